import type { Locale } from '../../audit/words.ts';
import { isCommandKind, type CommandKind } from '../command-kinds.ts';
import type { Difference } from './difference.ts';
import { englishTitles } from './english-titles.ts';
import { frenchTitles } from './french-titles.ts';
import { titleTellingOf, type TitleTelling } from './title-telling.ts';

const titlesOf: Readonly<Record<Locale, Readonly<Record<CommandKind, (told: TitleTelling) => string>>>> = {
  en: englishTitles,
  fr: frenchTitles,
};

/** What a command is to do, to whom, and why: `Suspend Ana Lima (ana@acme.example): ‘left the company’`. */
export function titleOf(difference: Difference, locale: Locale): string {
  const told = titleTellingOf(difference, locale);
  return isCommandKind(difference.kind) ? titlesOf[locale][difference.kind](told) : `${difference.kind} (${told.subject})`;
}
