import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ConfirmDialog, type ConfirmQuestion } from './confirm-dialog.ts';

const titleId = 'dialog-title';
let lastAside = 0;

/** Dialogs over the page: focus is held in them and given back; Escape closes them. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #dialog = inject(Dialog);

  /** What the dialog was closed with; undefined where it was dismissed. */
  open<Result, Data = unknown>(component: ComponentType<unknown>, data?: Data): Promise<Result | undefined> {
    const settings = { data, autoFocus: 'first-tabbable', restoreFocus: true, ariaModal: true, ariaLabelledBy: titleId } as const;
    const giveBack = setTitlesAside();
    const closed = firstValueFrom(this.#dialog.open<Result, Data>(component, settings as never).closed);
    return closed.finally(giveBack);
  }

  /** Before what cannot be undone: the button says what it does, and where `name` is given, it has to be typed. */
  async confirm(question: ConfirmQuestion): Promise<boolean> {
    return (await this.open<boolean, ConfirmQuestion>(ConfirmDialog, question)) === true;
  }
}

/** Every dialog is named by its title, all of which have one id: while another is open over it, a dialog's has one of its own. */
function setTitlesAside(): () => void {
  const titles = [...document.querySelectorAll(`[role=dialog] #${titleId}`)];
  const rename = (title: Element, id: string): void => {
    title.id = id;
    title.closest('[role=dialog]')?.setAttribute('aria-labelledby', id);
  };
  for (const title of titles) rename(title, `${titleId}-${(lastAside += 1)}`);
  return () => titles.forEach((title) => rename(title, titleId));
}
