import { parseEmail } from './email.ts';

const written = /([^\s<>()[\],;:"\\@]+)@([\p{L}\p{N}\p{M}.。．｡-]+)/gu;
const beforeAddress = /[^\p{L}\p{N}\p{M}._%+-]/gu;

/**
 * The addresses that a text names, in their normal form. What stands directly before one, such as an apostrophe, may be a part of it:
 * both readings are given.
 */
export function mentionedAddresses(text: string): readonly string[] {
  if (!text.includes('@')) return [];
  const found = new Set<string>();
  for (const [, local = '', domain = ''] of text.matchAll(written)) {
    for (const reading of readingsOf(local)) {
      const parsed = parseEmail(`${reading}@${domain.replace(/[.-]+$/, '')}`);
      if (parsed.ok) found.add(parsed.email.address);
    }
  }
  return [...found];
}

function readingsOf(local: string): readonly string[] {
  return [local, ...Array.from(local.matchAll(beforeAddress), ({ index, 0: sign }) => local.slice(index + sign.length))];
}
