import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { createTestDatabase, until } from '../../../../../tests/dev-env/dev-env.ts';
import { context, testRegistry } from '../../test-registry.ts';

let personalData: PersonalDataHolder;
const { create, rows } = testRegistry(createTestDatabase, async (registry) => {
  ({ personalData } = registry);
});

it('erases what is left where somebody else removes a part of it meanwhile', async () => {
  const contacts = [{ name: 'Ana', email: 'ana@acme.example', role: 'other' }];
  const customerId = await create({ kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'Europe/Paris', contacts });
  await create({
    kind: 'domain.create',
    customerId,
    name: 'acme.example',
    validity: { from: '2026-01-01', until: null },
    seatLimit: null,
  });
  const id = await create({ kind: 'user.create', email: 'ana@acme.example', displayName: 'Ana' });
  await rows(`begin; delete from users where id = ${id}`);
  const emails = ['ana@acme.example'];
  const erasing = personalData.erase({ emails, references: [`user/${id}`], madeBefore: Temporal.Now.instant().add({ hours: 1 }) }, context);
  await until('it waits', async () => {
    const waiting = 'select from pg_locks join pg_stat_activity a using (pid) where not granted and a.datname = current_database()';
    return (await rows(waiting)).length > 0;
  });
  await rows('commit');
  await erasing;
  assert.deepEqual(await rows('select from customer_contacts'), []);
});

it('takes the numbers of those who were erased, and gives none twice meanwhile', async () => {
  await personalData.keepTaken(['user/500', 'operator/900']);
  const given: number[] = [];
  const next = async () => given.push(Number((await rows(`select nextval('users_id_seq') as id`))[0]?.['id']));
  await Promise.all(Array.from({ length: 50 }, () => Promise.all([next(), personalData.keepTaken(['user/3'])])));
  assert.equal(new Set(given).size, 50);
  assert.ok(given.every((id) => id > 500 && id < 900));
});

it('tells readers of the change feed by their domain, and by nothing else, whose answers have changed', async () => {
  const customerId = await create({ kind: 'customer.create', name: 'Acme', locale: 'en', timeZone: 'Europe/Paris', contacts: [] });
  const validity = { from: '2026-01-01', until: null };
  const domainId = await create({ kind: 'domain.create', customerId, name: 'acme.example', validity, seatLimit: null });
  const id = await create({ kind: 'user.create', email: 'ana@acme.example', displayName: 'Ana' });
  const [before] = await rows('select max(id) as id from changes');
  const madeBefore = Temporal.Now.instant().add({ hours: 1 });
  await personalData.erase({ emails: ['ana@acme.example'], references: [`user/${id}`], madeBefore }, context);
  assert.deepEqual(await rows(`select entity, first_id::int as id from changes where id > ${Number(before?.['id'])} order by entity`), [
    { entity: 'domain', id: domainId },
    { entity: 'user', id },
  ]);
  assert.deepEqual(await rows('select from registry_published.former_users'), []);
});
