import { inject, Injectable } from '@angular/core';
import { Dialogs } from '../ui/dialog/dialogs.ts';
import { CatalogueStore } from './catalogue-store.ts';
import { ReviewDialog, type Review } from './review-dialog.ts';

/** Shows whom a change concerns before it is made. */
@Injectable()
export class Reviews {
  readonly #dialogs = inject(Dialogs);
  readonly #store = inject(CatalogueStore);

  /** Whether it was saved, or proposed. */
  async open(review: Review): Promise<boolean> {
    const saved = await this.#dialogs.open<boolean, Review>(ReviewDialog, review);
    if (saved === true) await this.#store.refresh();
    return saved === true;
  }
}
