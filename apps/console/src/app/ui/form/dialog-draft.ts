import { DialogRef } from '@angular/cdk/dialog';
import { inject } from '@angular/core';
import { draftOf, type Draft, type DraftBegin } from './draft.ts';
import { warnBeforeUnload } from './unsaved.ts';

/**
 * What was typed into a dialog and not sent yet, for where the dialog is made: it is there again after the page was loaded anew, or
 * the dialog dismissed and opened again. A dialog that has done what it is for is closed with something.
 */
export function dialogDraftOf<Model extends object>(begin: DraftBegin<Model>): Draft<Model> {
  const draft = draftOf(() => begin);
  warnBeforeUnload({ hasUnsaved: draft.isChanged });
  inject<DialogRef<unknown>>(DialogRef).closed.subscribe((outcome) => {
    if (outcome !== undefined && outcome !== false) draft.forget();
  });
  return draft;
}
