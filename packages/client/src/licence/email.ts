/**
 * The normal form in which a signed licence names a person (`sub`): trimmed, in small letters, the domain in its ASCII form. Undefined for
 * what is no address: the server says what is wrong with it. `tests/vectors/email.json` holds it to the server's rule.
 */
export function normalEmail(text: string): string | undefined {
  // White space, and what cannot be seen: joiners, marks of direction, the byte order mark.
  const trimmed = text.replaceAll(/^[\s\p{Cf}\u0085]+|[\s\p{Cf}\u0085]+$/gu, '');
  const at = trimmed.lastIndexOf('@');
  const domain = asciiDomain(trimmed.slice(at + 1));
  return at < 1 || domain === undefined ? undefined : `${trimmed.slice(0, at).toLowerCase().normalize('NFC')}@${domain}`;
}

/** As the hosts of URLs are made (UTS #46). */
function asciiDomain(text: string): string | undefined {
  if (/[/?#@:\\\s]/.test(text)) return undefined;
  try {
    return new URL(`https://${text}`).hostname.replace(/\.$/, '') || undefined;
  } catch {
    return undefined;
  }
}
