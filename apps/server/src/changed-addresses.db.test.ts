import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { until } from '../../../tests/dev-env/dev-env.ts';
import { startWithAna } from './testing/test-privacy.ts';

const one = 'lea@acme.example';
const two = 'lea.roy@acme.example';

interface Found {
  readonly persons: readonly string[];
  readonly formerly: readonly string[];
}

/** A server, and what may become of seats and their addresses. */
async function start(t: TestContext) {
  const app = await startWithAna(t);
  const find = async (who: string): Promise<Found> => {
    const answered = await app.ask('GET', `/v1/privacy/persons?${who}`);
    assert.equal(answered.statusCode, 200, answered.body);
    return answered.json<Found>();
  };
  const at = (email: string) => find(`email=${encodeURIComponent(email)}`);
  const usersAt = async (email: string) => (await at(email)).persons.filter((person) => person.startsWith('user/'));
  const create = (email: string, displayName = 'Lea') => app.execute({ kind: 'user.create', email, displayName });
  const move = (id: number, email: string) => app.execute({ kind: 'user.move', id, email });
  const remove = (id: number) => app.execute({ kind: 'user.delete', id });
  const readable = async (id: number) => (await app.rows('select from audit.person_keys where reference = $1', [`user/${id}`])).length > 0;
  return { app, find, at, usersAt, create, move, remove, readable };
}

describe('somebody who has come back to an earlier address', () => {
  it('is found by it, and by the other only as who once had it', async (t) => {
    const { at, create, move } = await start(t);
    const id = await create(one);
    await move(id, two);
    await move(id, one);
    assert.deepEqual(await persons(at(one)), [[`user/${id}`], []]);
    assert.deepEqual(await persons(at(two)), [[], [`user/${id}`]]);
  });

  it('is found so also when they are gone, whoever has the other address by then', async (t) => {
    const { app, at, create, move, remove, readable } = await start(t);
    const id = await create(one);
    await move(id, two);
    await move(id, one);
    await remove(id);
    const other = await create(two, 'Leo');
    assert.deepEqual(await persons(at(one)), [[`user/${id}`], []]);
    assert.deepEqual(await persons(at(two)), [[`user/${other}`], [`user/${id}`]]);
    const exported = (await app.ask('GET', `/v1/privacy/persons/export?email=${two}`)).body;
    assert.match(exported, /Leo/);
    assert.doesNotMatch(exported, /"Lea"/);
    await app.erase({ email: two, reason: 'asked' });
    assert.equal(await readable(id), true);
    await app.erase({ email: one, reason: 'asked' });
    assert.equal(await readable(id), false);
  });
});

describe('an address that has gone to somebody else', () => {
  it('leads to whoever has it, and each goes without the other', async (t) => {
    const { app, at, create, move, readable } = await start(t);
    const first = await create(one);
    await move(first, two);
    const second = await create(one, 'Leo');
    assert.deepEqual(await persons(at(one)), [[`user/${second}`], [`user/${first}`]]);
    assert.deepEqual(await persons(at(two)), [[`user/${first}`], []]);
    await app.erase({ email: one, reason: 'asked' });
    assert.equal(await readable(first), true);
    assert.equal((await app.rows('select from registry.users where id = $1', [first])).length, 1);
  });

  it('after they were deleted leads to whoever has it, and only by their id to them', async (t) => {
    const { app, at, create, remove, readable } = await start(t);
    const first = await create(one);
    await remove(first);
    const second = await create(one);
    assert.deepEqual(await persons(at(one)), [[`user/${second}`], [`user/${first}`]]);
    await app.erase({ email: one, reason: 'asked' });
    assert.deepEqual([await readable(first), await readable(second)], [true, false]);
    await app.erase({ userId: String(first), reason: 'asked' });
    assert.equal(await readable(first), false);
  });

  it('is left alone where somebody who had it is asked for by their id, also afterwards', async (t) => {
    const { app, find, create, remove, readable } = await start(t);
    const first = await create(one);
    await remove(first);
    const second = await create(one, 'Leo');
    const contacts = [{ name: 'Leo', email: one, role: 'other' }];
    await app.execute({ kind: 'customer.create', name: 'Other', locale: 'fr', timeZone: 'Europe/Paris', contacts });
    assert.deepEqual(await persons(find(`userId=${first}`)), [[`user/${first}`], []]);
    const { persons: erased } = await app.erase({ userId: String(first), reason: 'asked' });
    assert.deepEqual(erased, [`user/${first}`]);
    // What a restored backup would have brought back is erased once more, and nothing else.
    await app.client.query(
      `insert into audit.person_keys (key_id, reference, sealed_key, created_at) values (repeat('k', 16), $1, '', '2026-01-01')`,
      [`user/${first}`],
    );
    app.server.services.audit.start();
    await until('the key is gone again', async () => !(await readable(first)));
    assert.deepEqual(await app.rows('select name from registry.customer_contacts where email = $1', [one]), [{ name: 'Leo' }]);
    assert.equal(await readable(second), true);
  });

  it('goes with somebody who had it last and is asked for by their id, with what else is held under it', async (t) => {
    const { app, create, remove } = await start(t);
    const id = await create(one);
    const contacts = [{ name: 'Lea', email: one, role: 'other' }];
    await app.execute({ kind: 'customer.create', name: 'Other', locale: 'fr', timeZone: 'Europe/Paris', contacts });
    await remove(id);
    await app.erase({ userId: String(id), reason: 'asked' });
    assert.deepEqual(await app.rows('select from registry.customer_contacts where email = $1', [one]), []);
  });
});

type Act = readonly ['create' | 'move' | 'remove', person: number, address: number];
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.tuple(fc.constantFrom('create' as const, 'move' as const, 'move' as const, 'remove' as const), fc.nat(2), fc.nat(2)),
  { minLength: 3, maxLength: 12 },
);

describe('whatever becomes of seats and addresses', () => {
  it('an address leads to whoever has it, or else had it last, and to nobody else', async (t) => {
    const { create, move, remove, usersAt } = await start(t);
    let run = 0;
    const property = fc.asyncProperty(acts, async (all) => {
      run += 1;
      const address = (index: number) => `p${run}.${index}@acme.example`;
      const present = new Map<number, { readonly id: number; address: number }>();
      const gone: { readonly id: number; readonly address: number }[] = [];
      for (const [act, person, index] of all) {
        const user = present.get(person);
        const isTaken = [...present.values()].some((held) => held.address === index);
        if (act === 'remove' && user !== undefined) {
          await remove(user.id);
          present.delete(person);
          gone.push(user);
        } else if (act === 'create' && user === undefined && !isTaken) {
          present.set(person, { id: await create(address(index)), address: index });
        } else if (act === 'move' && user !== undefined && !isTaken) {
          await move(user.id, address(index));
          user.address = index;
        }
      }
      for (const index of [0, 1, 2]) {
        const last = [...gone, ...present.values()].findLast((held) => held.address === index);
        assert.deepEqual(await usersAt(address(index)), last === undefined ? [] : [`user/${last.id}`]);
      }
      for (const { id } of present.values()) await remove(id);
    });
    await fc.assert(property, { numRuns: 12 });
  });
});

/** Whom the answer names, and who once had the address. */
async function persons(found: Promise<Found>): Promise<readonly [readonly string[], readonly string[]]> {
  const { persons: named, formerly } = await found;
  return [named.filter((person) => person.startsWith('user/')), formerly];
}
