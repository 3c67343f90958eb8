import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NewAnswer } from '@seatledger/legacy/parity/service-answer.ts';
import { askingOnly, newAnswerOf } from './new-answer.ts';

const products = { known: new Set(['add-in', 'other']), usual: 'add-in' };
const statusOf = (answer: NewAnswer | undefined): string => (answer?.isAnswered === true ? answer.status : (answer?.detail ?? ''));

describe('questions to Seatledger', () => {
  it('are asked where they can be, of the usual product, and answered in their order', async () => {
    const asked: object[] = [];
    const ask = askingOnly(products, async (questions) => {
      asked.push(...questions);
      return questions.map(({ email }) =>
        newAnswerOf(
          { valid: false, status: email.startsWith('ana') ? 'expired' : 'unknown', validUntil: null, profile: null, features: {} },
          'UTC',
        ),
      );
    });
    const answers = await ask([
      { email: 'ben at acme.example', product: null },
      { email: 'ben@acme.example', product: null },
      { email: 'ana@acme.example', product: 'nothing' },
      { email: 'ana@acme.example', product: 'other' },
      { email: `${'x'.repeat(1_000)}@acme.example`, product: null },
    ]);
    assert.deepEqual(asked, [
      { email: 'ben@acme.example', product: 'add-in' },
      { email: 'ana@acme.example', product: 'other' },
    ]);
    assert.deepEqual(answers.map(statusOf), [
      'not_an_address',
      'unknown',
      'Seatledger has no product of the name that the question gives.',
      'expired',
      'not_an_address',
    ]);
  });

  it('name no product where Seatledger has none of that name yet', async () => {
    const ask = askingOnly({ ...products, known: new Set() }, async (questions) => {
      assert.deepEqual(questions, [{ email: 'ana@acme.example' }]);
      return [];
    });
    assert.match(statusOf((await ask([{ email: 'ana@acme.example', product: null }]))[0]), /fewer answers/);
  });

  it('are answered with the last day on the clock of the mapping file', () => {
    const said = { valid: true, status: 'active', validUntil: '2027-03-31T22:00:00Z', profile: null, features: {} } as const;
    const answer = newAnswerOf(said, 'Europe/Paris');
    assert.equal(answer.isAnswered && answer.validUntil, '2027-03-31');
  });
});
