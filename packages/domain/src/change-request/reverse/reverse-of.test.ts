import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CommandRefused } from '../../command/decision.ts';
import { commandKinds } from '../command-kinds.ts';
import type { Difference } from '../difference/difference.ts';
import { anyCommand } from '../test-commands.ts';
import { createVendor, type World } from '../test-world.ts';
import { reverseOf } from './reverse-of.ts';

/** What the command comes to; undefined where it changes nothing or is refused. */
function tried(world: World, command: Difference['command']): Difference | undefined {
  try {
    return world.execute(command);
  } catch (error) {
    if (error instanceof CommandRefused) return undefined;
    throw error;
  }
}

describe('the reversal of a request', () => {
  it('brings everything back to what it was, whatever the commands', () => {
    const reversed = new Map<string, number>();
    let refusedByDates = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const world = createVendor();
        const settle = g(() => fc.integer({ min: 0, max: 12 }));
        for (let step = 0; step < settle; step += 1) tried(world, anyCommand(world, g));
        const before = world.readable();
        const differences: Difference[] = [];
        for (let step = 0; step < 12; step += 1) {
          const difference = tried(world, anyCommand(world, g));
          if (difference !== undefined) differences.push(difference);
        }
        try {
          for (const command of reverseOf(differences)) world.execute(command);
        } catch (error) {
          // A domain can be shortened over the heads of its users, whose dates no command then gives back.
          assert.ok(error instanceof CommandRefused && error.code === 'validity_outside_domain', String(error));
          refusedByDates += 1;
          return;
        }
        assert.deepEqual(world.readable(), before);
        for (const { kind } of differences) reversed.set(kind, (reversed.get(kind) ?? 0) + 1);
      }),
      { numRuns: 600 },
    );
    const never = createVendor().kinds.filter((kind) => !kind.endsWith('.restore') && !reversed.has(kind));
    assert.deepEqual(never, []);
    assert.ok(refusedByDates < 100, String(refusedByDates));
  });

  it('can itself be reversed', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const world = createVendor();
        const differences = Array.from({ length: 8 }, () => tried(world, anyCommand(world, g))).filter((one) => one !== undefined);
        const after = world.readable();
        const undone = reverseOf(differences).map((command) => tried(world, command));
        fc.pre(!undone.includes(undefined));
        for (const command of reverseOf(undone.filter((one) => one !== undefined))) world.execute(command);
        assert.deepEqual(world.readable(), after);
      }),
      { numRuns: 200 },
    );
  });

  it('names what was deleted by the id that it had, so that later commands find it', () => {
    const world = createVendor();
    const [ana, bob] = [world.userIdOf('ana'), world.userIdOf('bob')];
    const [acme] = world.domains.keys();
    const before = world.readable();
    const differences = [
      { kind: 'user.suspend', id: ana, reason: 'left' },
      { kind: 'override.remove', userId: ana, feature: 'a' },
      { kind: 'user.delete', id: ana, reason: 'left' },
      { kind: 'user.delete', id: bob },
      { kind: 'domain.delete', id: acme },
    ].flatMap((command) => world.execute(command) ?? []);
    const commands = reverseOf(differences);
    assert.deepEqual(
      commands.map(({ kind, id, userId }) => [kind, id ?? userId]),
      [
        ['domain.restore', acme],
        ['user.restore', bob],
        ['user.restore', ana],
        ['override.set', ana],
        ['user.reinstate', ana],
      ],
    );
    for (const command of commands) world.execute(command);
    assert.deepEqual(world.readable(), before);
  });

  it('brings the overrides back that went with a user', () => {
    const world = createVendor();
    const difference = world.execute({ kind: 'user.delete', id: world.userIdOf('ana') });
    assert.ok(difference !== undefined);
    const [command] = reverseOf([difference]);
    const always = { from: null, until: null };
    assert.deepEqual(command?.['overrides'], [{ feature: 'a', value: 7, validity: always, reason: 'pilot' }]);
  });

  it('changes a renewal back, which another renewal could not', () => {
    const world = createVendor();
    const [id] = world.domains.keys();
    const difference = world.execute({ kind: 'domain.renew', id, until: '2027-12-31', seatLimit: 10 });
    assert.ok(difference !== undefined);
    assert.deepEqual(reverseOf([difference]), [
      { kind: 'domain.change', id, validity: { from: '2026-01-01', until: '2026-12-31' }, seatLimit: 3 },
    ]);
  });

  it('takes back what a list made, changed and suspended, where the users are known', () => {
    const user = (id: number, before: object | null, after: object) =>
      ({ subject: { kind: 'user', id }, before, after }) as unknown as Difference;
    const seat = { email: 'ana@acme.example', displayName: 'Ana', profile: 'a', suspensionReason: null };
    const imported: Difference = {
      kind: 'user.import',
      command: { kind: 'user.import' },
      subject: { kind: 'domain', id: 1 },
      before: null,
      after: { create: 1, change: 1 },
      users: [
        user(7, null, seat),
        user(8, seat, { ...seat, displayName: 'Ana Lima', profile: 'b', suspensionReason: 'inactive in the imported list' }),
      ],
    };
    assert.deepEqual(reverseOf([imported]), [
      { kind: 'user.reinstate', id: 8 },
      { kind: 'user.change', id: 8, displayName: 'Ana', profile: 'a' },
      { kind: 'user.delete', id: 7 },
    ]);
    const { users: _, ...unknown } = imported;
    assert.throws(() => reverseOf([unknown]), { code: 'cannot_be_undone' });
  });

  it('gives the policy back as it was', () => {
    const [before, after] = [{ rules: [{ commands: ['user.*'] }] }, { rules: [] }];
    const changed = {
      kind: 'policy.change',
      command: { kind: 'policy.change', rules: [] },
      subject: { kind: 'policy', id: 1 },
      before,
      after,
    };
    assert.deepEqual(reverseOf([changed]), [{ kind: 'policy.change', ...before }]);
  });

  it('leaves contacts erased who were erased since', () => {
    const bob = { name: 'Bob', email: 'bob@acme.example', role: 'other' };
    const acme = { name: 'Acme', locale: 'fr', timeZone: 'UTC', externalReference: null };
    const subject = { kind: 'customer', id: 3 };
    const deleted = { kind: 'customer.delete', command: { kind: 'customer.delete', id: 3 }, subject, after: null };
    assert.deepEqual(reverseOf([{ ...deleted, before: { ...acme, contacts: [null, bob] } }]), [
      { kind: 'customer.restore', id: 3, ...acme, contacts: [bob] },
    ]);
  });
});

