import { DialogRef } from '@angular/cdk/dialog';
import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, merge } from 'rxjs';
import { unsavedQuestion, warnBeforeUnload, type HasUnsaved } from '../form/unsaved.ts';
import { Dialogs } from './dialogs.ts';

/** A dialog with a form. */
export interface UnsavedDialog extends HasUnsaved {
  /** It shows what cannot be shown again: its button alone closes it. */
  readonly isHeld?: () => boolean;
}

/** Asks before a dialog is dismissed, by Escape or a click beside it, in which something was typed. To be called where a component is made. */
export function warnsOfDismissal({ hasUnsaved, discard, isHeld = () => false }: UnsavedDialog): void {
  const [dialog, dialogs] = [inject(DialogRef), inject(Dialogs)];
  dialog.disableClose = true;
  const dismiss = async (): Promise<void> => {
    if (isHeld() || (hasUnsaved() && !(await dialogs.confirm(unsavedQuestion)))) return;
    discard();
    dialog.close();
  };
  merge(dialog.backdropClick, dialog.keydownEvents.pipe(filter(({ key }) => key === 'Escape')))
    .pipe(takeUntilDestroyed())
    .subscribe(() => void dismiss());
  warnBeforeUnload({ hasUnsaved });
}
