import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRoleSchema, decideCreateRole } from './create-role.ts';

describe('a new role', () => {
  const decide = (key: string) =>
    decideCreateRole(createRoleSchema.parse({ kind: 'role.create', key, name: 'Chief', permissions: ['user.read'] }), {
      nextId: 7,
      keyTaken: false,
    });

  it('has a key of its own, which is no word of approval policies', () => {
    assert.equal(decide('chief').outcome, 'changed');
    for (const key of ['person', 'service', 'command-line']) assert.throws(() => decide(key), { code: 'role_key_taken', field: 'key' });
  });
});