describe('what cannot be undone', () => {
  const of = (kind: string, more: object = {}): Difference => ({
    kind,
    command: { kind },
    subject: { kind: kind.split('.')[0] ?? '', id: 17 },
    before: null,
    after: null,
    ...more,
  });

  it('is refused with the command and the reason', () => {
    assert.throws(() => reverseOf([of('product.create', { after: { key: 'a' } }), of('user.erase'), of('import.judge')]), {
      name: 'CommandRefused',
      code: 'cannot_be_undone',
      field: 'commands.1',
      message: 'Command 2 cannot be undone (Erase user\u00A017, which frees the seat): whoever was erased stays so.',
    });
  });

  it('is what concerned somebody who was erased since', () => {
    const before = { email: null, displayName: null, profile: 'a', validity: { from: null, until: null }, suspensionReason: null };
    assert.throws(() => reverseOf([of('user.delete', { before })]), {
      code: 'cannot_be_undone',
      message: /the person was erased since\.$/,
    });
    assert.throws(() => reverseOf([of('override.set', { subject: { kind: 'user', id: 17 }, after: { user: null, feature: 'a' } })]), {
      code: 'cannot_be_undone',
    });
  });

  it('is what a later version has written', () => {
    assert.throws(() => reverseOf([of('user.dream')]), { code: 'cannot_be_undone' });
  });

  it('are these kinds of command, and no others', () => {
    const irreversible = commandKinds.filter((kind) => {
      try {
        const ana = { email: 'ana@acme.example' };
        reverseOf([of(kind, { before: ana, after: ana, users: [] })]);
        return false;
      } catch (error) {
        assert.ok(error instanceof CommandRefused, String(error));
        return true;
      }
    });
    assert.deepEqual(irreversible, [
      'import.delete',
      'import.expire',
      'leaver-check.delete',
      'leaver-check.expire',
      'migration.apply',
      'migration.delete',
      'quarantined-row.reopen',
      'user.erase',
      'contact.erase',
    ]);
  });
});
