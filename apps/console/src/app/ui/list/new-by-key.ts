import { DestroyRef, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Shortcuts } from '../../frame/shortcuts.ts';

/** The form of a new row by `n`, while its list is shown. To be called where a component is made. */
export function newByKey(path: string, label: string): void {
  const router = inject(Router);
  const run = (): void => void router.navigateByUrl(path);
  inject(DestroyRef).onDestroy(inject(Shortcuts).add({ keys: 'n', label, run }));
}
