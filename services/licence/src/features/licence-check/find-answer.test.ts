import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import fc from 'fast-check';
import { domainRow, noon, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import { findAnswer } from './find-answer.ts';

const localParts = ['ana', 'ana.b', 'ana+x', "o'neil", 'zoë', 'a-b_c'];
const names = ['acme.example', 'xn--bcher-kva.example'];

describe('findAnswer', () => {
  it('finds the person whose address has the same normal form, and nobody else', async () => {
    const index = await sampleIndex({
      domains: [domainRow({ names })],
      users: localParts.map((localPart, at) => userRow({ id: at + 1, localPart })),
    });
    const known = new Set(names.flatMap((name) => localParts.map((localPart) => `${localPart}@${name}`)));
    const typed = fc
      .tuple(
        fc.constantFrom('', ' ', '\u200b'),
        fc.oneof(fc.constantFrom(...localParts, 'ZOË', 'Ana', 'a..b', '.ana', 'zoe\u0308'), fc.string({ maxLength: 4 })),
        fc.constantFrom('@', '@', '@', '@@', ''),
        fc.oneof(
          fc.constantFrom(...names, 'Bücher.example', 'ACME.example', 'acme.example.', 'other.example', 'acme'),
          fc.string({ maxLength: 4 }),
        ),
        fc.constantFrom('', ' '),
      )
      .map((parts) => parts.join(''));
    let found = 0;
    fc.assert(
      fc.property(typed, (email) => {
        const parsed = parseEmail(email);
        const answer = findAnswer(index.reader, email, undefined, noon);
        if (!parsed.ok) {
          assert.deepEqual(answer, { code: 'invalid_email' });
          return;
        }
        const isKnown = known.has(parsed.email.address);
        assert.match(String(answer), isKnown ? /"status":"active"/ : /"status":"unknown"/);
        found += Number(isKnown);
      }),
      { numRuns: 3000 },
    );
    assert.ok(found > 100, `only ${found} were found`);
  });
});
