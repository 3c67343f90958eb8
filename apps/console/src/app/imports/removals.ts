import { inject, Injectable } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { Sent } from '../api/shapes.ts';
import { usersCounted } from '../registry/counted.ts';
import { Dialogs } from '../ui/dialog/dialogs.ts';
import { count } from '../words/numbers.ts';
import type { LeaverCheck } from './import-shapes.ts';
import { isChosen, type LeaverChoice } from './leaver-choice.ts';
import { RemovalDialog, type RemovalQuestion } from './removal-dialog.ts';

export type Removal = Sent<'/v1/leaver-checks/{id}/actions/propose', 'post'>['action'];
type Asked = Sent<'/v1/leaver-checks/{id}/actions/propose', 'post'>;

/** Takes seats away from leavers: asked once with a reason, and once more in words where it is a large part of the seats. */
@Injectable({ providedIn: 'root' })
export class Removals {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);

  /** Whether it was done, or waits for approval. @throws ApiProblem */
  async propose(check: LeaverCheck, domain: string, action: Removal, choice: LeaverChoice): Promise<boolean> {
    const ids = (await this.#removable(check.id, action)).filter((id) => isChosen(choice, id));
    const question: RemovalQuestion = {
      action,
      domain,
      users: usersCounted(ids.length),
      size: ids.length,
      words: wordsOf(action, ids.length),
    };
    const given = await this.#dialogs.open<string, RemovalQuestion>(RemovalDialog, question);
    if (given === undefined || ids.length === 0) return false;
    const isEverybody = choice.isAll && choice.ids.size === 0;
    const asked: Asked = { action, ...(!isEverybody && { userIds: ids }), ...(given !== '' && { reason: given }) };
    return (await this.#sent(check, asked, ids.length)) || this.#confirmed(check, domain, asked, ids.length);
  }

  /** False where it is so large a part of the seats that it has to be confirmed. */
  async #sent({ id, version }: LeaverCheck, asked: Asked, size: number): Promise<boolean> {
    const params = { path: { id }, header: { 'if-match': `"${version}"` } };
    const done =
      asked.action === 'delete'
        ? $localize`:@@imports.leaversDeleted:Deleted: ${usersCounted(size)}:users:.`
        : $localize`:@@imports.leaversSuspended:Suspended: ${usersCounted(size)}:users:.`;
    try {
      await this.#changes.make(() => this.#client.POST('/v1/leaver-checks/{id}/actions/propose', { params, body: asked }), done);
      return true;
    } catch (error) {
      if (problemOf(error).code === 'too_many_leavers' && asked.confirmedRemovals === undefined) return false;
      throw error;
    }
  }

  async #confirmed(check: LeaverCheck, domain: string, asked: Asked, size: number): Promise<boolean> {
    const users = usersCounted(size);
    const isMeant = await this.#dialogs.confirm({
      title: $localize`:@@imports.tooManyTitle:Is this really the whole staff list?`,
      text: $localize`:@@imports.tooManyText:${users}:users: of the ${count(check.counts.seats)}:seats: with a seat in ${domain}:domain: would lose it: more than a fifth. A list that is cut short looks just like this.`,
      action: wordsOf(asked.action, size),
      name: users,
    });
    return isMeant && (await this.#sent(check, { ...asked, confirmedRemovals: size }, size));
  }

  /** Who has a seat still that would be taken away. */
  async #removable(id: string, action: Removal): Promise<readonly string[]> {
    const seated = await this.#idsOf(id, 'seated');
    return action === 'suspend' ? seated : [...seated, ...(await this.#idsOf(id, 'suspended'))];
  }

  async #idsOf(id: string, state: 'seated' | 'suspended'): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const query = { state, limit: 200, ...(cursor !== undefined && { cursor }) };
      const page: { readonly items: readonly { readonly id: string }[]; readonly nextCursor: string | null } = await bodyOf(
        this.#client.GET('/v1/leaver-checks/{id}/leavers', { params: { path: { id }, query } }),
      );
      ids.push(...page.items.map((leaver) => leaver.id));
      cursor = page.nextCursor;
    }
    return ids;
  }
}

function wordsOf(action: Removal, size: number): string {
  const users = usersCounted(size);
  return action === 'delete'
    ? $localize`:@@imports.deleteUsers:Delete ${users}:users:`
    : $localize`:@@imports.suspendUsers:Suspend ${users}:users:`;
}
