import { parseDomainName } from '@seatledger/domain/email/domain-name.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { read, unreadable, type ReadValue } from './read-value.ts';

const atWord = /^([^\s@]+)(?:\s+at\s+|\s*[([{]\s*(?:at|arobase|@)\s*[)\]}]\s*)([^\s@]+)$/i;

/** An address in its normal form. ` at ` for `@` is what people write, and no address: it becomes one where the mapping file says so. */
export function readAddress(text: string, rules: { readonly atWord: boolean }): ReadValue<string> {
  const parsed = parseEmail(text);
  if (parsed.ok) return read(parsed.email.address, parsed.email.address === text ? null : writtenOtherwise(parsed.email.address));
  const repaired = parsed.refusal.code === 'not_an_address' ? parseEmail(text.trim().replace(atWord, '$1@$2')) : parsed;
  if (!repaired.ok) return unreadable(parsed.refusal.code, parsed.refusal.detail);
  const { address } = repaired.email;
  if (rules.atWord) return read(address, { code: 'address_repaired', detail: `Read as ${address}.` });
  return unreadable('not_an_address', `"at" stands for @: correct it, or say atWord: true in the mapping file to read it as ${address}.`);
}

function writtenOtherwise(address: string) {
  return { code: 'address_written_otherwise', detail: `Kept as ${address}.` } as const;
}

/** The name of a domain in ASCII form; an `@` before it is left out. */
export function readDomainName(text: string): ReadValue<string> {
  const parsed = parseDomainName(text.trim().replace(/^@\s*/, ''));
  if (!parsed.ok) return unreadable(parsed.refusal.code, parsed.refusal.detail);
  return read(parsed.name, parsed.name === text ? null : { code: 'domain_written_otherwise', detail: `Kept as ${parsed.name}.` });
}
