import { CommandRefused } from '../command/decision.ts';

/** What is wrong with one value; `pointer` is a JSON Pointer (RFC 6901) into what was asked. */
export interface FaultyValue {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

interface Fault {
  readonly code: string;
  readonly field: string;
  readonly column: string | null;
  readonly detail: string;
}

/** A row that cannot be read with the values that were given for it either; each fault stands at its column. */
export class RowStillFaulty extends CommandRefused {
  readonly problems: readonly FaultyValue[];
  constructor(faults: readonly Fault[]) {
    super('row_still_faulty', faults.map(({ column, field, detail }) => `${column ?? field}: ${detail}`).join(' '), 'values');
    this.problems = faults.map(({ column, code, detail }) => ({
      pointer: column === null ? '/values' : `/values/${escaped(column)}`,
      code,
      detail,
    }));
  }
}

function escaped(column: string): string {
  return column.replaceAll('~', '~0').replaceAll('/', '~1');
}
