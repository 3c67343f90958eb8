import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/** Whether the window is as narrow as a phone's. */
export function isNarrow(): Signal<boolean> {
  const query = matchMedia('(width < 640px)');
  const narrow = signal(query.matches);
  const follow = () => narrow.set(query.matches);
  query.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => query.removeEventListener('change', follow));
  return narrow;
}
