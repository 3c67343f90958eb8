import { effect, inject } from '@angular/core';
import { type Action, Actions } from './actions.ts';

/** Lets the palette offer what can be done with what a screen shows, as long as it does; within an injection context. */
export function offerActions(offers: () => readonly Action[]): void {
  const actions = inject(Actions);
  effect((onCleanup) => onCleanup(actions.add(...offers())));
}
