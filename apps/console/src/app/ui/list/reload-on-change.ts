import { computed, DestroyRef, effect, inject } from '@angular/core';
import { Live, type ChangedKind } from '../../session/live.ts';

/** Many changes at once are one reason to read. */
const waitMs = 1_500;

/** Calls `reload` a moment after the server has told that something of these kinds has changed. To be called where a component is made. */
export function reloadOnChange(kinds: readonly ChangedKind[], reload: () => void): void {
  const { changes } = inject(Live);
  const counted = computed(() => kinds.reduce((sum, kind) => sum + changes()[kind], 0));
  let seen = counted();
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    if (counted() === seen) return;
    seen = counted();
    timer ??= setTimeout(() => {
      timer = undefined;
      reload();
    }, waitMs);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
