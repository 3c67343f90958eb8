import {
  afterNextRender,
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { cellWords, columnPath, editorLabel, inheritedWords } from './cell-words.ts';
import { CellEditor, type Entered } from './cell-editor.ts';
import type { Cell, Column, Edit } from './edits.ts';
import { placeAfter, type Place } from './grid-keys.ts';
import type { Group, Row } from './grid-rows.ts';
import type { FeatureValue } from './read-value.ts';
import { valueWords } from '../value-words.ts';

/** A change of one cell, and what is saved there. */
export interface CellChange {
  readonly edit: Edit;
  readonly saved: FeatureValue | undefined;
}

/** Where somebody is in the grid. */
export interface Here {
  readonly row: Row;
  readonly column: Column;
  readonly cell: Cell;
}

interface Editing extends Place {
  readonly typed: string;
  readonly isByPointer: boolean;
}

/** Features down, profiles or packs across: an ARIA grid whose cells are edited where they are. */
@Component({
  selector: 'sl-feature-grid',
  imports: [CellEditor, RouterLink],
  templateUrl: './feature-grid.html',
  styleUrl: './feature-grid.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FeatureGrid {
  readonly label = input.required<string>();
  readonly groups = input.required<readonly Group[]>();
  readonly columns = input.required<readonly Column[]>();
  readonly mayEdit = input(false);
  readonly changed = output<CellChange>();
  /** Where the focus is. */
  readonly moved = output<Here | undefined>();

  readonly #rows = computed(() => this.groups().flatMap(({ rows }) => rows));
  readonly #extent = computed(() => ({ rows: this.#rows().length, columns: this.columns().length }));
  readonly #wanted = signal<Place>({ row: 0, column: 0 });
  /** One element of the grid can be reached by Tab; the arrows lead on from there. */
  protected readonly active = computed(() => {
    const { rows, columns } = this.#extent();
    const { row, column } = this.#wanted();
    return { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
  });
  protected readonly editing = signal<Editing | undefined>(undefined);
  protected readonly lastRows = computed(() => this.#extent().rows - 2);
  protected readonly editor = viewChild(CellEditor);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  readonly #application = inject(ApplicationRef);

  protected readonly words = valueWords;
  protected readonly cellWords = cellWords;
  protected readonly columnPath = columnPath;
  protected readonly editorLabel = editorLabel;
  protected readonly inheritedWords = inheritedWords;

  /** Takes away what the column sets, so that what comes before holds. */
  unset({ row, column, cell }: Here): void {
    if (column.kind !== 'default') this.#change(row, column, cell, null);
  }

  protected press(event: KeyboardEvent): void {
    if (this.editing() !== undefined) {
      // Where the focus has not come back yet to what was refused.
      if (event.key === 'Escape') this.giveUp();
      return;
    }
    if (event.altKey) return;
    const isControl = event.ctrlKey || event.metaKey;
    const to = placeAfter(event.key, isControl, this.active(), this.#extent());
    if (to) {
      event.preventDefault();
      this.#go(to);
    } else if (!isControl && this.#act(event.key)) {
      event.preventDefault();
    }
  }

  /** A click on a cell begins what Enter does there. */
  protected click(event: MouseEvent): void {
    const place = placeOf(event.target);
    if (place === undefined || place.row < 0 || place.column < 0) return;
    this.#wanted.set(place);
    this.#begin('', true);
  }

  protected follow(event: FocusEvent): void {
    const place = placeOf(event.target);
    if (place === undefined) return;
    this.#wanted.set(place);
    this.#tell();
  }

  protected enter({ value, onward }: Entered, row: Row, column: Column, cell: Cell): void {
    this.editing.set(undefined);
    this.#change(row, column, cell, value);
    const at = { row: row.index, column: this.columns().indexOf(column) };
    const step = { stay: [0, 0], down: [1, 0], next: [0, 1], previous: [0, -1], elsewhere: undefined }[onward];
    if (step === undefined) return;
    const { rows, columns } = this.#extent();
    const [down = 0, right = 0] = step;
    this.#go({ row: Math.min(at.row + down, rows - 1), column: Math.max(-1, Math.min(at.column + right, columns - 1)) });
  }

  protected giveUp(): void {
    const place = this.editing() ?? this.active();
    this.editing.set(undefined);
    this.#go(place);
  }

  /** Whether the key does something in the cell that has the focus. */
  #act(key: string): boolean {
    const here = this.#here();
    if (here === undefined || !this.mayEdit()) return false;
    if (key === 'Delete' || key === 'Backspace') {
      this.unset(here);
      return true;
    }
    const isFlag = here.row.feature.type.type === 'flag';
    const begins = key === 'Enter' || key === 'F2' || (key === ' ' && (isFlag || here.row.feature.type.type === 'choice'));
    if (begins) this.#begin('', false);
    else if (key.length === 1 && key !== ' ' && ['number', 'text'].includes(here.row.feature.type.type)) this.#begin(key, false);
    else return false;
    return true;
  }

  #begin(typed: string, isByPointer: boolean): void {
    const here = this.#here();
    if (here === undefined || !this.mayEdit()) return;
    // What is refused in another cell has to be mended or given up first.
    if (this.editing() !== undefined && this.editor()?.take('elsewhere') === false) return;
    if (here.row.feature.type.type === 'flag') this.#change(here.row, here.column, here.cell, here.cell.shown !== true);
    else {
      this.editing.set({ ...this.active(), typed, isByPointer });
      // The next key may come before the page is drawn again, and is meant for what is being entered.
      this.#application.tick();
    }
  }

  #change({ feature }: Row, { kind, key }: Column, { own, saved }: Cell, value: FeatureValue | null): void {
    if (value === (own ?? null)) return;
    this.changed.emit({ edit: { kind, key, feature: feature.key, value }, saved });
    afterNextRender({ read: () => this.#tell() }, { injector: this.#injector });
  }

  #go(to: Place): void {
    this.#wanted.set(to);
    afterNextRender(
      { write: () => this.#host.querySelector<HTMLElement>(`[data-row='${to.row}'][data-column='${to.column}']`)?.focus() },
      { injector: this.#injector },
    );
  }

  #tell(): void {
    this.moved.emit(this.#here());
  }

  #here(): Here | undefined {
    const { row: at, column: across } = this.active();
    const [row, column] = [this.#rows()[at], this.columns()[across]];
    const cell = row?.cells[across];
    return row && column && cell && { row, column, cell };
  }
}

function placeOf(target: EventTarget | null): Place | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return element === null || element === undefined
    ? undefined
    : { row: Number(element.dataset['row']), column: Number(element.dataset['column']) };
}
