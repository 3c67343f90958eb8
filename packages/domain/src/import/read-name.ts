const maxNameLength = 200;

// Letters of European languages and single spaces need no cleaning, which is most names.
const cleanName = /^[!-~\u00c0-\u024f]+(?: [!-~\u00c0-\u024f]+)*$/;
const controlCharacters = /[\p{Cc}\u200b\u2060\u202a-\u202e\u2066-\u2069]/gu;

/** A name as people read it: NFC, white space collapsed, no control characters and none that turn the direction of text. */
export function readName(text: string): string {
  if (text === '' || cleanName.test(text)) return text;
  return text.replaceAll(/\s+/g, ' ').replaceAll(controlCharacters, '').replaceAll(/ {2,}/g, ' ').trim().normalize('NFC');
}

/** Counted in characters, as PostgreSQL counts them. */
export function isNameTooLong(name: string): boolean {
  return name.length > maxNameLength && Array.from(name).length > maxNameLength;
}
