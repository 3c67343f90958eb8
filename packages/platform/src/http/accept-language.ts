import { readRanges } from './accept.ts';

/**
 * The language that an Accept-Language header (RFC 9110 §12.5.4) likes best of those offered, by basic filtering (RFC 4647 §3.3.1): `fr-CA`
 * asks for `fr`, too. The first one where it names none of them.
 */
export function preferredLanguage<Language extends string>(
  header: string | undefined,
  offered: readonly [Language, ...Language[]],
): Language {
  const ranges = readRanges(header ?? '');
  let best: { readonly language: Language; readonly quality: number } = { language: offered[0], quality: 0 };
  for (const language of offered) {
    const quality = Math.max(...ranges.filter(({ name }) => matches(name, language)).map((range) => range.quality), 0);
    if (quality > best.quality) best = { language, quality };
  }
  return best.language;
}

function matches(range: string, language: string): boolean {
  return range === '*' || range === language || range.startsWith(`${language}-`);
}
