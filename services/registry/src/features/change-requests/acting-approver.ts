import { isOwnRequest } from '@seatledger/domain/change-request/close-request.ts';
import type { Power } from '@seatledger/domain/change-request/policy/approval.ts';
import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { isInForce } from '@seatledger/domain/delegation/delegated-power.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Changing } from '../../api/registry-api.ts';
import { readPersonIds } from '../operators/operator-queries.ts';
import { readDelegatedPowers } from '../delegations/delegation-queries.ts';
import { authorOf } from './propose-commands.ts';
import { findRequestRow, requestOf } from './request-queries.ts';

const whoMay = 'This is for those who may approve requests, themselves or in the place of somebody who lets them.';

/**
 * In whose place somebody does to a request what approvers do: null, their own, or those who let them for all that is in it. `refusal`:
 * what is said to others. @throws HttpProblem 403 `forbidden`, CommandRefused `delegation_not_in_force`
 */
export async function readActingFor(
  changing: Changing,
  id: number,
  onBehalfOf: number | null,
  refusal = whoMay,
): Promise<readonly Power[] | null> {
  if (onBehalfOf === null && changing.principal.permissions.has('change-request.approve')) return null;
  const lent = (await readLentPowers(changing, id)).filter(({ operatorId }) => onBehalfOf === null || operatorId === onBehalfOf);
  if (lent.length > 0) return lent;
  if (onBehalfOf === null) throw forbidden(refusal);
  const detail = `Operator ${onBehalfOf} does not let you approve all that is in this request, at this time.`;
  throw new CommandRefused('delegation_not_in_force', detail, 'onBehalfOf');
}

async function readLentPowers({ tx, principal, context }: Changing, id: number): Promise<readonly Power[]> {
  // A personal token lends its person's power only where it was made for that.
  if (principal.kind !== 'operator' || (principal.session === null && !principal.permissions.has('change-request.approve'))) return [];
  const { kinds } = await findRequestRow(tx, principal.customerIds, id);
  const delegated = await readDelegatedPowers(tx, principal.id, context.now);
  return delegated.filter((one) => one.power.roles.length > 0 && isInForce(one, kinds, context.now)).map(({ power }) => power);
}

/** Nobody but those whose it is, or who may approve it, makes the approvals void that others have given. @throws HttpProblem 403 */
export async function refuseRefreshByOthers(changing: Changing, id: number): Promise<void> {
  const { tx, principal } = changing;
  const request = requestOf(await findRequestRow(tx, principal.customerIds, id));
  const who = { by: authorOf(principal), personIds: await readPersonIds(tx, principal.operatorIds) };
  if (isOwnRequest(request, who)) return;
  await readActingFor(changing, id, null, 'Those who have proposed or edited a request, or may approve it, look at it again.');
}

export function forbidden(detail: string): HttpProblem {
  return new HttpProblem({ status: 403, code: 'forbidden', title: 'Forbidden', detail });
}
