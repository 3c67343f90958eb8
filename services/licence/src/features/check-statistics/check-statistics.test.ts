import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answeredStatuses, CheckStatistics, summedBuckets } from './check-statistics.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const answer = (status: string) => `{"valid":${status === 'active' || status === 'grace'},"status":"${status}","detail":"…`;

describe('the statistics of checks', () => {
  it('count by what checks come to, in buckets of five seconds', () => {
    const statistics = new CheckStatistics(['rate_limited', 'not_ready']);
    statistics.countAnswer(answer('active'), noon);
    statistics.countAnswer(answer('active'), noon + 4_999);
    statistics.countRefusal('not_ready', noon + 5_000);
    const buckets = statistics.read(noon + 6_000);
    assert.equal(buckets.length, 180);
    assert.deepEqual(buckets.slice(-3), [
      { startsAt: noon - 5_000, counts: {} },
      { startsAt: noon, counts: { active: 2 } },
      { startsAt: noon + 5_000, counts: { not_ready: 1 } },
    ]);
  });

  it('know every status by the text of an answer', () => {
    const statistics = new CheckStatistics([]);
    for (const [index, status] of answeredStatuses.entries()) {
      for (let times = 0; times <= index; times += 1) statistics.countAnswer(answer(status), noon);
    }
    const counted = Object.fromEntries(answeredStatuses.map((status, index) => [status, index + 1]));
    assert.deepEqual(statistics.read(noon).at(-1)?.counts, counted);
  });

  it('forget what is more than a quarter of an hour ago', () => {
    const statistics = new CheckStatistics(['not_ready']);
    const total = (at: number) => statistics.read(at).reduce((sum, { counts }) => sum + (counts['not_ready'] ?? 0), 0);
    statistics.countRefusal('not_ready', noon);
    assert.equal(total(noon + 894_999), 1);
    assert.equal(total(noon + 900_000), 0);
    statistics.countRefusal('not_ready', noon + 900_000);
    assert.equal(total(noon + 900_000), 1);
  });

  it('are read where another thread counts, and summed over all', () => {
    const own = new CheckStatistics(['not_ready']);
    const others = new CheckStatistics(['not_ready']);
    const read = new CheckStatistics(['not_ready'], others.buffer);
    own.countAnswer(answer('active'), noon);
    others.countAnswer(answer('active'), noon);
    others.countRefusal('not_ready', noon);
    assert.deepEqual(summedBuckets([own, read], noon).at(-1), { startsAt: noon, counts: { active: 2, not_ready: 1 } });
  });
});
