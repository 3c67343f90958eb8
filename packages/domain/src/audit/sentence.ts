import { englishSentences, englishUnknown } from './english-sentences.ts';
import { isEventKind, type EventKind } from './event-kinds.ts';
import { frenchSentences, frenchUnknown } from './french-sentences.ts';
import type { ReadableEvent } from './readable-event.ts';
import { tellingOf, type Telling } from './telling.ts';
import type { Locale } from './words.ts';

const sentencesOf: Readonly<Record<Locale, Readonly<Record<EventKind, (told: Telling) => string>>>> = {
  en: englishSentences,
  fr: frenchSentences,
};

const unknownOf = { en: englishUnknown, fr: frenchUnknown };

/** One sentence that says who did what to whom, what changed by it, and why: `rosa@vendor.example suspended Ana Lima (ana@acme.example): ‘left the company’.` */
export function sentence(event: ReadableEvent, locale: Locale): string {
  const told = tellingOf(event, locale);
  const text = isEventKind(event.kind) ? sentencesOf[locale][event.kind](told) : unknownOf[locale](told, event.kind);
  return `${text}.`;
}
