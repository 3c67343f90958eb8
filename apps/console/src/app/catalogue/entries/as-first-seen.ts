import { linkedSignal, type Signal } from '@angular/core';

/** An entry as it was when somebody began to change it: what is read again meanwhile takes nothing away from what they have typed. */
export function asFirstSeen<Entry extends { readonly key: string }>(entry: Signal<Entry | undefined>): Signal<Entry | undefined> {
  return linkedSignal<Entry | undefined, Entry | undefined>({
    source: entry,
    computation: (now, before) => (before !== undefined && before.value?.key === now?.key ? before.value : now),
  });
}
