import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import fc from 'fast-check';
import { isQuestion, licenceQuestion, questionErrors } from './question.ts';

const codesOf = (value: unknown): string[] => questionErrors(value).map(({ pointer, code }) => `${pointer} ${code}`);

const texts = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.constantFrom(
    '',
    ' ',
    'ana@acme.example',
    'ANA@acme.example ',
    'ana',
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(200),
    'x'.repeat(201),
    '\ud800',
  ),
);
const fields = fc.constantFrom('email', 'product', 'nonce', 'Email', 'extra', '__proto__', 'constructor', 'toString', '');
const almostQuestions = fc.oneof(
  fc.record({ email: texts, product: texts, nonce: texts }, { requiredKeys: [] }),
  fc.dictionary(fields, fc.oneof({ weight: 3, arbitrary: texts }, fc.jsonValue()), { maxKeys: 4 }),
  fc.jsonValue(),
);

/** A value as it comes out of a body, `__proto__` among its own fields. */
const asParsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

describe('a question', () => {
  it('is judged alike by hand and by the schema, whatever it is', () => {
    let accepted = 0;
    fc.assert(
      fc.property(almostQuestions, (almost) => {
        const value = asParsed(almost);
        const byHand = isQuestion(value) && parseEmail(value.email).ok;
        assert.equal(licenceQuestion.safeParse(value).success, byHand);
        assert.equal(questionErrors(value).length === 0, byHand);
        accepted += Number(byHand);
      }),
      { numRuns: 5000 },
    );
    assert.ok(accepted > 50, `only ${accepted} questions were accepted`);
  });

  it('is refused field by field', () => {
    assert.deepEqual(codesOf(null), [' not_an_object']);
    assert.deepEqual(codesOf([]), [' not_an_object']);
    assert.deepEqual(codesOf('ana@acme.example'), [' not_an_object']);
    assert.deepEqual(codesOf({}), ['/email not_a_text']);
    assert.deepEqual(codesOf({ email: 5, product: null, nonce: [] }), ['/email not_a_text', '/product not_a_text', '/nonce not_a_text']);
    assert.deepEqual(codesOf({ email: '  ' }), ['/email blank']);
    assert.deepEqual(codesOf({ email: 'ana' }), ['/email not_an_address']);
    assert.deepEqual(codesOf({ email: 'ana@acme.example', product: '' }), ['/product blank']);
    assert.deepEqual(codesOf({ email: 'ana@acme.example', product: 'x'.repeat(65) }), ['/product too_long']);
    assert.deepEqual(codesOf({ email: 'ana@acme.example', nonce: 'x'.repeat(201) }), ['/nonce too_long']);
    assert.deepEqual(codesOf({ email: 'ana@acme.example', 'a/b~c': 1, d: 2 }), ['/a~1b~0c unknown_field', '/d unknown_field']);
    assert.deepEqual(codesOf(JSON.parse('{"email":"ana@acme.example","__proto__":{}}')), ['/__proto__ unknown_field']);
  });

  it('is never quoted in what is wrong with it', () => {
    const errors = JSON.stringify(questionErrors({ email: 'secret@@secret', product: 5, nonce: `${'secret'.repeat(50)}` }));
    assert.doesNotMatch(errors, /secret/);
  });
});
