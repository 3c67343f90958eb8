import { effect, inject, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import { SessionStore } from '../../session/session-store.ts';
import { draftKey, isOfForm, readDraft, removeDraft, writeDraft } from './draft-storage.ts';

/** What the server keeps, in the version that was read. */
export interface Saved<Model> {
  readonly value: Model;
  readonly etag: string;
}

/** What was changed of something that the server keeps, and not sent yet: kept over a reload of the page, in this tab alone. */
export interface DraftOver<Model> {
  readonly model: WritableSignal<Model>;
  /** Of the version that was changed: where there is a newer one by now, the server says so. */
  readonly etag: () => string;
  readonly wasKept: Signal<boolean>;
  readonly isChanged: () => boolean;
  /** After it was sent: the model stands as it is until what is saved is read again. */
  readonly sent: () => void;
  /** Back to what is saved. */
  readonly discard: () => void;
}

interface Kept<Model> {
  readonly over: Saved<Model>;
  readonly model: Model;
}

/** `draftOver('policy', { rules: [] }, () => read)`, where components and effects may be made; `nothing` is shown until it was read. */
export function draftOver<Model extends object>(
  name: string | (() => string),
  nothing: Model,
  saved: () => Saved<Model> | undefined,
): DraftOver<Model> {
  const operatorId = inject(SessionStore).operator()?.id ?? '';
  const key = (): string => draftKey(operatorId, typeof name === 'string' ? name : name());
  const model = signal(nothing);
  const over = signal<Saved<Model> | undefined>(undefined);
  const wasKept = signal(false);
  const isChanged = (): boolean => over() !== undefined && JSON.stringify(model()) !== JSON.stringify(over()?.value);
  const show = (shown: Kept<Model>): void => {
    over.set(shown.over);
    model.set(shown.model);
  };
  effect(() => {
    const read = saved();
    if (read === undefined) return;
    const kept = keptUnder(untracked(key), nothing);
    wasKept.set(kept !== undefined && untracked(over) === undefined);
    show(kept ?? { over: read, model: read.value });
  });
  effect(() => {
    const [changed, begun] = [isChanged(), over()];
    if (begun === undefined) return;
    if (changed) writeDraft(key(), { over: begun, model: model() });
    else removeDraft(key());
  });
  return {
    model,
    etag: () => over()?.etag ?? '',
    wasKept,
    isChanged,
    sent: () => {
      removeDraft(key());
      over.update((before) => before && { ...before, value: model() });
    },
    discard: () => {
      removeDraft(key());
      wasKept.set(false);
      const read = saved();
      if (read !== undefined) show({ over: read, model: read.value });
    },
  };
}

function keptUnder<Model extends object>(key: string, form: Model): Kept<Model> | undefined {
  const kept = readDraft(key) as Partial<Kept<unknown>> | null;
  const { over, model } = kept ?? {};
  if (over === undefined || !isOfForm(model, form) || !isOfForm(over.value, form)) return undefined;
  return { over: { value: over.value, etag: over.etag }, model };
}
