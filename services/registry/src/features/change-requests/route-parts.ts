import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import type { Answer } from '../../api/answers.ts';
import type { ChangeRequest as WriteRequest, Changing, RegistryApi } from '../../api/registry-api.ts';
import type { Proposing } from './propose-commands.ts';
import { withRequestedList, type RequestedList } from './requested-list.ts';
import { readRequest } from './requests-overview.ts';
import { showingRequest } from './shown-request.ts';
import { findVisibleRequest } from './visible-requests.ts';

/** What the routes of change requests have in common. */

export const tags = ['Change requests'];
export const path = '/v1/change-requests';
/** What people write in requests names people. Everybody reads their own, see `visible-requests.ts`. */
export const readAccess = { access: { permission: 'signed-in' }, reads: { kind: 'change-request' } as const };

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
  db = api.db,
): Promise<Answer> {
  return await api.changeOnce(
    request,
    async (changing) => {
      const { version } = await findVisibleRequest(changing.tx, changing.principal, id);
      refuseOtherVersion(request.headers['if-match'], version, { required });
      await work(changing, id);
      return showingRequest(await readRequest(changing.tx, null, id), 200);
    },
    db,
  );
}

/**
 * The same with the list at hand that the request imports, whose rows are judged anew where its difference is to be. `size`: of the
 * commands that it is to have.
 */
export async function changeListed(
  api: RegistryApi,
  request: WriteRequest,
  id: number,
  options: { readonly required: boolean },
  work: Work,
  size = 0,
) {
  const withList = ({ db, hold, judge }: RequestedList): Promise<Answer> =>
    changeRequest(
      api,
      request,
      id,
      options,
      async (changing, requestId) => {
        await hold(changing.tx);
        await judge(changing.tx, api.door, changing.context);
        await work(changing, requestId);
      },
      db,
    );
  return await withRequestedList(api, id, withList, size);
}
