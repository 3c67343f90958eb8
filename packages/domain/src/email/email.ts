import { normalDomainName } from './domain-name.ts';
import { refuse, type EmailRefusal } from './email-refusal.ts';
import { trimInvisible } from './invisible.ts';

/** An address in its normal form: lower-case, the domain in ASCII; `address` is `localPart@domainName`. Equal people, equal text. */
export interface EmailAddress {
  readonly localPart: string;
  readonly domainName: string;
  readonly address: string;
}

export type ParsedEmail = { readonly ok: true; readonly email: EmailAddress } | { readonly ok: false; readonly refusal: EmailRefusal };

const maxLocalPartOctets = 64;
const maxAddressOctets = 254;

// Far more than any address that is within the limits once normalised, so that hostile input costs nothing.
const maxInputLength = 2048;

const blank = refuse('blank', 'Enter an e-mail address.');
const tooLong = refuse('too_long', `Enter an address of at most ${maxAddressOctets} characters.`);
const notAnAddress = refuse(
  'not_an_address',
  'Enter the address alone, such as ana@example.com, without a name, brackets, quotes or spaces.',
);
const localPartTooLong = refuse('local_part_too_long', `Enter an address with at most ${maxLocalPartOctets} characters before the @.`);

/**
 * The normal form of an address as somebody typed it: trimmed, lower-cased, the domain in its ASCII form, other letters
 * before the `@` (RFC 6531) in NFC. Dots and plus signs are kept: whether they matter is the mail server's secret.
 * Linear in the length of the input, and idempotent on its own output.
 */
export function parseEmail(input: string): ParsedEmail {
  const text = trimInvisible(input);
  if (text === '') return blank;
  if (text.length > maxInputLength) return tooLong;
  const at = text.lastIndexOf('@');
  if (at === -1 || at === text.length - 1) return notAnAddress;
  const localPart = normalLocalPart(text.slice(0, at));
  if (localPart === null) return notAnAddress;
  const localPartOctets = octetLength(localPart);
  if (localPartOctets > maxLocalPartOctets) return localPartTooLong;
  const domain = normalDomainName(text.slice(at + 1));
  if (!domain.ok) return domain;
  if (localPartOctets + 1 + domain.name.length > maxAddressOctets) return tooLong;
  return { ok: true, email: { localPart, domainName: domain.name, address: `${localPart}@${domain.name}` } };
}

const atextSymbols = "!#$%&'*+/=?^_`{|}~-";
const dot = 0x2e;

// RFC 5322 §3.2.3, by character code: 0 refused, 1 atext or dot, 2 an upper-case letter.
const localPartCharacters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z]/.test(character)) return 2;
  return /[a-z0-9.]/.test(character) || atextSymbols.includes(character) ? 1 : 0;
});

/** The local part in its normal form, null where it is no dot-atom. */
function normalLocalPart(text: string): string | null {
  let hasUpperCase = false;
  let previous = dot;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return normalUnicodeLocalPart(text);
    const kind = localPartCharacters[code];
    if (kind === 0 || (code === dot && previous === dot)) return null;
    if (kind === 2) hasUpperCase = true;
    previous = code;
  }
  if (previous === dot) return null;
  return hasUpperCase ? text.toLowerCase() : text;
}

const unicodeAtom = String.raw`[\p{L}\p{N}!#$%&'*+\/=?^_\x60\{\|\}~\-][\p{L}\p{N}\p{M}!#$%&'*+\/=?^_\x60\{\|\}~\-]*`;
const unicodeDotAtom = new RegExp(String.raw`^${unicodeAtom}(?:\.${unicodeAtom})*$`, 'u');

/** RFC 6531 §3.3, limited to letters, their marks and digits: symbols and invisible characters only serve to deceive. */
function normalUnicodeLocalPart(text: string): string | null {
  // NFC after lower-casing, which can compose further (J\u030c); the check after NFC, which can make symbols of letters and marks.
  const normal = text.toLowerCase().normalize('NFC');
  return unicodeDotAtom.test(normal) ? normal : null;
}

/** Octets in UTF-8; half of a surrogate pair counts two. */
function octetLength(text: string): number {
  let octets = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    octets += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2;
  }
  return octets;
}
