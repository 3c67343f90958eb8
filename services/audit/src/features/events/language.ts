import type { Locale } from '@seatledger/domain/audit/words.ts';
import { preferredLanguage } from '@seatledger/platform/http/accept-language.ts';
import { z } from 'zod';

/** The language of sentences. */
export const languageQuery = {
  language: z.enum(['en', 'fr']).optional().describe('Of the sentences. As Accept-Language says, where it is left out; else English.'),
};

export function languageOf(asked: Locale | undefined, acceptLanguage: string | undefined): Locale {
  return asked ?? preferredLanguage(acceptLanguage, ['en', 'fr']);
}
