import { isTimeZone } from '@seatledger/domain/validity/validity.ts';
import { read, unreadable, type ReadValue } from './read-value.ts';

/** Without white space around it. PostgreSQL keeps neither U+0000 nor half a surrogate pair. */
export function readText(text: string, maxLength: number): ReadValue<string> {
  const trimmed = text.trim();
  if (trimmed.length > maxLength)
    return unreadable('text_too_long', `It has ${trimmed.length} characters, and may have ${maxLength}: shorten it.`);
  if (!trimmed.isWellFormed() || trimmed.includes('\0'))
    return unreadable('unreadable_text', 'It holds characters that are none: write it again.');
  return read(trimmed, trimmed.length === text.length ? null : whiteSpaceRemoved);
}

const whiteSpaceRemoved = { code: 'white_space_removed', detail: 'White space around it was removed.' } as const;

/** A number from 0; a decimal part of noughts is none. */
export function readNumber(text: string): ReadValue<number> {
  const digits = /^\+?(\d{1,9})(?:[.,]0*)?$/.exec(text.trim())?.[1];
  return digits === undefined ? unreadable('unreadable_number', 'It is no whole number from 0: correct it.') : read(Number(digits));
}

/** `fr`, `fr-FR`, `français`, and the numbers that Windows gives languages. */
export function readLocale(text: string): ReadValue<'en' | 'fr'> {
  const locale = text.trim().toLowerCase();
  if (/^(?:fr\b|fran[cç]ais|french|1036$)/.test(locale)) return read('fr');
  if (/^(?:en\b|english|anglais|1033$|2057$)/.test(locale)) return read('en');
  return unreadable('unreadable_locale', 'It is neither French nor English: write fr or en.');
}

/** As .NET calls them on Windows (CLDR, windowsZones), where customers of a French vendor are. */
const windowsZones: Readonly<Record<string, string>> = {
  'romance standard time': 'Europe/Paris',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'gmt standard time': 'Europe/London',
  'e. europe standard time': 'Europe/Chisinau',
  'fle standard time': 'Europe/Kiev',
  'gtb standard time': 'Europe/Bucharest',
  'turkey standard time': 'Europe/Istanbul',
  'morocco standard time': 'Africa/Casablanca',
  'eastern standard time': 'America/New_York',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'pacific standard time': 'America/Los_Angeles',
  'tokyo standard time': 'Asia/Tokyo',
  'china standard time': 'Asia/Shanghai',
  'singapore standard time': 'Asia/Singapore',
  'reunion standard time': 'Indian/Reunion',
};

export function readTimeZone(text: string): ReadValue<string> {
  const name = text.trim();
  const zone = windowsZones[name.toLowerCase()] ?? name;
  return isTimeZone(zone) ? read(zone) : unreadable('unreadable_time_zone', 'It is no time zone: write one such as Europe/Paris.');
}
