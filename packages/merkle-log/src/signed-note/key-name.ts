import { NoteError } from './note-error.ts';

/** Not empty, and neither white space, nor a plus, nor control characters (c2sp.org/signed-note, "Format"). */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+\u0000-\u001f]/u.test(name);
}

export function requireKeyName(name: string): void {
  if (!isKeyName(name))
    throw new NoteError('invalid_name', 'A key name is not empty and has neither spaces nor plus signs, like example.com/log.');
}
