import { Directive, inject, input, TemplateRef } from '@angular/core';
import type { IconName } from '../icons.ts';
import type { ListSource } from './list-source.ts';
import type { Selected } from './selection.ts';

/** A column; its cells are drawn by the template of its key, `<ng-template slCell="email" [of]="source()" let-user>`. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** The least, in pixels. */
  readonly width: number;
  /** Its share of the room that is left; 0: it stays as wide as it is. */
  readonly grow?: number;
  /** Figures are aligned at their end. */
  readonly isNumber?: boolean;
  /** What the server sorts by, where it can. */
  readonly sort?: string;
  /** Hidden until the person asks for it. */
  readonly isExtra?: boolean;
}

interface Offered<Row> {
  readonly key: string;
  readonly label: string;
  readonly icon: IconName;
  readonly isDanger?: boolean;
  /** Whether it makes sense for this row; of many, a preview tells. */
  readonly suits?: (row: Row) => boolean;
}

/** What can be done with one row alone. */
export interface RowAction<Row> extends Offered<Row> {
  readonly open: (row: Row) => void;
}

/** What can be done with a row, or with many. */
export interface ManyAction<Row> extends Offered<Row> {
  readonly run: (selected: Selected<Row>) => void;
}

export type ListAction<Row> = RowAction<Row> | ManyAction<Row>;

export function isForMany<Row>(action: ListAction<Row>): action is ManyAction<Row> {
  return 'run' in action;
}

export function runFor<Row>(action: ListAction<Row>, row: Row): void {
  if (isForMany(action)) action.run({ kind: 'rows', rows: [row] });
  else action.open(row);
}

export interface RowContext<Row> {
  readonly $implicit: Row;
}

@Directive({ selector: 'ng-template[slCell]' })
export class ListCell<Row> {
  readonly slCell = input.required<string>();
  /** The list's source, which gives the row its type. */
  readonly of = input.required<ListSource<Row>>();
  readonly template = inject<TemplateRef<RowContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_directive: ListCell<Row>, _context: unknown): _context is RowContext<Row> {
    return true;
  }
}

/** What Peek shows of a row: `<ng-template slPeek [of]="source()" let-user>`. */
@Directive({ selector: 'ng-template[slPeek]' })
export class ListPeek<Row> {
  readonly of = input.required<ListSource<Row>>();
  readonly template = inject<TemplateRef<RowContext<Row>>>(TemplateRef);

  static ngTemplateContextGuard<Row>(_directive: ListPeek<Row>, _context: unknown): _context is RowContext<Row> {
    return true;
  }
}
