import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mostOfflineLeaseDays } from '../lease/lease.ts';
import { hasSignedAt, publishedAfterMs, publishedBeforeMs, publishedKeysAt, signingKeyAt, type ScheduledKey } from './key-schedule.ts';
import { decideRaiseRevocationEpoch } from './raise-revocation-epoch.ts';
import { decideRotateLicenceSigningKey, rotateLicenceSigningKeySchema } from './rotate-licence-signing-key.ts';

const at = Date.parse('2026-11-22T12:00:00Z');
const dayMs = 86_400_000;
const kid = 'a'.repeat(43);
const command = rotateLicenceSigningKeySchema.parse({
  kind: 'licence-signing-key.rotate',
  kid,
  publicX: 'b'.repeat(43),
  sealedPrivateKey: 'AAAA',
  reason: 'time',
});
const now = '2026-11-22T12:00:00.000Z';

function keyNamed(name: string, publishedAt = '2026-08-01T00:00:00.000Z') {
  return { id: 1, kid: name, publishedAt, signsFrom: publishedAt, withdrawnAt: null };
}

describe('a new key that signs licences', () => {
  it('signs at once where it is the first', () => {
    const decision = decideRotateLicenceSigningKey(command, { keys: [], nextId: 7, now });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.change, {
      subject: { kind: 'licence-signing-key', id: 7 },
      before: null,
      after: { kid, signsFrom: now },
      reason: 'time',
    });
  });

  it('is published before it signs where another one does', () => {
    const decision = decideRotateLicenceSigningKey(command, { keys: [keyNamed('old')], nextId: 7, now });
    assert.ok(decision.outcome === 'changed');
    assert.equal(Date.parse(decision.plan.signsFrom) - Date.parse(decision.plan.publishedAt), publishedBeforeMs);
    assert.deepEqual(decision.plan.withdrawn, []);
  });

  it('signs at once and withdraws all others where they are compromised', () => {
    const compromised = { ...command, compromised: true };
    const decision = decideRotateLicenceSigningKey(compromised, { keys: [keyNamed('new'), keyNamed('old')], nextId: 7, now });
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual([decision.plan.signsFrom, decision.plan.withdrawn], [now, ['new', 'old']]);
    assert.deepEqual(decision.change.after?.['withdrawn'], ['new', 'old']);
  });

  it('is not made where somebody else has just made one', () => {
    const unlessNewerThan = '2026-11-22T11:00:00Z';
    const keys = [keyNamed('new', '2026-11-22T11:00:00.001Z')];
    assert.equal(decideRotateLicenceSigningKey({ ...command, unlessNewerThan }, { keys, nextId: 7, now }).outcome, 'unchanged');
    const old = [keyNamed('new', '2026-11-22T11:00:00.000Z')];
    assert.equal(decideRotateLicenceSigningKey({ ...command, unlessNewerThan }, { keys: old, nextId: 7, now }).outcome, 'changed');
  });

  it('says why', () => {
    assert.equal(rotateLicenceSigningKeySchema.safeParse({ ...command, reason: '  ' }).success, false);
  });
});

const anyKeys = fc
  .uniqueArray(fc.record({ signsFrom: fc.integer({ min: at - 900 * dayMs, max: at }), filesDays: fc.integer({ min: 0, max: 366 }) }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ signsFrom }) => signsFrom,
  })
  .map((drawn) =>
    drawn.map(({ signsFrom, filesDays }, index): ScheduledKey => ({
      kid: `key ${index}`,
      signsFrom,
      filesUntil: filesDays === 0 ? 0 : signsFrom + filesDays * dayMs,
    })),
  );

describe('the schedule of keys', () => {
  const kids = (keys: readonly ScheduledKey[]) => keys.map((key) => key.kid);
  const old: ScheduledKey = { kid: 'old', signsFrom: at - 90 * dayMs, filesUntil: 0 };
  const next: ScheduledKey = { kid: 'next', signsFrom: at, filesUntil: 0 };

  it('hands over when the time of the next has come, which is published already', () => {
    assert.equal(signingKeyAt([next, old], at - 1)?.kid, 'old');
    assert.equal(signingKeyAt([next, old], at)?.kid, 'next');
    assert.deepEqual(kids(publishedKeysAt([old, next], at - 1)), ['next', 'old']);
  });

  it('keeps a key published until the longest lease that it may have signed has ended', () => {
    assert.deepEqual(kids(publishedKeysAt([old, next], at + mostOfflineLeaseDays * dayMs)), ['next', 'old']);
    assert.deepEqual(kids(publishedKeysAt([old, next], at + publishedAfterMs)), ['next']);
  });

  it('keeps it until the last licence file that it has signed has ended', () => {
    const signedFile = { ...old, filesUntil: at + 300 * dayMs };
    assert.deepEqual(kids(publishedKeysAt([signedFile, next], at + 300 * dayMs - 1)), ['next', 'old']);
    assert.deepEqual(kids(publishedKeysAt([signedFile, next], at + 300 * dayMs)), ['next']);
  });

  it('has nothing that signs where there is no key', () => {
    assert.deepEqual([signingKeyAt([], at), publishedKeysAt([], at)], [undefined, []]);
  });

  it('publishes whatever a key has signed until that has ended, and needs no key that has signed', () => {
    fc.assert(
      fc.property(anyKeys, fc.nat({ max: 900 * dayMs }), fc.nat({ max: mostOfflineLeaseDays * dayMs - 1 }), (keys, before, later) => {
        const signing = signingKeyAt(keys, at - before);
        if (signing === undefined) return;
        assert.ok(publishedKeysAt(keys, at - before + later).includes(signing));
        assert.equal(hasSignedAt(signing, keys, at - before), false);
        for (const key of keys) {
          assert.ok(at - before + later >= key.filesUntil || publishedKeysAt(keys, at - before + later).includes(key));
          if (hasSignedAt(key, keys, at - before)) assert.notEqual(signingKeyAt(keys, at - before + later)?.kid, key.kid);
        }
      }),
    );
  });
});

describe('raising the revocation epoch', () => {
  it('goes up by one and says why', () => {
    const decision = decideRaiseRevocationEpoch(
      { kind: 'revocation-epoch.raise', reason: 'A laptop was stolen' },
      { current: { id: 1, revocationEpoch: 4 } },
    );
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.plan, { id: 1, revocationEpoch: 5 });
    assert.deepEqual([decision.change.before, decision.change.after], [{ revocationEpoch: 4 }, { revocationEpoch: 5 }]);
    assert.equal(decision.change.reason, 'A laptop was stolen');
  });
});
