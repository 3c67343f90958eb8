import { DestroyRef, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions } from '../../frame/actions.ts';
import { Shortcuts } from '../../frame/shortcuts.ts';

/** The form of a new row by `n`, and from the palette, while its list is shown. To be called where a component is made. */
export function offerNew(list: 'customers' | 'domains' | 'users', label: string): void {
  const router = inject(Router);
  const run = (): void => void router.navigate([`/${list}`, 'new']);
  const removeShortcut = inject(Shortcuts).add({ keys: 'n', label, run });
  const removeAction = inject(Actions).add({ id: `new-${list}`, label, icon: 'plus', run });
  inject(DestroyRef).onDestroy(() => {
    removeShortcut();
    removeAction();
  });
}
