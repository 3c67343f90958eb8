import { DestroyRef, inject, Injectable } from '@angular/core';
import { Shortcuts } from '../../frame/shortcuts.ts';

interface KeyedList {
  readonly move: (step: 1 | -1) => void;
  readonly toggle: () => void;
  readonly open: () => void;
  readonly peek: () => void;
  readonly act: () => void;
  readonly escape: () => void;
}

interface Walked {
  readonly moveBy: (step: number) => void;
  readonly moveTo: (index: number) => void;
}

/** How the keys that scroll a page walk a list, while the focus is in it. */
export function walkBy(key: string, { moveBy, moveTo }: Walked, { length, inSight }: { length: number; inSight: number }): boolean {
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveBy(1),
    ArrowUp: () => moveBy(-1),
    PageDown: () => moveBy(inSight),
    PageUp: () => moveBy(-inSight),
    Home: () => moveTo(0),
    End: () => moveTo(length - 1),
  };
  steps[key]?.();
  return steps[key] !== undefined;
}

/** The keys of a list, wherever on its page the focus is. */
@Injectable()
export class ListKeys {
  readonly #shortcuts = inject(Shortcuts);
  readonly #destroyed = inject(DestroyRef);

  listen({ move, toggle, open, peek, act, escape }: KeyedList): void {
    const remove = this.#shortcuts.add(
      { keys: 'j', label: $localize`:@@list.next:Next row`, run: () => move(1) },
      { keys: 'k', label: $localize`:@@list.previous:Row before`, run: () => move(-1) },
      { keys: 'x', label: $localize`:@@list.select:Select the row`, run: toggle },
      { keys: 'o', label: $localize`:@@list.open:Open the row`, run: open },
      { keys: 'p', label: $localize`:@@list.peek:Show what matters of the row beside the list`, run: peek },
      { keys: '.', label: $localize`:@@list.act:Actions of the row`, run: act },
      { keys: 'Escape', label: $localize`:@@list.escape:Close what is beside the list; select nothing`, run: escape },
    );
    this.#destroyed.onDestroy(remove);
  }
}
