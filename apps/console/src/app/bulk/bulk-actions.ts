import { inject, Injectable } from '@angular/core';
import { Dialogs } from '../ui/dialog/dialogs.ts';
import { BulkDialog } from './bulk-dialog.ts';
import type { BulkPlan } from './bulk-plan.ts';

/** Opens the dialog of something that is to be done with many things. */
@Injectable({ providedIn: 'root' })
export class BulkActions {
  readonly #dialogs = inject(Dialogs);

  /** `changed` is called after it was done or proposed, and after it was undone. */
  async open(plan: BulkPlan, changed: () => void): Promise<void> {
    await this.#dialogs.open(BulkDialog, { plan, changed });
  }
}
