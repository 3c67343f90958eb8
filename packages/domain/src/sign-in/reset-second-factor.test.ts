import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operator } from '../operator/operator.ts';
import { decideResetSecondFactor, refuseEnrolmentWithoutToken, type ResetSecondFactor } from './reset-second-factor.ts';

const operator: Operator = {
  id: 7,
  email: 'bob@vendor.example',
  displayName: 'Bob',
  locale: 'en',
  roleKeys: ['reader'],
  customerIds: null,
  personId: 7,
  suspendedAt: null,
  suspensionReason: null,
  version: 3,
};
const command: ResetSecondFactor = {
  kind: 'second-factor.reset',
  operatorId: 7,
  version: 3,
  askedBy: 1,
  reason: 'lost the telephone',
  tokenHash: 'a'.repeat(64),
  at: '2026-11-22T10:00:00Z',
  expiresAt: '2026-11-23T10:00:00Z',
};
const facts = { operator, factors: { totp: true, passkeys: 2 }, otherFirstFactors: 1 };

describe('the reset of a second factor', () => {
  it('says in the audit what went, and why', () => {
    const decision = decideResetSecondFactor(command, facts);
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual(decision.change, {
      subject: { kind: 'operator', id: 7 },
      before: { totp: true, passkeys: 2 },
      after: { totp: false, passkeys: 0, expiresAt: command.expiresAt },
      reason: 'lost the telephone',
    });
  });

  it('is for others, as they were seen, and leaves them a way to begin a sign-in', () => {
    const refusal = (changed: Partial<ResetSecondFactor>, of: Partial<typeof facts> = {}) => {
      assert.throws(
        () => decideResetSecondFactor({ ...command, ...changed }, { ...facts, ...of }),
        (error: { code: string }) => {
          code = error.code;
          return true;
        },
      );
      return code;
    };
    let code = '';
    assert.equal(refusal({ askedBy: 7 }), 'own_second_factor');
    assert.equal(refusal({ version: 2 }), 'operator_changed');
    assert.equal(refusal({}, { otherFirstFactors: 0 }), 'last_first_factor_in_use');
    assert.equal(decideResetSecondFactor({ ...command, askedBy: null }, facts).outcome, 'changed');
  });
});

describe('an enrolment', () => {
  const reset = { tokenHash: 'a'.repeat(64), expiresAt: '2026-11-23T10:00:00Z' };
  const enrol = (shown: string | undefined, at: string) => () => refuseEnrolmentWithoutToken(reset, shown, at);

  it('needs the token of a reset, in time', () => {
    enrol(reset.tokenHash, '2026-11-23T09:59:59Z')();
    for (const late of [enrol(reset.tokenHash, '2026-11-23T10:00:00Z'), enrol(undefined, command.at), enrol('b'.repeat(64), command.at)]) {
      assert.throws(late, { code: 'enrolment_token_required' });
    }
  });

  it('needs none where nothing was reset', () => {
    refuseEnrolmentWithoutToken(undefined, undefined, command.at);
  });
});
