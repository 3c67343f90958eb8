import { effect, signal, type WritableSignal } from '@angular/core';

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
  const key = `seatledger.draft.${name}`;
  const untouched = JSON.stringify(initial);
  const kept = readKept<Model>(key, initial);
  const model = signal<Model>(kept ?? initial);
  let forgotten = false;
  effect(() => {
    const written = JSON.stringify(model());
    if (forgotten || written === untouched) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, written);
  });
  return {
    model,
    wasKept: kept !== undefined,
    isChanged: () => !forgotten && JSON.stringify(model()) !== untouched,
    forget: () => {
      forgotten = true;
      sessionStorage.removeItem(key);
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
