/**
 * The text without white space and invisible characters at its ends: Unicode White_Space, the byte order mark, zero-width
 * characters, the soft hyphen and the marks of text direction, all of which come along when people copy from mail programs.
 */
export function trimInvisible(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isInvisible(text.charCodeAt(start))) start += 1;
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isInvisible(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x85) return false;
  if (code >= 0x2000 && code <= 0x206f) return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f;
  return code === 0x85 || code === 0xa0 || code === 0xad || code === 0x1680 || code === 0x180e || code === 0x3000 || code === 0xfeff;
}
