import type { Catalogue } from './catalogue-store.ts';
import type { Column, Edits } from './grid/edits.ts';
import type { ChangeLine } from './review-dialog.ts';
import { nameOfFeature, valueWords } from './value-words.ts';

/** Edits in words: "Rows of an ad-hoc analysis, Analyst: 20,000 → 30,000". */
export function linesOfEdits(edits: Edits, columns: readonly Column[], { features }: Pick<Catalogue, 'features'>): readonly ChangeLine[] {
  return edits.map(({ kind, key, feature, value }) => {
    const column = columns.find((one) => one.kind === kind && one.key === key);
    const saved = column?.values[feature];
    return {
      what: `${nameOfFeature(features, feature)} · ${column?.name ?? key}`,
      from: saved === undefined ? nothing(kind) : valueWords(saved),
      to: value === null ? nothing(kind) : valueWords(value),
    };
  });
}

function nothing(kind: Column['kind']): string {
  return kind === 'pack' ? $localize`:@@catalogue.notSet:Not set` : $localize`:@@catalogue.default:Default`;
}
