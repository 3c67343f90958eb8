import { read, unreadable, type ReadValue } from './read-value.ts';

const wholeNumber = /^[+]?0*(\d+)$/;
const negativeNumber = /^-0*(\d+)$/;
const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const maxLength = 200;

/** One text for one id: numbers without leading noughts, GUIDs in small letters and without braces, anything else as it is. */
export function readId(text: string): ReadValue<string> {
  const trimmed = text.trim();
  if (isPlain(trimmed)) return read(trimmed);
  const number = wholeNumber.exec(trimmed)?.[1];
  if (number !== undefined) return read(number);
  const negative = negativeNumber.exec(trimmed)?.[1];
  if (negative !== undefined) return read(negative === '0' ? '0' : `-${negative}`);
  const unique = guid.exec(trimmed)?.[1];
  if (unique !== undefined) return read(unique.toLowerCase());
  if (trimmed.length <= maxLength && trimmed.isWellFormed() && !trimmed.includes('\0')) return read(trimmed);
  return unreadable('unreadable_id', `An id has at most ${maxLength} characters: correct it.`);
}

/** Digits that do not begin with a nought, which nearly all ids are. */
function isPlain(text: string): boolean {
  if (text.length === 0 || text.length > 18 || (text.charCodeAt(0) === 48 && text.length > 1)) return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
