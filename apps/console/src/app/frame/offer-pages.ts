import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Action } from './actions.ts';
import { offerActions } from './offer-actions.ts';

export type OfferedPage = Pick<Action, 'id' | 'label' | 'icon'> & { readonly path: string };

/** Lets the palette open pages that belong to what a screen shows, as long as it does; within an injection context. */
export function offerPages(offers: () => readonly OfferedPage[]): void {
  const router = inject(Router);
  offerActions(() => offers().map(({ path, ...offer }) => ({ ...offer, run: () => void router.navigateByUrl(path) })));
}
