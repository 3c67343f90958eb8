import { computed, effect, untracked } from '@angular/core';

interface Readable {
  reload(): boolean;
}

/** Reads again when `changed` gives another value, and shows what there was until then: `rereadOn(() => live.changes().user, this.user)`. */
export function rereadOn(changed: () => unknown, ...read: readonly Readable[]): void {
  const value = computed(changed);
  let isFirst = true;
  effect(() => {
    value();
    if (!isFirst) untracked(() => read.forEach((one) => one.reload()));
    isFirst = false;
  });
}
