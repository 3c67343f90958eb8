import type { Telling } from './telling.ts';

/** What sentences of events and titles of requests have in common. */

export const counted = (t: Telling, field: string, one: string, many: string): string =>
  `${t.number(field)} ${t.count(field) === 1 ? one : many}`;
export const file = (t: Telling): string => (t.has('file.name') ? t.quoted('file.name') : 'a list');
export const period = (t: Telling): string => (t.has('validity') && t.period('validity') !== '' ? `, ${t.period('validity')}` : '');
export const seats = (t: Telling): string =>
  t.has('seatLimit') ? `, with ${counted(t, 'seatLimit', 'seat', 'seats')}` : ', with any number of seats';
export const oldRow = (t: Telling): string => `the row ${t.value('key')} of ${t.value('table')} of the old database`;
export const verdicts = (t: Telling): string =>
  `: ${t.number('counts.create')} to create, ${t.number('counts.change')} to change, ${t.number('counts.same')} without change, ${t.number('counts.refuse')} refused`;
