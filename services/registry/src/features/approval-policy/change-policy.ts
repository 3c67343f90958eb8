import { changePolicySchema, decideChangePolicy } from '@seatledger/domain/change-request/policy/change-policy.ts';
import { useCase } from '../../registry-schema.ts';
import { lockPolicy, readPolicyFacts, savePolicy } from './policy-queries.ts';

export const changePolicy = useCase({
  schema: changePolicySchema,
  gather: async (tx) => ({ policy: await lockPolicy(tx), ...(await readPolicyFacts(tx)) }),
  decide: decideChangePolicy,
  async write(tx, policy) {
    await savePolicy(tx, policy);
    return [];
  },
});
