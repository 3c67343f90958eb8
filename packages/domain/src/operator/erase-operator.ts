import { z } from 'zod';
import { found, unchanged, type Decision } from '../command/decision.ts';
import { id } from '../command/fields.ts';
import { instant, refuseLastAdministrator, type Operator } from './operator.ts';

/** Nobody can have such an address: RFC 2606 §2 keeps `.invalid` for that. */
const erasedDomain = 'erased.invalid';

/** Takes everything from an operator that lets them in or says who they were. The row stays, so that no other operator gets its id. */
export const eraseOperatorSchema = z.strictObject({ kind: z.literal('operator.erase'), id, at: instant });
export type EraseOperator = z.output<typeof eraseOperatorSchema>;

export interface EraseOperatorFacts {
  readonly operator: Operator | undefined;
  readonly otherAdministrators: number;
}

export function decideEraseOperator(command: EraseOperator, facts: EraseOperatorFacts): Decision<Operator> {
  const before = found(facts.operator, 'operator', command.id);
  if (isErased(before)) return unchanged;
  refuseLastAdministrator(before, facts.otherAdministrators);
  const nobody = { displayName: 'Erased', locale: 'en', roleKeys: [], customerIds: null, suspensionReason: null };
  const plan = { ...before, ...nobody, email: `erased-${before.id}@${erasedDomain}`, suspendedAt: command.at };
  return { outcome: 'changed', plan, change: { subject: { kind: 'operator', id: before.id }, before: null, after: null } };
}

export function isErased({ email }: Pick<Operator, 'email'>): boolean {
  return email.endsWith(`@${erasedDomain}`);
}
