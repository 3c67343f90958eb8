import { language } from '../words/locale.ts';
import { frenchRefusals } from '../words/refusals/french-refusals.ts';
import { frenchNotices } from './french-notices.ts';
import type { IconName } from '../ui/icons.ts';
import type { StaffRow, Leaver, VerdictWord } from './import-shapes.ts';

/** What a verdict is shown as: a word, an icon and a colour of the tokens. */
export interface Shown {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: 'good' | 'change' | 'quiet' | 'bad' | 'careful';
}

export function shownVerdict(verdict: VerdictWord): Shown {
  switch (verdict) {
    case 'create':
      return { word: $localize`:@@imports.create:New`, icon: 'user-plus', tone: 'good' };
    case 'change':
      return { word: $localize`:@@imports.change:Changed`, icon: 'pencil', tone: 'change' };
    case 'same':
      return { word: $localize`:@@imports.same:As it is`, icon: 'check', tone: 'quiet' };
    case 'refuse':
      return { word: $localize`:@@imports.refuse:Refused`, icon: 'circle-x', tone: 'bad' };
  }
}

export function shownStaffRow(verdict: StaffRow['verdict']): Shown {
  switch (verdict) {
    case 'seated':
      return { word: $localize`:@@imports.seated:Has a seat`, icon: 'check', tone: 'good' };
    case 'unseated':
      return { word: $localize`:@@imports.unseated:Has no seat`, icon: 'minus', tone: 'quiet' };
    case 'repeated':
      return { word: $localize`:@@imports.repeated:Named before`, icon: 'copy', tone: 'quiet' };
    case 'refused':
      return { word: $localize`:@@imports.refused:Not read`, icon: 'circle-x', tone: 'bad' };
  }
}

export function shownLeaver(state: Leaver['state']): Shown {
  switch (state) {
    case 'seated':
      return { word: $localize`:@@imports.leaverSeated:Has a seat`, icon: 'user', tone: 'careful' };
    case 'suspended':
      return { word: $localize`:@@imports.leaverSuspended:Suspended`, icon: 'circle-pause', tone: 'quiet' };
    case 'listed':
      return { word: $localize`:@@imports.leaverListed:On the list by now`, icon: 'check', tone: 'good' };
    case 'gone':
      return { word: $localize`:@@imports.leaverGone:Has no seat any more`, icon: 'minus', tone: 'quiet' };
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
