import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Preferences } from '../../session/preferences.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Icon } from '../../ui/icon.ts';
import { exactInstant, longDate, today } from '../../words/dates.ts';
import { locale } from '../../words/locale.ts';
import { ProofDialog } from '../proof/proof-dialog.ts';
import type { AuditEvent } from './audit-event.ts';
import { EventDetails } from './event-details.ts';

/** The events of a day, each a sentence that opens to its details, with the seal that proves it. */
@Component({
  selector: 'sl-event-day',
  imports: [EventDetails, Icon],
  templateUrl: './event-day.html',
  styleUrl: './event-day.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventDay {
  readonly #dialogs = inject(Dialogs);
  readonly #timeZone = inject(Preferences).timeZone;
  readonly day = input.required<string>();
  readonly events = input.required<readonly AuditEvent[]>();
  readonly mayVerify = input.required<boolean>();
  /** The id of the event that is open. */
  readonly open = input<string>();
  readonly openChange = output<string | undefined>();
  readonly narrow = output<Readonly<Record<string, string>>>();

  protected readonly heading = computed(() => {
    const date = longDate(this.day());
    return this.day() === today(this.#timeZone()) ? $localize`:@@audit.today:Today, ${date}:date:` : date;
  });
  readonly #times = computed(() => {
    const timeZone = this.#timeZone();
    return new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...(timeZone !== undefined && { timeZone }) });
  });

  protected time({ recordedAt }: AuditEvent): string {
    return this.#times().format(Date.parse(recordedAt));
  }

  protected exactly({ recordedAt }: AuditEvent): string {
    return exactInstant(recordedAt, this.#timeZone());
  }

  protected proveLabel({ sentence }: AuditEvent): string {
    return $localize`:@@audit.proveThis:Prove: ${sentence}:sentence:`;
  }

  protected toggle({ id }: AuditEvent): void {
    this.openChange.emit(this.open() === id ? undefined : id);
  }

  protected prove(event: AuditEvent): void {
    void this.#dialogs.open(ProofDialog, event);
  }
}
