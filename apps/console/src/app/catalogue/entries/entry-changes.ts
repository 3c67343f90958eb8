import { inject, Injectable } from '@angular/core';
import type { Command } from '../../api/shapes.ts';
import { CatalogueStore } from '../catalogue-store.ts';
import { Reviews } from '../reviews.ts';
import { SaveCommands } from '../save-commands.ts';

type EntryKind = 'product' | 'feature' | 'profile' | 'pack';

/** Makes a change of one product, feature, profile or pack; where it can concern people, they are shown first. */
@Injectable()
export class EntryChanges {
  readonly #save = inject(SaveCommands);
  readonly #reviews = inject(Reviews);
  readonly #store = inject(CatalogueStore);

  /** Whether it was saved, or proposed. Throws what the API refuses. */
  async make(command: Command, name: string): Promise<boolean> {
    if (concernsPeople(command)) {
      const title = $localize`:@@catalogue.saveEntry:Save ${name}:name:?`;
      return this.#reviews.open({ title, commands: [command], lines: [], isDeletion: false, done: $localize`:@@catalogue.saved:Saved.` });
    }
    await this.#save.save([command], '', $localize`:@@catalogue.saved:Saved.`);
    await this.#store.refresh();
    return true;
  }

  /** Whether it was deleted, or proposed. */
  async delete(kind: EntryKind, { key, name }: { readonly key: string; readonly name: string }): Promise<boolean> {
    return this.#reviews.open({
      title: $localize`:@@catalogue.deleteEntry:Delete ${name}:name:?`,
      commands: [{ kind: `${kind}.delete`, key }],
      lines: [],
      isDeletion: true,
      done: $localize`:@@catalogue.deleted:Deleted.`,
    });
  }
}

function concernsPeople(command: Command): boolean {
  return command.kind === 'feature.change' && ('type' in command || 'defaultValue' in command);
}
