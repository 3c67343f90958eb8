import { DestroyRef, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Dialogs } from '../dialog/dialogs.ts';

/** A page with a form, which says whether something would be lost. */
export interface HasUnsaved {
  readonly hasUnsaved: () => boolean;
  /** Throws away what was typed. */
  readonly discard: () => void;
}

export const unsavedQuestion = {
  title: $localize`:@@unsaved.title:Leave without saving?`,
  text: $localize`:@@unsaved.text:What you have typed is not saved yet.`,
  action: $localize`:@@unsaved.leave:Leave, and throw it away`,
};

/** Asks before a page is left on which something was typed and not sent. */
export const warnsOfUnsaved: CanDeactivateFn<HasUnsaved> = async (page) => {
  if (!page.hasUnsaved()) return true;
  const leaves = await inject(Dialogs).confirm(unsavedQuestion);
  if (leaves) page.discard();
  return leaves;
};

/** The same where the tab is closed, by the browser's own question. To be called where a component is made. */
export function warnBeforeUnload({ hasUnsaved }: Pick<HasUnsaved, 'hasUnsaved'>): void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (hasUnsaved()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
