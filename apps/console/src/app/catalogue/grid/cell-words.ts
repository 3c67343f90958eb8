import type { Feature } from '../../api/shapes.ts';
import { valueWords } from '../value-words.ts';
import type { Cell, Column } from './edits.ts';

/** A cell as it is read aloud: "20,000", "No, default", "30,000, not saved". */
export function cellWords({ own, shown, isPending }: Cell): string {
  const value = shown === undefined ? $localize`:@@catalogue.notSet:Not set` : valueWords(shown);
  if (isPending) return $localize`:@@catalogue.cellPending:${value}:value:, not saved`;
  return own === undefined && shown !== undefined ? $localize`:@@catalogue.cellDefault:${value}:value:, default` : value;
}

/** What the control of a cell is called: "Rows of an ad-hoc analysis, Analyst". */
export function editorLabel(feature: Feature, column: Column): string {
  return `${feature.name}, ${column.name}`;
}

/** What holds where a column sets nothing; empty for the defaults, which have to be something. */
export function inheritedWords(feature: Feature, { kind }: Column): string {
  if (kind === 'default') return '';
  if (kind === 'pack') return $localize`:@@catalogue.notSet:Not set`;
  return $localize`:@@catalogue.inherited:Default (${valueWords(feature.defaultValue)}:value:)`;
}

export function columnPath({ kind, key }: Column): readonly string[] {
  return ['/catalogue', `${kind}s`, key];
}
