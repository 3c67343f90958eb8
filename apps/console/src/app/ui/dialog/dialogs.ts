import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type ConfirmQuestion } from './confirm-dialog.ts';

/** Dialogs over the page: focus is held in them and given back; Escape closes them. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #dialog = inject(Dialog);

  /** What the dialog was closed with; undefined where it was dismissed. */
  open<Result, Data = unknown>(component: ComponentType<unknown>, data?: Data): Promise<Result | undefined> {
    const settings = { data, autoFocus: 'first-tabbable', restoreFocus: true, ariaModal: true, ariaLabelledBy: 'dialog-title' } as const;
    return firstValueFrom(this.#dialog.open<Result, Data>(component, settings as never).closed);
  }

  /** Before what cannot be undone: the button says what it does, and where `name` is given, it has to be typed. */
  async confirm(question: ConfirmQuestion): Promise<boolean> {
    return (await this.open<boolean, ConfirmQuestion>(ConfirmDialog, question)) === true;
  }
}
