import assert from 'node:assert/strict';
import { it } from 'node:test';
import { languageOf } from './console-language.ts';

const asked = (acceptLanguage?: string, cookie?: string) =>
  languageOf({ ...(acceptLanguage !== undefined && { 'accept-language': acceptLanguage }), ...(cookie !== undefined && { cookie }) });

it('speaks the first language that the browser asks for and there is', () => {
  assert.equal(asked('fr-CH, fr;q=0.9, en;q=0.8'), 'fr');
  assert.equal(asked('en-GB,en;q=0.9,fr;q=0.8'), 'en');
  assert.equal(asked('de, en;q=0.3, fr;q=0.7'), 'fr');
  assert.equal(asked('fr;q=0, en;q=0.1'), 'en');
});

it('speaks English where nothing is asked for, or nothing that there is', () => {
  assert.equal(asked(), 'en');
  assert.equal(asked('de-DE'), 'en');
  assert.equal(asked(';;,q=1,'), 'en');
});

it('goes by what the person has chosen before anything else', () => {
  assert.equal(asked('en', 'a=b; seatledger_language=fr'), 'fr');
  assert.equal(asked('fr', 'seatledger_language=en; a=b'), 'en');
  assert.equal(asked('fr', 'seatledger_language=xx'), 'fr');
  assert.equal(asked('fr', 'not_seatledger_language=en'), 'fr');
});
