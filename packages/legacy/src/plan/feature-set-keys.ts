import { key as keySchema } from '@seatledger/domain/command/fields.ts';
import { foldName, keyOfName } from './same-text.ts';
import type { Fate, Resolved } from './staged.ts';

/** A profile or a pack. */
export interface SetTarget {
  readonly key: string;
  readonly position: number;
}

/** Gives profiles or packs their keys. Those whose names differ in white space or case are not the same thing where their values may differ: the second is quarantined. */
export function keyTable(word: 'profile' | 'pack', named: Readonly<Record<string, string>>) {
  const taken = new Map<string, number>();
  return {
    settle(position: number, name: string): { readonly fate: Fate; readonly resolved: Resolved<SetTarget> } {
      const key = named[name] ?? named[foldName(name)] ?? keyOfName(name);
      if (key === undefined || !keySchema.safeParse(key).success) {
        const detail = `No key can be made of the name ${name}; say one in the mapping file, under "decisions: ${word}s".`;
        return { fate: { position, fate: 'quarantined', code: 'key_refused', detail }, resolved: { ok: false, position } };
      }
      const other = taken.get(key);
      if (other !== undefined) {
        const detail = `Row ${other} becomes the ${word} ${key} already; give this one a key of its own in the mapping file, or drop it.`;
        return { fate: { position, fate: 'quarantined', code: 'key_taken', other, detail }, resolved: { ok: false, position } };
      }
      taken.set(key, position);
      return { fate: { position, fate: 'thing' }, resolved: { ok: true, target: { key, position } } };
    },
  };
}
