import { computed, effect, inject, linkedSignal, type Signal, type WritableSignal } from '@angular/core';
import { SessionStore } from '../../session/session-store.ts';
import { draftKey, isOfForm, readDraft, removeDraft, writeDraft } from './draft-storage.ts';

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
      const key = draftKey(session.operator()?.id ?? '', name);
      const read = readDraft(key);
      return { key, initial, untouched: JSON.stringify(initial), kept: isOfForm(read, initial) ? read : undefined };
    },
    { equal: (one, other) => one.key === other.key && one.untouched === other.untouched },
  );
  const model = linkedSignal(() => begun().kept ?? begun().initial);
  const wasKept = linkedSignal(() => begun().kept !== undefined);
  const isDone = linkedSignal({ source: begun, computation: () => false });
  const isChanged = computed(() => !isDone() && JSON.stringify(model()) !== begun().untouched);
  effect(() => {
    const { key } = begun();
    if (isChanged()) writeDraft(key, model());
    else removeDraft(key);
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
      removeDraft(begun().key);
    },
  };
}
