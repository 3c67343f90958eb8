import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { Answer } from '../../api/answers.ts';
import type { ChangeRequest as WriteRequest, RegistryApi } from '../../api/registry-api.ts';
import { createApplyDueRequest } from './apply-due-request.ts';
import type { Tx } from '../../registry-schema.ts';
import { readRequest } from './requests-overview.ts';
import { shownRequest, showingRequest } from './shown-request.ts';

/** What a request that has just been made is answered with. */
export async function showingMadeRequest(tx: Tx, id: number): Promise<Answer> {
  return showingRequest(await readRequest(tx, null, id), 201);
}

/** More than these are applied after the answer. */
const appliedBeforeAnswer = 1_000;

/** Applies at once what has all its approvals, and answers what has become of it. */
export async function afterApplying(api: RegistryApi, request: WriteRequest, answer: Answer): Promise<Answer> {
  const shown = shownRequest.safeParse(answer.body);
  if (!shown.success || shown.data.state !== 'approved' || shown.data.size > appliedBeforeAnswer) return answer;
  const id = Number(shown.data.id);
  await createApplyDueRequest(api, api.door)(id, contextOf(request));
  const now = await readRequest(api.db, null, id);
  return { ...showingRequest(now, 200), status: answer.status, location: answer.location };
}
