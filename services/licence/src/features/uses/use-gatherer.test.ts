import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findAnswer } from '../licence-check/find-answer.ts';
import { noon, sampleIndex, userRow } from '../../testing/sample-registry.ts';
import type { LicenceIndex } from '../licence-index/licence-index.ts';
import { dayMs, mostAddresses } from './seat-use.ts';
import { UseGatherer } from './use-gatherer.ts';
import { UseLedger } from './use-ledger.ts';

function check(
  index: LicenceIndex,
  gatherer: UseGatherer,
  email: string,
  more: { product?: string; from?: string; at?: number } = {},
): void {
  const { product, from = '192.0.2.1', at = noon } = more;
  findAnswer(index.reader, email, product, at);
  gatherer.countCheck(index.reader, product, { address: from, era: 0, place: 0 }, at);
}

/** What has been gathered, by user and day. */
function taken(index: LicenceIndex, gatherer: UseGatherer, ledger = new UseLedger()) {
  ledger.add(index, gatherer.drain());
  return Object.fromEntries(
    ledger
      .take(Infinity)
      .map(({ userId, day, seenAt, counts, addresses }) => [
        `${userId} ${new Date(day * dayMs).toISOString().slice(0, 10)}`,
        { seenAt: seenAt - noon, counts: Object.fromEntries(counts), addresses: addresses.size },
      ]),
  );
}

const people = (count: number) => Array.from({ length: count }, (_, at) => userRow({ id: at + 1, localPart: `p${at + 1}` }));

describe('the gatherer of uses', () => {
  it('counts checks by seat, day and product, with the last of them and the addresses that they came from', async () => {
    const index = await sampleIndex({ users: people(2) });
    const gatherer = new UseGatherer();
    check(index, gatherer, 'p1@acme.example', { product: 'excel-addin' });
    check(index, gatherer, 'P1@ACME.example', { product: 'excel-addin', at: noon + 5_000, from: '192.0.2.2' });
    check(index, gatherer, 'p1@acme.example', { at: noon + dayMs });
    check(index, gatherer, 'p2@acme.example', { product: 'sheets-addin' });
    assert.deepEqual(taken(index, gatherer), {
      '1 2026-11-22': { seenAt: 5_000, counts: { '1/0': 2 }, addresses: 2 },
      '1 2026-11-23': { seenAt: dayMs, counts: { '0/0': 1 }, addresses: 1 },
      '2 2026-11-22': { seenAt: 0, counts: { '2/0': 1 }, addresses: 1 },
    });
    assert.deepEqual(taken(index, gatherer), {}, 'what was taken is not told again');
  });

  it('adds up as many checks as there are, and tells apart no more addresses than it may', async () => {
    const index = await sampleIndex({ users: people(3) });
    const gatherer = new UseGatherer();
    for (let at = 0; at < 100_000; at += 1) check(index, gatherer, `p${(at % 3) + 1}@acme.example`, { from: `a${at % 300}` });
    const counted = Object.values(taken(index, gatherer));
    assert.deepEqual(counted.map(({ counts }) => counts['0/0']).toSorted(), [33_333, 33_333, 33_334]);
    assert.ok(counted.every(({ addresses }) => addresses === mostAddresses));
  });

  it('keeps to whose a seat is while the index grows', async () => {
    const index = await sampleIndex({ users: people(2) });
    const gatherer = new UseGatherer();
    check(index, gatherer, 'p2@acme.example');
    await index.makeRoomFor(5_000);
    check(index, gatherer, 'p2@acme.example');
    check(index, gatherer, 'p1@acme.example');
    const counted = taken(index, gatherer);
    assert.deepEqual([counted['1 2026-11-22']?.counts['0/0'], counted['2 2026-11-22']?.counts['0/0']], [1, 2]);
  });

  it('says what it lost: uses of seats that are gone, and those that there is no room for', async () => {
    const index = await sampleIndex({ users: people(3) });
    const gatherer = new UseGatherer();
    const ledger = new UseLedger(1);
    check(index, gatherer, 'p1@acme.example');
    check(index, gatherer, 'p2@acme.example');
    check(index, gatherer, 'p3@acme.example');
    check(index, gatherer, 'p3@acme.example');
    index.replaceUsers([{ firstId: 3, lastId: 3 }], [], new Map());
    ledger.add(index, gatherer.drain());
    assert.deepEqual([ledger.waiting, ledger.lost], [1, 3]);
    ledger.giveUp();
    assert.deepEqual([ledger.waiting, ledger.lost], [0, 4]);
  });
});
