import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { FoundThings } from '../registry/found-things.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { ColumnMapping, type MappedColumn } from './column-mapping.ts';
import { wordOfEncoding, wordOfSeparator } from './field-words.ts';
import type { Import } from './import-shapes.ts';
import { Judgements } from './judgements.ts';
import { mappingText } from './mapping-text.ts';

type Dates = Import['options']['dates'];
const dateOrders = ['', 'dmy', 'mdy'] as const;

/** How the file was read: what was recognised, to be corrected by hand. */
@Component({
  selector: 'sl-reading-step',
  imports: [ColumnMapping, Problem],
  templateUrl: './reading-step.html',
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReadingStep {
  readonly #client = inject(Api).client;
  readonly #judgements = inject(Judgements);
  readonly #router = inject(Router);
  readonly #found = inject(FoundThings);
  readonly list = input.required<Import>();
  readonly judged = output<Import>();

  protected readonly columns = linkedSignal(() => columnsOf(this.list()));
  protected readonly profile = linkedSignal(() => this.list().options.defaultProfile ?? '');
  protected readonly dates = linkedSignal<Dates>(() => this.list().options.dates);
  protected readonly error = signal<unknown>(undefined);
  protected readonly isJudging = signal(false);

  protected readonly locked = computed(() => this.list().state !== 'judged' || this.list().changeRequestId !== null);
  protected readonly encoding = computed(() => wordOfEncoding(this.list().encoding));
  protected readonly separator = computed(() => wordOfSeparator(this.list().separator));
  protected readonly profiles = freshResource({ loader: () => this.#found.profiles() });
  protected readonly isChanged = computed(() => {
    const { options } = this.list();
    return this.#isMappedAnew() || this.profile() !== (options.defaultProfile ?? '') || this.dates() !== options.dates;
  });
  readonly #isMappedAnew = computed(() => mappingText(this.columns()) !== mappingText(columnsOf(this.list())));

  /** The cells of the first row, as an example of what each column holds. */
  protected readonly examples = freshResource({
    params: () => (this.list().state === 'expired' ? undefined : this.list().id),
    loader: async ({ params: id, abortSignal: signal }) => {
      const query = { limit: 1 };
      const { items } = await bodyOf(this.#client.GET('/v1/imports/{id}/verdicts', { params: { path: { id }, query }, signal }));
      const [first] = items;
      if (first === undefined) return undefined;
      const path = { id, line: first.line };
      const { header, cells } = await bodyOf(this.#client.GET('/v1/imports/{id}/rows/{line}', { params: { path }, signal }));
      return new Map(header.map((name, index) => [name.trim(), cells[index] ?? '']));
    },
  });

  protected chooseDates(event: Event): void {
    const chosen = dateOrders[(event.target as HTMLSelectElement).selectedIndex] ?? '';
    this.dates.set(chosen === '' ? null : chosen);
  }

  protected async judge(): Promise<void> {
    this.error.set(undefined);
    this.isJudging.set(true);
    try {
      const map = this.#isMappedAnew() ? { map: mappingText(this.columns()) } : {};
      const judged = await this.#judgements.judge(this.list(), { ...map, defaultProfile: this.profile() || null, dates: this.dates() });
      this.judged.emit(judged);
      await this.#router.navigate([], { queryParams: { step: 'verdicts' }, queryParamsHandling: 'merge' });
    } catch (error) {
      this.error.set(problemOf(error));
    } finally {
      this.isJudging.set(false);
    }
  }
}

function columnsOf({ mapping, unusedColumns }: Import): readonly MappedColumn[] {
  return [
    ...mapping.columns.map(({ header, field }) => ({ header, use: field })),
    ...unusedColumns.map((header) => ({ header, use: 'ignore' as const })),
  ];
}
