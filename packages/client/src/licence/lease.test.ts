import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { describeLease } from './describe-lease.ts';
import { decideLease, type Lease, type LeaseReason, type LeaseStep } from './lease.ts';

interface Decision {
  readonly name: string;
  readonly lease: { readonly [Name in keyof Lease]: string };
  readonly now: string;
  readonly epoch: number;
  readonly revocationEpoch: number | null;
  readonly utcOffsetMinutes: number;
  readonly step: LeaseStep;
  readonly reason: LeaseReason;
  readonly until: string | null;
  readonly en: string;
  readonly fr: string;
}

const file = new URL('../../../../tests/vectors/lease.json', import.meta.url);
const { decisions } = JSON.parse(readFileSync(file, 'utf8')) as { readonly decisions: readonly Decision[] };
const seconds = (instant: string): number => Date.parse(instant) / 1000;

describe('a lease, as the server has it', () => {
  for (const { name, lease: written, now, epoch, revocationEpoch, utcOffsetMinutes, step, reason, until, en, fr } of decisions) {
    it(`${step}: ${name}`, () => {
      const lease = Object.fromEntries(Object.entries(written).map(([key, instant]) => [key, seconds(instant)])) as unknown as Lease;
      const decision = decideLease(lease, { now: seconds(now), epoch, revocationEpoch });
      assert.deepEqual(decision, { step, reason, until: until === null ? null : seconds(until) });
      assert.equal(describeLease(reason, lease.graceUntil, 'en', utcOffsetMinutes), en);
      assert.equal(describeLease(reason, lease.graceUntil, 'fr', utcOffsetMinutes), fr);
    });
  }
});
