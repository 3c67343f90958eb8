import { effect, inject, signal, type WritableSignal } from '@angular/core';
import { SessionStore } from '../../session/session-store.ts';
import { draftKey, isOfForm, readDraft, removeDraft, writeDraft } from './draft-storage.ts';

/** What was typed into a form and not sent yet: kept over a reload of the page, in this tab alone. */
export interface Draft<Model> {
  readonly model: WritableSignal<Model>;
  /** Whether it is what was typed before the page was loaded. */
  readonly wasKept: boolean;
  readonly isChanged: () => boolean;
  /** After it was sent, or thrown away. */
  readonly forget: () => void;
}

/** `draftOf('customers.new', { name: '' })`, where components and effects may be made. Values are texts, flags and lists of them. */
export function draftOf<Model extends object>(name: string, initial: Model): Draft<Model> {
  const key = draftKey(inject(SessionStore).operator()?.id ?? '', name);
  const untouched = JSON.stringify(initial);
  const read = readDraft(key);
  const kept = isOfForm(read, initial) ? read : undefined;
  const model = signal<Model>(kept ?? initial);
  let forgotten = false;
  effect(() => {
    const written = model();
    if (forgotten || JSON.stringify(written) === untouched) removeDraft(key);
    else writeDraft(key, written);
  });
  return {
    model,
    wasKept: kept !== undefined,
    isChanged: () => !forgotten && JSON.stringify(model()) !== untouched,
    forget: () => {
      forgotten = true;
      removeDraft(key);
    },
  };
}
