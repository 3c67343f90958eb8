import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { isGivenUp } from '../../session/passkey.ts';
import { SessionStore } from '../../session/session-store.ts';
import { StepUp } from '../../session/step-up.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Toasts } from '../../ui/feedback/toasts.ts';
import { Icon } from '../../ui/icon.ts';
import { language } from '../../words/locale.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import { saveFile } from '../save-file.ts';
import { EraseDialog } from './erase-dialog.ts';
import { wordOfHeld, wordOfService } from './held-words.ts';
import type { FoundPerson } from './person-search.ts';

/** What is held about somebody, in numbers, and what can be done with it. */
@Component({
  selector: 'sl-person-held',
  imports: [CountPipe, Icon, Problem, RouterLink],
  templateUrl: './person-held.html',
  styleUrl: './person-held.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonHeld {
  readonly #client = inject(Api).client;
  readonly #stepUp = inject(StepUp);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly person = input.required<FoundPerson>();
  readonly erased = output();

  protected readonly mayExport = this.#session.may('privacy.export');
  protected readonly mayErase = this.#session.may('privacy.erase');
  protected readonly mayReadEvents = this.#session.may('event.read');
  protected readonly error = signal<unknown>(undefined);
  protected readonly isExporting = signal(false);
  protected readonly rows = computed(() =>
    this.person().held.map(({ service, kind, count }) => ({ service: wordOfService(service), kind: wordOfHeld(kind), count })),
  );

  protected async export(format: 'json' | 'html'): Promise<void> {
    this.error.set(undefined);
    this.isExporting.set(true);
    try {
      saveFile(await this.#stepUp.run(() => this.#read(format)), `person.${format}`);
      this.#toasts.show($localize`:@@privacy.exported:What is held was exported. The export is written to the log.`);
    } catch (error) {
      if (!isGivenUp(error)) this.error.set(error);
    } finally {
      this.isExporting.set(false);
    }
  }

  protected async erase(): Promise<void> {
    if ((await this.#dialogs.open<boolean>(EraseDialog, this.person())) === true) this.erased.emit();
  }

  #read(format: 'json' | 'html'): Promise<Blob> {
    const query = { email: this.person().email, format, locale: language };
    const headers = { accept: format === 'html' ? 'text/html, application/problem+json' : 'application/json, application/problem+json' };
    return bodyOf(this.#client.GET('/v1/privacy/persons/export', { params: { query }, headers, parseAs: 'blob' }));
  }
}
