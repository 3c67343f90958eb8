import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { preferredLanguage } from './accept-language.ts';

describe('the preferred language', () => {
  for (const [header, expected] of [
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CA, en;q=0.8', 'fr'],
    ['de, fr;q=0.3, en;q=0.2', 'fr'],
    ['en;q=0.5,FR;q=0.9', 'fr'],
    ['*', 'en'],
    ['de', 'en'],
    ['fr;q=0', 'en'],
    ['frr', 'en'],
  ] as const) {
    it(`is ${expected} for ${String(header)}`, () => assert.equal(preferredLanguage(header, ['en', 'fr']), expected));
  }
});
