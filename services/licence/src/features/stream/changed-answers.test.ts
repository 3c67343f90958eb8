import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everythingChanged, merged, mostNames, nothingChanged, withinLimits } from './changed-answers.ts';

const many = (count: number, text: (at: number) => string) => Array.from({ length: count }, (_, at) => text(at));

describe('changed answers', () => {
  it('are told wider where one event cannot name them all', () => {
    const emails = many(mostNames, (at) => `p${at}@acme.example`);
    assert.deepEqual(withinLimits({ ...nothingChanged, emails }), { ...nothingChanged, emails });
    assert.deepEqual(withinLimits({ ...nothingChanged, emails: [...emails, 'one@more.example'] }), {
      everything: false,
      domains: ['acme.example', 'more.example'],
      emails: [],
    });
    assert.deepEqual(withinLimits({ ...nothingChanged, domains: many(mostNames + 1, (at) => `d${at}.example`) }), everythingChanged);
  });

  it('are told once, and not by name beside all of their domain', () => {
    const all = [
      { ...nothingChanged, emails: ['ana@acme.example', 'bob@other.example'] },
      { ...nothingChanged, domains: ['acme.example'], emails: ['bob@other.example'] },
    ];
    assert.deepEqual(merged(all), { everything: false, domains: ['acme.example'], emails: ['bob@other.example'] });
    assert.deepEqual(merged([...all, everythingChanged]), everythingChanged);
  });
});
