import { CommandRefused } from '../command/decision.ts';
import { description, key, name } from '../command/fields.ts';

/** What products, features, profiles and packs have in common. The key is given once and never changes. */
export const newEntryFields = { key, name, description: description.default('') };

/** What is left out stays as it is. */
export const changedEntryFields = { key, name: name.optional(), description: description.optional() };

export function refuseKeyTaken(word: string, key: string, taken: boolean): void {
  if (taken) throw new CommandRefused(`${word}_key_taken`, `There is a ${word} ${key} already; choose another key.`, 'key');
}
