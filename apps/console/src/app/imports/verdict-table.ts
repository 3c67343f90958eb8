import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import { Icon } from '../ui/icon.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { changesOf } from './changed-fields.ts';
import type { Verdict } from './import-shapes.ts';
import { RawRow } from './raw-row.ts';
import { ShownTag } from './shown-tag.ts';
import { reasonOf, shownVerdict, type Shown } from './verdict-words.ts';

/** A verdict on each row: what would become of it and why; the row as the file has it on demand. */
@Component({
  selector: 'sl-verdict-table',
  imports: [CountPipe, Icon, RawRow, ShownTag],
  templateUrl: './verdict-table.html',
  styleUrl: './verdict-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VerdictTable {
  readonly importId = input.required<string>();
  readonly verdicts = input.required<readonly Verdict[]>();
  /** Lines that are shown as the file has them. */
  protected readonly open = linkedSignal<string, ReadonlySet<number>>({ source: this.importId, computation: () => new Set() });
  protected readonly changesOf = changesOf;
  protected readonly reasonOf = reasonOf;

  protected shown({ verdict }: Verdict): Shown {
    return shownVerdict(verdict);
  }

  protected toggle(line: number): void {
    this.open.update((open) => new Set(open.has(line) ? [...open].filter((one) => one !== line) : [...open, line]));
  }
}
