import { changePolicySchema } from '@seatledger/domain/change-request/policy/change-policy.ts';
import { send, showing } from '../../api/answers.ts';
import { access, onChange, writeHeaders } from '../../api/fields.ts';
import type { AddRoutes } from '../../api/registry-api.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { lockPolicy } from './policy-queries.ts';
import { showPolicy, shownPolicy } from './shown-policy.ts';

const tags = ['Approval policy'];
const path = '/v1/approval-policy';

export const addApprovalPolicyRoutes: AddRoutes = (app, api) => {
  app.get(
    path,
    {
      config: access('policy.read'),
      schema: { operationId: 'readApprovalPolicy', summary: 'Read what needs whose approval', tags, response: { 200: shownPolicy } },
    },
    async (_, reply) => send(reply, showing(await showPolicy(api.db))),
  );
  app.put(
    path,
    {
      config: { access: { permission: 'policy.write', stepUp: true } },
      schema: {
        operationId: 'changeApprovalPolicy',
        summary: 'Replace the approval policy',
        description: 'A policy under which some requests could never be approved is refused, with the reasons under errors.',
        tags,
        headers: writeHeaders,
        body: changePolicySchema.omit({ kind: true }),
        response: { 200: shownPolicy, ...proposed, ...onChange },
      },
    },
    async (request, reply) => {
      const answer = await api.change(request, {
        command: { kind: 'policy.change', ...request.body },
        lock: async (tx) => (await lockPolicy(tx)).version,
        versionRequired: true,
        answer: async (tx) => showing(await showPolicy(tx)),
      });
      return send(reply, answer);
    },
  );
};
