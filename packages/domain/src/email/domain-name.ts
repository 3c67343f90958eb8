import { refuse, type EmailRefusal } from './email-refusal.ts';
import { trimInvisible } from './invisible.ts';
import { unicodeLabel } from './punycode.ts';
import { scriptsOf } from './scripts.ts';

export { looksLike } from './look-alike.ts';
export { unicodeDomainName } from './punycode.ts';

/** `name` is in ASCII form: lower-case LDH labels and A-labels (RFC 5890 §2.3), at least two, without a trailing dot. */
export type ParsedDomainName = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly refusal: EmailRefusal };

const maxNameOctets = 253;
const maxLabelOctets = 63;
const maxInputLength = 2048;

const blank = refuse('blank', 'Enter a domain, such as example.com.');
const tooLong = refuse('too_long', `Enter a domain of at most ${maxNameOctets} characters.`);
const invalidCharacters = refuse('invalid_domain', 'Enter the domain alone, such as example.com: letters, digits, hyphens and dots.');
const oneLabel = refuse('invalid_domain', 'Enter the whole domain with its ending, such as example.com.');
const invalidLabel = refuse(
  'invalid_domain',
  `Check the domain: each part between dots has 1 to ${maxLabelOctets} letters, digits or hyphens, and no hyphen at its ends or as 3rd and 4th.`,
);
const numericEnding = refuse('invalid_domain', 'Enter a domain whose last part begins with a letter, not an IP address.');
const invalidALabel = refuse('invalid_domain', 'Check the domain: one of its international (xn--) parts is not a valid name.');
const unrecognisedScript = refuse('invalid_domain', 'Use a domain written in an alphabet in everyday use today.');
const mixedScript = refuse(
  'mixed_script_domain',
  'Use a domain that does not mix alphabets within one name: this one could pass for another.',
);

/**
 * The ASCII form of a domain as somebody typed it: trimmed, lower-cased, converted by UTS 46 as browsers do, one trailing dot dropped.
 * Refuses what is no host name (RFC 1035 §2.3.4, RFC 1123 §2.1), reserved and invalid labels (RFC 5890 §2.3), IP addresses,
 * and labels that mix scripts (UTS 39 §5.1), written out or in punycode. Linear in the length of the input.
 */
export function parseDomainName(input: string): ParsedDomainName {
  return normalDomainName(trimInvisible(input));
}

/** As {@link parseDomainName}, for text that must not have white space around it. */
export function normalDomainName(text: string): ParsedDomainName {
  if (text === '') return blank;
  if (text.length > maxInputLength) return tooLong;
  const ascii = asciiForm(text);
  if (ascii === null) return invalidCharacters;
  const name = ascii.endsWith('.') ? ascii.slice(0, -1) : ascii;
  if (name.length > maxNameOctets) return tooLong;
  return hostNameFault(name) ?? (name.includes('xn--') ? internationalFault(name) : null) ?? { ok: true, name };
}

// By character code: 0 refused, 1 LDH or dot, 2 an upper-case letter.
const nameCharacters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z]/.test(character)) return 2;
  return /[a-z0-9.-]/.test(character) ? 1 : 0;
});

/** Lower-case ASCII, null where a character is not allowed. Most names never leave the loop. */
function asciiForm(text: string): string | null {
  let hasUpperCase = false;
  let isAscii = true;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) {
      isAscii = false;
      continue;
    }
    const kind = nameCharacters[code];
    if (kind === 0) return null;
    if (kind === 2) hasUpperCase = true;
  }
  if (!isAscii) return hostOf(text);
  return hasUpperCase ? text.toLowerCase() : text;
}

/** UTS 46 through the URL parser, which nothing but letters, digits, hyphens, dots and non-ASCII may reach. */
function hostOf(text: string): string | null {
  const url = URL.parse(`http://${text}`);
  return url === null ? null : url.hostname;
}

const hyphen = 0x2d;

function hostNameFault(name: string): ParsedDomainName | null {
  let start = 0;
  for (let end = name.indexOf('.'); end !== -1; end = name.indexOf('.', start)) {
    if (!isLdhLabel(name, start, end)) return invalidLabel;
    start = end + 1;
  }
  if (!isLdhLabel(name, start, name.length)) return invalidLabel;
  if (start === 0) return oneLabel;
  return isLetter(name.charCodeAt(start)) ? null : numericEnding;
}

function isLdhLabel(name: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < 1 || length > maxLabelOctets) return false;
  for (let index = start; index < end; index += 1) {
    if (nameCharacters[name.charCodeAt(index)] !== 1) return false;
  }
  if (name.charCodeAt(start) === hyphen || name.charCodeAt(end - 1) === hyphen) return false;
  const isReserved = length > 3 && name.charCodeAt(start + 2) === hyphen && name.charCodeAt(start + 3) === hyphen;
  return !isReserved || name.startsWith('xn--', start);
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

// RFC 5892 keeps letters, marks, digits and these five signs; UTS 46 alone would let symbols and emoji through.
const idnaCharacters = /^[\p{L}\p{M}\p{N}\-\u00b7\u0375\u05f3\u05f4\u30fb]+$/u;

function internationalFault(name: string): ParsedDomainName | null {
  const labels = name.split('.').map((label) => unicodeLabel(label));
  if (labels.includes(null)) return invalidALabel;
  // Any A-label that is not what its own Unicode form converts to is a disguise (RFC 5891 §5.4).
  if (hostOf(labels.join('.')) !== name) return invalidALabel;
  for (const label of labels) {
    if (label === null || !idnaCharacters.test(label)) return invalidALabel;
    const scripts = scriptsOf(label);
    if (scripts === 'mixed') return mixedScript;
    if (scripts === 'unrecognised') return unrecognisedScript;
  }
  return null;
}
