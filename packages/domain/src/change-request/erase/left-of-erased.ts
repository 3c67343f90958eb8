import type { ChangedThing } from '../difference/difference.ts';
import { erasedText } from './erase-item.ts';

/** Whether something about somebody was erased in a value. */
export function isErased(value: unknown): boolean {
  if (value === erasedText) return true;
  if (Array.isArray(value)) return value.some((one) => one === null || isErased(one));
  return typeof value === 'object' && value !== null && Object.values(value).some(isErased);
}

/** Without those of several people who were erased: nobody can be brought back of whom nothing is known. */
export function withoutErased(values: ChangedThing['before']): ChangedThing['before'] {
  if (values === null) return null;
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, Array.isArray(value) ? value.filter((one) => one !== null) : value]),
  );
}
