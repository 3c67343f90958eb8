// By its file, as the bare name is a module of Node's own.
import punycode from 'punycode/punycode.js';

/**
 * The text a punycode string stands for (RFC 3492 §6.2), null where it stands for none. Takes what follows `xn--`, in lower case.
 * Says nothing of whether the text is a valid label: surrogates, for one, are decoded as they come.
 */
export function decodePunycode(encoded: string): string | null {
  try {
    return punycode.decode(encoded);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A label of a domain name as people read it: an A-label decoded, any other as it is; null where it cannot be decoded. */
export function unicodeLabel(label: string): string | null {
  return label.startsWith('xn--') ? decodePunycode(label.slice('xn--'.length)) : label;
}

/** A name as people read it: each label decoded that can be. */
export function unicodeDomainName(name: string): string {
  return name
    .split('.')
    .map((label) => unicodeLabel(label) ?? label)
    .join('.');
}
