import { found } from '@seatledger/domain/command/decision.ts';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { shownId, shownInstant } from '../../api/fields.ts';
import { rowLimit, type Page } from '../../api/pages.ts';
import type { RegistrySchema } from '../../registry-schema.ts';
import { selectDelegations } from './delegation-queries.ts';

export const delegationState = z.enum(['upcoming', 'in-force', 'over']);

/** An operator on either side of a delegation. */
export const shownParty = z.strictObject({ id: shownId, name: z.string(), email: z.string() });

export const shownDelegation = z.strictObject({
  id: shownId,
  fromOperator: shownParty.describe('Whose power it is.'),
  toOperator: shownParty.describe('Who approves in their place.'),
  roleKeys: z.array(z.string()).max(50).describe('The roles that are approved with, as far as whoever delegates still has them.'),
  from: shownInstant,
  until: shownInstant.describe('It is over at this instant.'),
  commands: z
    .array(z.string())
    .nullable()
    .describe('The kinds of commands that it is for; null: all that the one who delegates may approve.'),
  reason: z.string(),
  state: delegationState,
  createdAt: shownInstant,
  endedAt: shownInstant.nullable().describe('Since when it has been taken back.'),
});

export interface DelegationFilter {
  readonly state?: z.output<typeof delegationState> | undefined;
  /** On either side. */
  readonly operatorId?: number | undefined;
}

type DelegationRow = Awaited<ReturnType<typeof listDelegations>>[number];

export async function listDelegations(db: Kysely<RegistrySchema>, { state, operatorId }: DelegationFilter, page: Page) {
  let query = selectShown(db).where('id', '>', page.afterId).orderBy('id').limit(rowLimit(page));
  if (state !== undefined) query = query.where(stateNow, '=', state);
  if (operatorId !== undefined) {
    query = query.where((eb) => eb.or([eb('fromOperatorId', '=', operatorId), eb('toOperatorId', '=', operatorId)]));
  }
  return await query.execute();
}

export async function readDelegation(db: Kysely<RegistrySchema>, id: number): Promise<z.output<typeof shownDelegation>> {
  return showDelegation(found(await selectShown(db).where('id', '=', id).executeTakeFirst(), 'delegation', id));
}

export function showDelegation(row: DelegationRow): z.output<typeof shownDelegation> {
  const { id, fromOperator, toOperator, roleKeys, validFrom, validUntil, commands, reason, state, createdAt, endedAt } = row;
  const times = { from: validFrom.toString(), until: validUntil.toString(), createdAt: createdAt.toString() };
  return { id: String(id), fromOperator, toOperator, roleKeys, ...times, commands, reason, state, endedAt: endedAt?.toString() ?? null };
}

const stateNow = sql<z.output<typeof delegationState>>`case
  when ended_at is not null or valid_until <= now() then 'over' when valid_from > now() then 'upcoming' else 'in-force' end`;

function selectShown(db: Kysely<RegistrySchema>) {
  return selectDelegations(db).select([
    stateNow.as('state'),
    operator('from_operator_id').as('fromOperator'),
    operator('to_operator_id').as('toOperator'),
  ]);
}

function operator(column: 'from_operator_id' | 'to_operator_id') {
  return sql<z.output<typeof shownParty>>`(
    select jsonb_build_object('id', o.id::text, 'name', o.display_name, 'email', o.email)
    from access_published.operators o where o.id = ${sql.ref(column)})`;
}
