import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { ActionDialog } from '../../ui/action/action-dialog.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { CutOverDialog, type CutOverQuestion } from './cut-over-dialog.ts';
import type { ReadyDomain } from './readiness.ts';

/** Lets Seatledger answer for a domain, or the old service again; each is the other's way back. */
@Injectable({ providedIn: 'root' })
export class Switches {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #made = signal(0);
  /** Counts the switches, and those that were asked for: what shows domains reads them again. */
  readonly made = this.#made.asReadonly();

  async askCutOver(domain: ReadyDomain): Promise<void> {
    const run: CutOverQuestion['run'] = (given) => this.#cutOver(domain, given);
    await this.#dialogs.open<boolean, CutOverQuestion>(CutOverDialog, { domain, run, reread: () => this.#tell() });
  }

  async askCutBack(domain: ReadyDomain): Promise<void> {
    const question: ActionQuestion = {
      of: `domain.${domain.id}`,
      title: $localize`:@@cutOver.backTitle:Let the old service answer for ${domain.name}:name: again`,
      text: $localize`:@@cutOver.backText:From the next question on, the gateway hands what is asked of this domain to the old service. Nothing of Seatledger is removed.`,
      action: $localize`:@@cutOver.back:Switch back`,
      fields: [{ name: 'reason', label: $localize`:@@cutOver.reason:Reason`, kind: 'lines', maxLength: 500 }],
      run: ({ reason = '' }) => this.#cutBack(domain, reason),
    };
    await this.#dialogs.open<boolean, ActionQuestion>(ActionDialog, question);
  }

  async #cutOver(
    domain: Pick<ReadyDomain, 'id' | 'name'>,
    body: { readonly reason: string; readonly acceptBlockers: boolean },
  ): Promise<void> {
    const done = $localize`:@@cutOver.doneOver:Seatledger answers for ${domain.name}:name: now.`;
    const cutOver = () => this.#client.POST('/v1/domains/{id}/actions/cut-over', { params: { path: { id: domain.id } }, body });
    await this.#thenTell(this.#changes.make(cutOver, done, () => this.#cutBack(domain, undone(body.reason))));
  }

  async #cutBack(domain: Pick<ReadyDomain, 'id' | 'name'>, reason: string): Promise<void> {
    const done = $localize`:@@cutOver.doneBack:The old service answers for ${domain.name}:name: again.`;
    const cutBack = () => this.#client.POST('/v1/domains/{id}/actions/cut-back', { params: { path: { id: domain.id } }, body: { reason } });
    // It answered a moment ago: what was in its way then was accepted.
    const again = { reason: undone(reason), acceptBlockers: true };
    await this.#thenTell(this.#changes.make(cutBack, done, () => this.#cutOver(domain, again)));
  }

  /** Also where it was refused, as something may be otherwise than it was shown. */
  async #thenTell(change: Promise<unknown>): Promise<void> {
    try {
      await change;
    } finally {
      this.#tell();
    }
  }

  #tell(): void {
    this.#made.update((count) => count + 1);
  }
}

function undone(reason: string): string {
  return $localize`:@@cutOver.undone:Undone: ${reason}:reason:`.slice(0, 500);
}
