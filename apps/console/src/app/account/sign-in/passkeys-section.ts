import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Answer } from '../../api/shapes.ts';
import { createPasskey, knowsPasskeys } from '../../session/passkey.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { browserName } from '../browser-name.ts';
import { CodesDialog } from './codes-dialog.ts';
import { NameDialog } from './name-dialog.ts';

type Passkey = Answer<'/v1/passkeys', 'get'>['items'][number];

@Component({
  selector: 'sl-passkeys-section',
  imports: [Help, InstantPipe, Problem, Skeleton],
  templateUrl: './passkeys-section.html',
  styleUrl: './rows.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasskeysSection {
  readonly #client = inject(Api).client;
  readonly #store = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  protected readonly canAdd = knowsPasskeys();
  protected readonly passkeys = freshResource({
    loader: async ({ abortSignal: signal }) => (await bodyOf(this.#client.GET('/v1/passkeys', { signal }))).items,
  });

  protected async add(): Promise<void> {
    const title = $localize`:@@passkeys.add:Add a passkey`;
    const action = $localize`:@@passkeys.addGo:Continue`;
    const name = await this.#dialogs.open<string>(NameDialog, { title, action, name: browserName(navigator.userAgent) });
    if (name === undefined) return;
    let codes: readonly string[] = [];
    const added = await this.#attempts.run(
      async () => (codes = await this.#register(name)),
      $localize`:@@passkeys.added:The passkey is added.`,
    );
    if (!added) return;
    this.passkeys.reload();
    if (codes.length > 0) void this.#dialogs.open(CodesDialog, codes);
  }

  protected async rename({ id, name: before }: Passkey): Promise<void> {
    const question = {
      title: $localize`:@@passkeys.renameTitle:Rename the passkey`,
      action: $localize`:@@passkeys.rename:Rename`,
      name: before,
    };
    const name = await this.#dialogs.open<string>(NameDialog, question);
    if (name === undefined || name === before) return;
    const rename = () => this.#client.POST('/v1/passkeys/{id}/actions/rename', { params: { path: { id } }, body: { name } });
    if (await this.#attempts.run(rename, $localize`:@@passkeys.renamed:Renamed.`)) this.passkeys.reload();
  }

  protected async remove({ id, name }: Passkey): Promise<void> {
    const question = {
      title: $localize`:@@passkeys.removeTitle:Remove ${name}:name:?`,
      text: $localize`:@@passkeys.removeText:It signs you in no more. Delete it on the machine as well.`,
      action: $localize`:@@passkeys.removeGo:Remove the passkey`,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    const remove = () => this.#client.DELETE('/v1/passkeys/{id}', { params: { path: { id } } });
    if (!(await this.#attempts.run(remove, $localize`:@@passkeys.removed:Removed.`))) return;
    this.passkeys.reload();
    this.#store.take(await bodyOf(this.#client.GET('/v1/sessions/current')));
  }

  /** Gives the recovery codes, where there are new ones. */
  async #register(name: string): Promise<readonly string[]> {
    const options = await bodyOf(this.#client.POST('/v1/passkeys/actions/begin-registration'));
    const body = { name, credential: await createPasskey(options) };
    const { session, recoveryCodes } = await bodyOf(this.#client.POST('/v1/passkeys', { body }));
    this.#store.take(session);
    return recoveryCodes;
  }
}
