import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personalValuesOf } from './personal-values.ts';

describe('the personal values of an event', () => {
  it('are what a deleted user was called, and the overrides that went along, whose reasons may name somebody', () => {
    const overrides = [{ feature: 'maxRows', value: 5, validity: { from: null, until: null }, reason: 'for Ana' }];
    const event = {
      actor: { kind: 'cli', id: null, name: 'root' },
      address: null,
      subject: { kind: 'user', id: 17 },
      before: { email: 'ana@acme.example', displayName: 'Ana', profile: 'analyst', suspensionReason: null, overrides },
      after: null,
    };
    assert.deepEqual(personalValuesOf(event), [
      {
        person: { kind: 'user', id: 17 },
        email: 'ana@acme.example',
        pointers: ['/before/email', '/before/displayName', '/before/overrides'],
      },
    ]);
  });
});
