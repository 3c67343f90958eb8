import type { ChangeRequest } from '../api/shapes.ts';
import { distance } from '../words/dates.ts';
import { language } from '../words/locale.ts';

/** What it is called, or else what it comes to. */
export function nameOfRequest({ title, summary }: Pick<ChangeRequest, 'title' | 'summary'>): string {
  return title === '' ? summary[language] : title;
}

/** "due in 2 days", "overdue since 3 hours ago"; empty where nothing is due. */
export function dueWords({ state, dueAt }: Pick<ChangeRequest, 'state' | 'dueAt'>, nowMs: number): string {
  if (state !== 'submitted' || dueAt === null) return '';
  const away = distance(dueAt, nowMs);
  return Date.parse(dueAt) < nowMs ? $localize`:@@requests.overdue:was due ${away}:away:` : $localize`:@@requests.due:due ${away}:away:`;
}

export function isOverdue({ state, dueAt }: Pick<ChangeRequest, 'state' | 'dueAt'>, nowMs: number): boolean {
  return state === 'submitted' && dueAt !== null && Date.parse(dueAt) < nowMs;
}
