import assert from 'node:assert/strict';
import { it } from 'node:test';
import { invitationLetter } from './invitation-letter.ts';

it('an invitation is written in both languages, each with the link and how long it lives', () => {
  const link = 'https://licences.example/invitation#token=abc';
  const { parts } = invitationLetter({ origin: 'https://licences.example', link });
  assert.deepEqual(
    parts.map(({ language, paragraphs }) => [language, JSON.stringify(paragraphs).split(link).length]),
    [
      ['en', 2],
      ['fr', 2],
    ],
  );
  const said = JSON.stringify(parts);
  assert.match(said, /once, within 7 days .*If you expected no invitation/);
  assert.match(said, /une seule fois, dans les 7 jours .*Si vous n’attendiez pas d’invitation/);
});
