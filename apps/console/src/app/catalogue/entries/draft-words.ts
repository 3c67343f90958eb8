import { refusalWords } from '../value-words.ts';
import type { ReadDraft } from './feature-draft.ts';

/** What to enter where a draft of a feature does not fit. */
export function draftWords(draft: ReadDraft & { ok: false }): string {
  switch (draft.misfit) {
    case 'minimum':
      return $localize`:@@catalogue.enterWhole:Enter a whole number.`;
    case 'maximum':
      return $localize`:@@catalogue.enterMaximum:Enter a whole number that is not below the least.`;
    case 'options':
      return $localize`:@@catalogue.enterOptions:Enter up to 50 options, one a line, none twice.`;
    case 'maxLength':
      return $localize`:@@catalogue.enterLength:Enter a whole number from 1 to 1,000.`;
    case 'defaultValue':
      return refusalWords(draft.type);
    default:
      return draft satisfies never;
  }
}
