import type { Answer } from '../../api/shapes.ts';
import type { IconName } from '../../ui/icons.ts';
import type { Tone } from '../../ui/state.ts';

export type QuarantinedRow = Answer<'/v1/quarantined-rows/{id}', 'get'>;
export type RowState = QuarantinedRow['state'];

export const rowStates = ['open', 'fixed', 'mapped', 'dropped', 'settled'] as const satisfies readonly RowState[];

export const mappableKinds = ['customer', 'domain', 'user', 'profile', 'pack'] as const;
export type MappableKind = (typeof mappableKinds)[number];

/** What people call a row: the table and the key in it. */
export function nameOfRow({ table, key }: Pick<QuarantinedRow, 'table' | 'key'>): string {
  return `${table} ${key}`;
}

/** Where it stands in the source. */
export function placeOfRow({ file, line, position }: Pick<QuarantinedRow, 'file' | 'line' | 'position'>): string {
  if (file === null) return $localize`:@@quarantine.position:Row ${position}:position:`;
  return line === null ? file : $localize`:@@quarantine.place:${file}:file:, line ${line}:line:`;
}

/** Whether somebody can decide on it (again). */
export function isDecidable({ state }: Pick<QuarantinedRow, 'state'>): boolean {
  return state !== 'settled';
}

/** A row can be said to be a thing that there is once it can be read. */
export function kindToMap({ entity, faults }: QuarantinedRow): MappableKind | undefined {
  return faults.length > 0 ? undefined : mappableKinds.find((kind) => kind === entity);
}

export function wordOfRowState(state: RowState): string {
  switch (state) {
    case 'open':
      return $localize`:@@quarantine.open:Open`;
    case 'fixed':
      return $localize`:@@quarantine.fixed:Fixed`;
    case 'mapped':
      return $localize`:@@quarantine.mapped:Mapped`;
    case 'dropped':
      return $localize`:@@quarantine.dropped:Dropped`;
    case 'settled':
      return $localize`:@@quarantine.settled:Settled`;
  }
}

export const shownStates: Readonly<Record<RowState, { readonly tone: Tone; readonly icon: IconName }>> = {
  open: { tone: 'grace', icon: 'inbox' },
  fixed: { tone: 'active', icon: 'pencil' },
  mapped: { tone: 'active', icon: 'arrow-right' },
  dropped: { tone: 'suspended', icon: 'trash-2' },
  settled: { tone: 'unknown', icon: 'check' },
};
