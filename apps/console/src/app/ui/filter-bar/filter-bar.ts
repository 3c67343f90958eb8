import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { freshResource } from '../../api/fresh-resource.ts';
import { Shortcuts } from '../../frame/shortcuts.ts';
import { longDate } from '../../words/dates.ts';
import { Icon } from '../icon.ts';
import { FilterSuggestions, type Suggestion } from './filter-suggestions.ts';
import { optionMeant, readTyped, tokensOf, wordOf, type Filter, type FilterOption, type TypedFilter } from './filter-words.ts';
import type { FilterValues } from './filter-words.ts';

interface Chip {
  readonly filter: Filter;
  readonly value: string;
  readonly words: string;
  /** What its button does. */
  readonly removal: string;
}

let lastId = 0;

/** Filters of a list as chips: typed (`domain:acme status:expired`), or chosen from menus that offer the same. */
@Component({
  selector: 'sl-filter-bar',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterBar {
  readonly filters = input.required<readonly Filter[]>();
  /** What the address says. */
  readonly values = input.required<FilterValues>();
  readonly valuesChange = output<FilterValues>();

  protected readonly fieldElement = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly id = `filter-bar-${(lastId += 1)}`;
  protected readonly typed = signal('');
  protected readonly isOpen = signal(false);
  /** What could not be understood of what was typed. */
  protected readonly refusal = linkedSignal({ source: this.typed, computation: () => '' });
  readonly #suggestions = new FilterSuggestions(this.typed, this.filters);
  protected readonly suggestions = computed(() => (this.isOpen() ? this.#suggestions.all() : []));
  protected readonly chosen = linkedSignal<readonly Suggestion[], number>({
    source: this.suggestions,
    computation: () => (this.#suggestions.isFreeText() ? -1 : 0),
  });
  protected readonly wordOf = wordOf;
  protected readonly placeholder = $localize`:@@filterBar.placeholder:Type to narrow the list`;

  /** Names of what the address has by its id. Names that are known stay while others are asked for. */
  readonly #names = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly naming = freshResource({
    params: () =>
      this.filters().flatMap((filter) =>
        filter.kind === 'found' && this.values()[filter.key] ? [{ filter, id: this.values()[filter.key] ?? '' }] : [],
      ),
    loader: async ({ params, abortSignal }) => {
      for (const { filter, id } of params) {
        const key = `${filter.key} ${id}`;
        if (this.#names().has(key)) continue;
        const name = await filter.nameOf(id, abortSignal).catch(() => id);
        this.#names.update((names) => new Map(names).set(key, name));
      }
    },
  });

  protected readonly chips = computed<readonly Chip[]>(() =>
    this.filters().flatMap((filter) => {
      const value = this.values()[filter.key];
      return value === undefined ? [] : [{ filter, value, words: this.#wordsOf(filter, value), removal: removalOf(filter) }];
    }),
  );

  constructor() {
    const run = (): void => this.fieldElement().nativeElement.focus();
    inject(DestroyRef).onDestroy(inject(Shortcuts).add({ keys: '/', label: $localize`:@@filterBar.label:Narrow the list`, run }));
  }

  protected removeLast(event: Event): void {
    const last = this.chips().at(-1);
    if (this.typed() !== '' || last === undefined) return;
    event.preventDefault();
    this.remove(last.filter);
  }

  protected remove({ key }: Filter): void {
    this.valuesChange.emit(Object.fromEntries(Object.entries(this.values()).filter(([one]) => one !== key)));
    this.fieldElement().nativeElement.focus();
  }

  protected removeAll(): void {
    this.typed.set('');
    this.valuesChange.emit({});
  }

  protected move(event: Event, step: number): void {
    event.preventDefault();
    this.isOpen.set(true);
    const size = this.suggestions().length;
    if (size > 0) this.chosen.update((index) => (Math.max(index, step > 0 ? -1 : 0) + step + size) % size);
  }

  protected async enter(event: Event): Promise<void> {
    event.preventDefault();
    const suggestion = this.suggestions()[this.chosen()];
    if (suggestion !== undefined) this.take(suggestion);
    else await this.commit();
  }

  protected take({ filter, option }: Suggestion): void {
    const before = tokensOf(this.typed()).slice(0, /\s$/.test(this.typed()) ? undefined : -1);
    if (option === undefined) {
      this.write([...before, `${wordOf(filter)}:`].join(' '));
      return;
    }
    this.#remember(filter, option);
    this.valuesChange.emit({ ...this.values(), [filter.key]: option.value });
    this.write(before.join(' '));
  }

  /** Everything that was typed becomes chips; what cannot be understood stays in the field and is told. */
  protected async commit(): Promise<void> {
    const read = readTyped(this.typed(), this.filters());
    const values: Record<string, string> = { ...this.values() };
    for (const one of read) {
      const option = await this.#meant(one);
      if (option === undefined || one.filter === undefined) {
        this.refusal.set($localize`:@@filterBar.notFound:Nothing here is called “${one.text}:text:”.`);
        return;
      }
      this.#remember(one.filter, option);
      values[one.filter.key] = option.value;
    }
    if (read.length > 0) this.valuesChange.emit(values);
    this.#fill('');
    this.isOpen.set(false);
  }

  protected pick(filter: Filter, option: FilterOption): void {
    this.valuesChange.emit({ ...this.values(), [filter.key]: option.value });
  }

  /** Puts a text into the field, to be gone on with. */
  protected write(text: string): void {
    this.#fill(text);
    this.isOpen.set(text !== '');
    // After the menu has given the focus back.
    setTimeout(() => this.fieldElement().nativeElement.focus());
  }

  #fill(text: string): void {
    this.typed.set(text);
    // At once: whoever types on would type behind what was there.
    this.fieldElement().nativeElement.value = text;
  }

  async #meant({ filter, text }: TypedFilter): Promise<FilterOption | undefined> {
    switch (filter?.kind) {
      case 'choice':
        return optionMeant(text, filter.options);
      case 'found':
        return this.#found(text, await filter.find(text, new AbortController().signal).catch(() => []));
      case 'date':
        return /^\d{4}-\d\d-\d\d$/.test(text) ? { value: text, label: text } : undefined;
      case 'text':
        return { value: text, label: text };
      case undefined:
        return undefined;
    }
  }

  #found(text: string, options: readonly FilterOption[]): FilterOption | undefined {
    // What was found by another of its names is meant as well.
    return optionMeant(text, options) ?? options[0];
  }

  #remember(filter: Filter, { value, label }: FilterOption): void {
    this.#names.update((names) => new Map(names).set(`${filter.key} ${value}`, label));
  }

  #wordsOf(filter: Filter, value: string): string {
    if (filter.kind === 'choice') return filter.options.find((option) => option.value === value)?.label ?? value;
    if (filter.kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(value) ? longDate(value) : value;
    return filter.kind === 'found' ? (this.#names().get(`${filter.key} ${value}`) ?? '…') : value;
  }
}

function removalOf({ label }: Filter): string {
  return $localize`:@@filterBar.remove:Remove the filter ${label}:filter:`;
}
