import assert from 'node:assert/strict';
import { it } from 'node:test';
import { passwordResetLetter } from './password-reset-letter.ts';

const facts = { displayName: 'Ana', origin: 'https://licences.example', link: 'https://licences.example/password-reset#token=abc' };

it('a letter about a forgotten password is in the language of the operator, English where that is unknown', () => {
  const [en, fr, other] = ['en', 'fr', 'de'].map((locale) => passwordResetLetter({ ...facts, locale }));
  assert.deepEqual(
    [en?.subject, fr?.subject, other?.subject],
    ['Set a new password', 'Choisir un nouveau mot de passe', 'Set a new password'],
  );
  assert.deepEqual(
    [en, fr].map((letter) => letter?.parts.map(({ language }) => language)),
    [['en'], ['fr']],
  );
});

it('a letter about a forgotten password has the link once, how long it lives, and what to do if one did not ask', () => {
  const said = (locale: string) => JSON.stringify(passwordResetLetter({ ...facts, locale }));
  for (const locale of ['en', 'fr']) assert.equal(said(locale).split(facts.link).length, 2);
  assert.match(said('en'), /once, within 10 minutes .*If you did not ask for this/);
  assert.match(said('fr'), /une seule fois, dans les 10 minutes .*Si vous n’avez rien demandé/);
});
