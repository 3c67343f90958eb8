import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { refuseProof } from './second-factor-proof.ts';

function accepts(counter: number, lastCounter: number | undefined): boolean {
  const facts = { lastStep: undefined, recoveryCodeUsable: false, lastCounter };
  try {
    refuseProof({ method: 'passkey', passkeyId: 1, counter, backedUp: false }, facts);
    return true;
  } catch {
    return false;
  }
}

it('takes a passkey that does not count, or counts on, and none that has stopped, gone back, or is somebody else’s', () => {
  assert.ok(accepts(0, 0));
  assert.ok(accepts(1, 0));
  const counter = fc.integer({ min: 1, max: 0xffff_ffff });
  fc.assert(fc.property(counter, counter, (next, last) => accepts(next, last) === next > last));
  fc.assert(fc.property(counter, (last) => !accepts(0, last) && !accepts(last, undefined)));
});

it('takes nothing for a proof', () => {
  assert.throws(() => refuseProof(undefined, { lastStep: 1, recoveryCodeUsable: true, lastCounter: 0 }), { code: 'code_refused' });
});
