import { computed, type Signal } from '@angular/core';
import { freshResource } from '../../api/fresh-resource.ts';
import type { IconName } from '../icons.ts';
import { filtersBeginning, optionsMatching, readToken, tokensOf, wordOf, type Filter, type FilterOption } from './filter-words.ts';

/** What the field offers while one types: a filter to go on with, or a value of the one that was typed. */
export interface Suggestion {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly hint: string;
  readonly filter: Filter;
  /** Undefined where only the filter's word is put into the field. */
  readonly option: FilterOption | undefined;
}

const waitMs = 120;
const mostShown = 10;

export class FilterSuggestions {
  readonly #filters: Signal<readonly Filter[]>;
  readonly #last: Signal<string>;

  constructor(typed: Signal<string>, filters: Signal<readonly Filter[]>) {
    this.#filters = filters;
    // After a space, the next word begins.
    this.#last = computed(() => (/\s$/.test(typed()) ? '' : (tokensOf(typed()).at(-1) ?? '')));
  }

  readonly #read = computed(() => readToken(this.#last(), this.#filters()));

  readonly found = freshResource({
    params: () => {
      const { filter, text, hasWord } = this.#read();
      return filter?.kind === 'found' && (hasWord ? text !== '' : text.length > 1) ? { filter, text } : undefined;
    },
    loader: async ({ params: { filter, text }, abortSignal }) => {
      // Whoever types on asks again before this one is sent.
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      abortSignal.throwIfAborted();
      return { filter, options: await filter.find(text, abortSignal) };
    },
  });

  readonly all = computed<readonly Suggestion[]>(() => {
    const { filter, text, hasWord } = this.#read();
    if (!hasWord || filter === undefined) {
      return [...filtersBeginning(this.#last(), this.#filters()).map(ofFilter), ...this.#foundBy(filter)];
    }
    if (filter.kind === 'choice') return optionsMatching(text, filter.options).map((option) => ofOption(filter, option));
    return this.#foundBy(filter);
  });

  /** Whether what is typed may stay as it is: it narrows by the free filter. */
  readonly isFreeText = computed(() => {
    const { filter, hasWord } = this.#read();
    return filter !== undefined && !hasWord;
  });

  #foundBy(filter: Filter | undefined): readonly Suggestion[] {
    if (filter === undefined || !this.found.hasValue()) return [];
    const { filter: asked, options } = this.found.value();
    return asked === filter ? options.slice(0, mostShown).map((option) => ofOption(filter, option)) : [];
  }
}

function ofFilter(filter: Filter): Suggestion {
  return { id: `filter-${filter.key}`, icon: 'list-filter', label: filter.label, hint: `${wordOf(filter)}:`, filter, option: undefined };
}

function ofOption(filter: Filter, option: FilterOption): Suggestion {
  return { id: `value-${option.value}`, icon: 'check', label: option.label, hint: filter.label, filter, option };
}
