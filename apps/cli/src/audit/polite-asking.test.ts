import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askPolitely } from './polite-asking.ts';

/** Asks a server that answers so one after the other, and tells how long was waited before each request. */
async function asked(requests: number, answers: readonly (readonly [status: number, headers: Record<string, string>])[]) {
  let nowMs = Date.parse('2026-11-22T10:00:00Z');
  let waitedMs = 0;
  const waits: number[] = [];
  const left = [...answers];
  const ask = askPolitely(
    async () => {
      waits.push(waitedMs / 1000);
      waitedMs = 0;
      const [status, headers] = left.shift() ?? [200, {}];
      return new Response('x', { status, headers });
    },
    {
      now: () => nowMs,
      wait: async (ms) => {
        waitedMs += ms;
        nowMs += ms;
      },
    },
  );
  const statuses: number[] = [];
  for (let index = 0; index < requests; index += 1) statuses.push((await ask('https://licences.example')).status);
  return { waits, statuses };
}

const limits = (remaining: number, reset: number) => ({
  'ratelimit-limit': '600',
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(reset),
});

describe('asking politely', () => {
  it('waits as long as a server says that was asked too often, in seconds or until a date', async () => {
    const date = 'Sun, 22 Nov 2026 10:00:25 GMT';
    const refusals: readonly (readonly [headers: Record<string, string>, seconds: number])[] = [
      [{ 'retry-after': '7' }, 7],
      [{ 'retry-after': date }, 25],
      [limits(0, 12), 12],
    ];
    for (const [headers, seconds] of refusals) {
      assert.deepEqual(await asked(1, [[429, headers]]), { waits: [0, seconds], statuses: [200] });
    }
    assert.deepEqual(await asked(1, [[503, { 'retry-after': '1' }]]), { waits: [0, 1], statuses: [200] });
  });

  it('pauses before the limit is used up, so that others at the same address can still ask', async () => {
    const answers = [
      [200, limits(61, 40)],
      [200, limits(60, 39)],
    ] as const;
    assert.deepEqual((await asked(3, answers)).waits, [0, 0, 39]);
  });

  it('gives the refusal where nobody says for how long, or it is too long', async () => {
    const without: readonly Record<string, string>[] = [{}, { 'retry-after': 'soon' }, { 'retry-after': '3600' }];
    for (const headers of without) {
      assert.deepEqual((await asked(1, [[429, headers]])).statuses, [429]);
    }
    assert.deepEqual((await asked(1, [[403, { 'retry-after': '1' }]])).statuses, [403]);
  });
});
