import assert from 'node:assert/strict';
import { it } from 'node:test';
import { valueOfText } from '../../apps/console/src/app/users/detail/override-value.ts';

it('a value is typed as its feature is', () => {
  assert.equal(valueOfText({ type: 'flag' }, 'true'), true);
  assert.equal(valueOfText({ type: 'number', minimum: 0, maximum: 100_000 }, '50 000'), 50_000);
  assert.equal(valueOfText({ type: 'choice', options: ['daily', 'live'] }, 'live'), 'live');
  assert.equal(valueOfText({ type: 'text', maxLength: 3 }, '🎉🎉🎉'), '🎉🎉🎉');
});

it('what the feature does not take is no value', () => {
  assert.equal(valueOfText({ type: 'flag' }, 'yes'), undefined);
  for (const text of ['', ' ', '1.5', '101', '-1', 'many'])
    assert.equal(valueOfText({ type: 'number', minimum: 0, maximum: 100 }, text), undefined);
  assert.equal(valueOfText({ type: 'choice', options: ['daily'] }, 'live'), undefined);
  assert.equal(valueOfText({ type: 'text', maxLength: 3 }, 'four'), undefined);
  assert.equal(valueOfText(undefined, 'anything'), undefined);
});
