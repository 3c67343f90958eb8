import type { IncomingHttpHeaders } from 'node:http';

export const languages = ['en', 'fr'] as const;
export type ConsoleLanguage = (typeof languages)[number];

const cookie = /(?:^|;\s*)seatledger_language=(en|fr)(?:;|$)/;

/** The language that a person chose in this browser, or the first one that their browser asks for and there is. */
export function languageOf(headers: IncomingHttpHeaders): ConsoleLanguage {
  const chosen = cookie.exec(headers.cookie ?? '')?.[1];
  if (isLanguage(chosen)) return chosen;
  return preferredLanguages(headers['accept-language'] ?? '').find(isLanguage) ?? 'en';
}

/** Primary subtags by weight, the heaviest first (RFC 9110 §12.5.4). */
function preferredLanguages(accept: string): readonly string[] {
  return accept
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { language: tag.toLowerCase().split('-')[0] ?? '', weight: Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ language }) => language);
}

function isLanguage(text: string | undefined): text is ConsoleLanguage {
  return (languages as readonly (string | undefined)[]).includes(text);
}
