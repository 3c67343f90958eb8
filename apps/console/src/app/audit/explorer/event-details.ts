import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Preferences } from '../../session/preferences.ts';
import { changesAmong } from '../../ui/difference/field-changes.ts';
import { FieldRows } from '../../ui/difference/field-rows.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { exactInstant } from '../../words/dates.ts';
import { language } from '../../words/locale.ts';
import { CountPipe } from '../../words/word-pipes.ts';
import type { AuditEventDetails } from './audit-event.ts';
import { shownValue } from './event-values.ts';
import { pageOf, subjectName } from './subject-words.ts';

/** All that an event says: who, from where, about what, and each field before and after. */
@Component({
  selector: 'sl-event-details',
  imports: [CountPipe, FieldRows, Icon, Problem, RouterLink, Skeleton],
  templateUrl: './event-details.html',
  styleUrl: './event-details.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventDetails {
  readonly #client = inject(Api).client;
  readonly #timeZone = inject(Preferences).timeZone;
  readonly id = input.required<string>();
  /** A filter that one of the facts was clicked for. */
  readonly narrow = output<Readonly<Record<string, string>>>();

  protected readonly event = freshResource({
    params: () => this.id(),
    loader: ({ params: id, abortSignal: signal }) =>
      bodyOf(this.#client.GET('/v1/audit/events/{id}', { params: { path: { id }, query: { language } }, signal })),
  });
  protected readonly changes = computed(() =>
    changesAmong(
      (this.event.value()?.changedFields ?? []).map(({ field, label, before, after }) => ({
        field,
        label,
        before: this.#shown(before, field),
        after: this.#shown(after, field),
      })),
    ),
  );
  protected readonly pageOf = pageOf;
  protected readonly subjectName = subjectName;

  #shown(value: unknown, field: string): string | null {
    return value === null || value === undefined ? null : shownValue(value, field, this.#timeZone());
  }

  protected exactly({ recordedAt }: AuditEventDetails): string {
    return exactInstant(recordedAt, this.#timeZone());
  }

  protected actorKey({ actor: { kind, id } }: AuditEventDetails): string {
    return id === null ? kind : `${kind}/${id}`;
  }

  protected subjectKey({ subject: { kind, id } }: AuditEventDetails): string {
    return id === null ? kind : `${kind}/${id}`;
  }

  protected actorName({ actor: { kind, id, name } }: AuditEventDetails): string {
    if (name !== null) return name;
    return kind === 'operator' || kind === 'service' ? `${wordsOfActor[kind]} ${id ?? ''}`.trim() : (wordsOfActor[kind] ?? kind);
  }

  protected originWord(origin: string): string {
    return wordsOfOrigin[origin] ?? origin;
  }
}

const wordsOfActor: Readonly<Record<string, string>> = {
  operator: $localize`:@@audit.actorOperator:operator`,
  service: $localize`:@@audit.actorService:service`,
  cli: $localize`:@@audit.actorCli:command line`,
  system: $localize`:@@audit.actorSystem:the server`,
};

const wordsOfOrigin: Readonly<Record<string, string>> = {
  api: $localize`:@@audit.originApi:over the API or the console`,
  cli: $localize`:@@audit.originCli:at the command line`,
  import: $localize`:@@audit.originImport:by an import`,
  task: $localize`:@@audit.originTask:by a scheduled task`,
  sample: $localize`:@@audit.originSample:with the sample vendor`,
};
