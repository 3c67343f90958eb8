import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandRefused } from '../command/decision.ts';
import { cutBackDomainSchema, decideCutBackDomain } from './cut-back-domain.ts';
import { cutOverDomainSchema, decideCutOverDomain } from './cut-over-domain.ts';
import type { CutOverFacts, DomainCutOver } from './cut-over.ts';

const now = Temporal.Instant.from('2026-11-26T06:00:00Z');
const old: DomainCutOver = { id: 34, customerId: 12, customer: 'Acme', name: 'acme.example', answeredBy: 'old', acceptedBlockers: [] };
const isReady = { answeredBy: 'old', comparison: { endedAt: now, differing: 0 }, openQuarantine: 0, applyingMigrationId: null } as const;
const facts: CutOverFacts = { domain: old, readiness: isReady, now };
const waiting: CutOverFacts = { ...facts, readiness: { ...isReady, openQuarantine: 2, applyingMigrationId: 3 } };

const over = (given: CutOverFacts, more: object = {}) =>
  decideCutOverDomain(cutOverDomainSchema.parse({ kind: 'domain.cut-over', id: 34, reason: 'agreed', ...more }), given);
const back = (given: CutOverFacts) =>
  decideCutBackDomain(cutBackDomainSchema.parse({ kind: 'domain.cut-back', id: 34, reason: 'too early' }), given);
const refusedAs =
  (code: string, detail = /./) =>
  (error: CommandRefused) =>
    error.code === code && detail.test(error.message);

describe('cutting a domain over', () => {
  it('says who answers, whose it is and why', () => {
    const { change } = over(facts) as { change: object };
    const named = { customer: 'Acme', name: 'acme.example', acceptedBlockers: [] };
    assert.deepEqual(change, {
      subject: { kind: 'domain', id: 34 },
      customerId: 12,
      before: { ...named, answeredBy: 'old' },
      after: { ...named, answeredBy: 'seatledger' },
      reason: 'agreed',
    });
  });

  it('is refused with everything that keeps it from being ready', () => {
    assert.throws(() => over(waiting), refusedAs('not_ready', /2 rows wait in quarantine.*Migration 3 is being applied/));
  });

  it('names what was accepted by its kind alone, so that an approval outlasts a change of its number', () => {
    const { plan } = over(waiting, { acceptBlockers: true }) as { plan: DomainCutOver };
    assert.deepEqual(plan.acceptedBlockers, ['open_quarantine', 'migration_unfinished']);
  });

  it('changes nothing where Seatledger answers already', () => {
    const domain = { ...old, answeredBy: 'seatledger' } as const;
    assert.equal(over({ ...facts, domain }).outcome, 'unchanged');
  });
});

describe('cutting a domain back', () => {
  it('needs no readiness, and forgets what was accepted', () => {
    const domain = { ...old, answeredBy: 'seatledger', acceptedBlockers: ['differences'] } as const;
    const { plan } = back({ ...waiting, domain }) as { plan: DomainCutOver };
    assert.deepEqual(plan, old);
    assert.equal(back(facts).outcome, 'unchanged');
  });
});

it('both are refused for a domain that is not there, or never was in the old database', () => {
  for (const decide of [over, back]) {
    assert.throws(() => decide({ ...facts, domain: undefined }), refusedAs('domain_not_found'));
    assert.throws(() => decide({ ...facts, readiness: null }), refusedAs('domain_not_migrated'));
  }
});
