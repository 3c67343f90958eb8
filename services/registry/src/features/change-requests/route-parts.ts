import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { Answer } from '../../api/answers.ts';
import { access } from '../../api/fields.ts';
import type { ChangeRequest as WriteRequest, Changing, RegistryApi } from '../../api/registry-api.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import type { Proposing } from './propose-commands.ts';
import { findRequestRow } from './request-queries.ts';
import { readRequest } from './requests-overview.ts';
import { shownRequest, showingRequest } from './shown-request.ts';

/** What the routes of change requests have in common. */

export const tags = ['Change requests'];
export const path = '/v1/change-requests';
/** What people write in requests names people. */
export const readAccess = { ...access('change-request.read'), reads: { kind: 'change-request' } as const };
/** More than these are applied after the answer. */
const appliedBeforeAnswer = 1_000;

export function proposingOf({ door }: RegistryApi, { tx, principal, context }: Changing): Proposing {
  return { door, tx, principal, context };
}

type Work = (changing: Changing, id: number) => Promise<unknown>;

/** Does something to a request that the principal may see, in the version that is meant, and answers with it as it is then. */
export async function changeRequest(
  api: RegistryApi,
  request: WriteRequest,
  id: number,
  { required }: { readonly required: boolean },
  work: Work,
): Promise<Answer> {
  return await api.changeOnce(request, async (changing) => {
    const { version } = await findRequestRow(changing.tx, changing.principal.customerIds, id);
    refuseOtherVersion(request.headers['if-match'], version, { required });
    await work(changing, id);
    return showingRequest(await readRequest(changing.tx, null, id), 200);
  });
}

/** Applies at once what has all its approvals, and answers what has become of it. */
export async function afterApplying(api: RegistryApi, request: WriteRequest, answer: Answer): Promise<Answer> {
  const shown = shownRequest.safeParse(answer.body);
  if (!shown.success || shown.data.state !== 'approved' || shown.data.size > appliedBeforeAnswer) return answer;
  const id = Number(shown.data.id);
  await createApplyDueRequest(api, api.door)(id, contextOf(request));
  const now = await readRequest(api.db, null, id);
  return { ...showingRequest(now, 200), status: answer.status, location: answer.location };
}
