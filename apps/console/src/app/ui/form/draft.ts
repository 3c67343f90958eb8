import { computed, effect, inject, linkedSignal, type Signal, type WritableSignal } from '@angular/core';
import { SessionStore } from '../../session/session-store.ts';

/** What was typed into a form and not sent yet: kept over a reload of the page, in this tab alone. */
export interface Draft<Model> {
  readonly model: WritableSignal<Model>;
  /** Whether it is what was typed an earlier time. */
  readonly wasKept: Signal<boolean>;
  readonly isChanged: () => boolean;
  /** As if nothing had been typed. */
  readonly startAnew: () => void;
  /** After it was sent, or thrown away. */
  readonly forget: () => void;
}

/** Where a draft is kept, and what the form holds before anything is typed: texts, flags and lists of them. */
export interface DraftBegin<Model> {
  readonly name: string;
  readonly initial: Model;
}

/** `draftOf(() => ({ name: 'customers.new', initial: { name: '' } }))`, where components and effects may be made. */
export function draftOf<Model extends object>(begin: () => DraftBegin<Model>): Draft<Model> {
  const session = inject(SessionStore);
  const begun = computed(
    () => {
      const { name, initial } = begin();
      // What one person has typed is not shown to another who signs in in the same tab.
      const key = `seatledger.draft.${session.operator()?.id ?? ''}.${name}`;
      return { key, initial, untouched: JSON.stringify(initial), kept: readKept<Model>(key, initial) };
    },
    { equal: (one, other) => one.key === other.key && one.untouched === other.untouched },
  );
  const model = linkedSignal(() => begun().kept ?? begun().initial);
  const wasKept = linkedSignal(() => begun().kept !== undefined);
  const isDone = linkedSignal({ source: begun, computation: () => false });
  const isChanged = computed(() => !isDone() && JSON.stringify(model()) !== begun().untouched);
  effect(() => {
    const { key } = begun();
    if (isChanged()) sessionStorage.setItem(key, JSON.stringify(model()));
    else sessionStorage.removeItem(key);
  });
  return {
    model,
    wasKept,
    isChanged,
    startAnew: () => {
      wasKept.set(false);
      model.set(begun().initial);
    },
    forget: () => {
      isDone.set(true);
      sessionStorage.removeItem(begun().key);
    },
  };
}

/** Of an older version of the form, nothing is taken. */
function readKept<Model extends object>(key: string, initial: Model): Model | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const isSameForm = Object.keys(initial).toSorted().join() === Object.keys(kept).toSorted().join();
    return isSameForm ? (kept as Model) : undefined;
  } catch {
    return undefined;
  }
}
