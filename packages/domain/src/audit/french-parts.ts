import type { Telling } from './telling.ts';

/** What sentences of events and titles of requests have in common. */

export const colon = '\u00A0: ';
// In French, zero is singular.
export const counted = (t: Telling, field: string, one: string, many: string): string =>
  `${t.number(field)} ${t.count(field) < 2 ? one : many}`;
export const file = (t: Telling): string => (t.has('file.name') ? t.quoted('file.name') : 'une liste');
export const period = (t: Telling): string => (t.has('validity') && t.period('validity') !== '' ? `, ${t.period('validity')}` : '');
export const seats = (t: Telling): string =>
  t.has('seatLimit') ? `, avec ${counted(t, 'seatLimit', 'place', 'places')}` : ', sans limite de places';
export const oldRow = (t: Telling): string => `la ligne ${t.value('key')} de ${t.value('table')} de l’ancienne base`;
export const verdicts = (t: Telling): string =>
  `${colon}${t.number('counts.create')} à créer, ${t.number('counts.change')} à modifier, ${t.number('counts.same')} sans changement, ${t.number('counts.refuse')} en refus`;

const vowel = /^[aeiouàâäéèêëîïôöùûü]/i;

export function de(name: string): string {
  return vowel.test(name) ? `d’${name}` : `de ${name}`;
}
