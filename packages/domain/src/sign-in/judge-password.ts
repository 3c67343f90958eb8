import { CommandRefused } from '../command/decision.ts';

/**
 * NIST SP 800-63B-4 §3.1.1 asks for 15 characters where the password stands alone and 8 beside a mandatory second factor. Ours never
 * stands alone; 12 keep a stolen hash expensive, too. No rule on what it is composed of, none on changing it.
 */
const shortestPassword = 12;
const longestPassword = 128;

export interface PasswordContext {
  /** Common passwords and the words that they are made of, in small letters. */
  readonly blocklist: ReadonlySet<string>;
  /** What an attacker tries first with this person: e-mail, name, product, vendor. */
  readonly words: readonly string[];
}

/** Throws a refusal that says why. Length is counted in characters (code points) of the NFC form. */
export function refuseWeakPassword(password: string, { blocklist, words }: PasswordContext): void {
  if (!password.isWellFormed()) refuse('password_malformed', 'This password holds characters that are none.');
  const characters = [...password.normalize('NFC')];
  if (characters.length < shortestPassword)
    refuse('password_too_short', `Use at least ${shortestPassword} characters; a few words do well.`);
  if (characters.length > longestPassword) refuse('password_too_long', `Use at most ${longestPassword} characters.`);
  const folded = password.normalize('NFKC').toLowerCase();
  if (isPattern(folded)) refuse('password_predictable', 'Repeated characters and rows of keys are tried first; use something else.');
  if (isCommon(folded, blocklist)) refuse('password_common', 'This is among the passwords that are tried first; use something else.');
  if (isMostly(folded, words)) refuse('password_personal', 'This is little more than your name, your address or the name of the product.');
}

function refuse(code: string, detail: string): never {
  throw new CommandRefused(code, detail, 'password');
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const followers = new Set(rows.flatMap((row) => pairsOf(row).flatMap((pair) => [pair, [...pair].toReversed().join('')])));

/** A short piece over and over, or characters that nearly all repeat or follow their neighbours. */
function isPattern(text: string): boolean {
  if ((unitOf(text)?.length ?? text.length) <= 5 || new Set(text).size <= 3) return true;
  const pairs = pairsOf(text);
  const predictable = pairs.filter((pair) => followers.has(pair) || pair[0] === pair[1]);
  return predictable.length >= pairs.length * 0.75;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));
}

/** What the text is a repetition of. */
function unitOf(text: string): string | undefined {
  const length = (text + text).indexOf(text, 1);
  return length > 0 && length < text.length ? text.slice(0, length) : undefined;
}

const disguises: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

/** Also where a listed word is dressed up: capitals, 3 for e, digits and signs around it, the word twice. */
function isCommon(text: string, blocklist: ReadonlySet<string>): boolean {
  const plain = undisguise(text);
  const bare = trimSigns(text);
  const dressed = [text, plain, bare, undisguise(bare), trimSigns(plain)];
  return dressed.some((form) => blocklist.has(form) || blocklist.has(trimSigns(unitOf(form) ?? form)));
}

function undisguise(text: string): string {
  return [...text].map((character) => disguises[character] ?? character).join('');
}

/** Without the digits and signs before and after the letters; what holds no letters stays. */
function trimSigns(text: string): string {
  return /\p{L}(?:.*\p{L})?/su.exec(text)?.[0] ?? text;
}

const remainderLength = 6;

/** Whether hardly anything is left when the words that belong to the person are taken out. */
function isMostly(text: string, words: readonly string[]): boolean {
  let rest = text;
  const pieces = words
    .flatMap((word) =>
      word
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((piece) => piece.length >= 4);
  for (const piece of new Set(pieces)) rest = rest.replaceAll(piece, '');
  return rest !== text && [...rest].length < remainderLength;
}
