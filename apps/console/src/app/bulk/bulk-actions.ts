import { inject, Injectable } from '@angular/core';
import { Dialogs } from '../ui/dialog/dialogs.ts';
import { BulkDialog } from './bulk-dialog.ts';
import type { BulkPlan } from './bulk-plan.ts';

/** Opens the dialog of something that is to be done with many rows. */
@Injectable({ providedIn: 'root' })
export class BulkActions {
  readonly #dialogs = inject(Dialogs);

  /** True where it was done, or waits for approval. */
  async open<Row>(plan: BulkPlan<Row>): Promise<boolean> {
    return (await this.#dialogs.open<boolean, BulkPlan<Row>>(BulkDialog, plan)) === true;
  }
}
