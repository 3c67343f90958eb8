import { language } from '../words/locale.ts';
import { frenchRefusals } from '../words/refusals/french-refusals.ts';
import { frenchNotices } from './french-notices.ts';
import type { IconName } from '../ui/icons.ts';
import type { Tone } from '../ui/state.ts';
import type { StaffRow, Leaver, VerdictWord } from './import-shapes.ts';

/** What a verdict is shown as: a word, an icon and a colour of the tokens. */
export interface Shown {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

export function shownVerdict(verdict: VerdictWord): Shown {
  switch (verdict) {
    case 'create':
      return { word: $localize`:@@imports.create:New`, icon: 'user-plus', tone: 'active' };
    case 'change':
      return { word: $localize`:@@imports.change:Changed`, icon: 'pencil', tone: 'not-started' };
    case 'same':
      return { word: $localize`:@@imports.same:As it is`, icon: 'check', tone: 'unknown' };
    case 'refuse':
      return { word: $localize`:@@imports.refuse:Refused`, icon: 'circle-x', tone: 'expired' };
  }
}

export function shownStaffRow(verdict: StaffRow['verdict']): Shown {
  switch (verdict) {
    case 'seated':
      return { word: $localize`:@@imports.seated:Has a seat`, icon: 'check', tone: 'active' };
    case 'unseated':
      return { word: $localize`:@@imports.unseated:Has no seat`, icon: 'minus', tone: 'unknown' };
    case 'repeated':
      return { word: $localize`:@@imports.repeated:Named before`, icon: 'copy', tone: 'unknown' };
    case 'refused':
      return { word: $localize`:@@imports.refused:Not read`, icon: 'circle-x', tone: 'expired' };
  }
}

export function shownLeaver(state: Leaver['state']): Shown {
  switch (state) {
    case 'seated':
      return { word: $localize`:@@imports.leaverSeated:Has a seat`, icon: 'user', tone: 'grace' };
    case 'suspended':
      return { word: $localize`:@@imports.leaverSuspended:Suspended`, icon: 'circle-pause', tone: 'unknown' };
    case 'listed':
      return { word: $localize`:@@imports.leaverListed:On the list by now`, icon: 'check', tone: 'active' };
    case 'gone':
      return { word: $localize`:@@imports.leaverGone:Has no seat any more`, icon: 'minus', tone: 'unknown' };
  }
}

/** Why, in the person's language. The API's own sentence is English and has the values in it. */
export function reasonOf({ code, detail }: { readonly code: string; readonly detail: string }): {
  readonly text: string;
  readonly lang: string;
} {
  const french = language === 'fr' ? (frenchRefusals[code] ?? frenchNotices(detail)) : undefined;
  return french === undefined ? { text: detail, lang: 'en' } : { text: french, lang: 'fr' };
}
