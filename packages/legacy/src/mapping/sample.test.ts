import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { openSource } from '../source/open-source.ts';
import { allOutcomes, allValues, countOutcomes, proposedMapping, sampleScript } from '../testing/read-all.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { discover } from './discover/discover.ts';
import { mappingGaps } from './mapping-gaps.ts';
import type { MappedRow } from './mapped-row.ts';
import { rawRecord } from './mapped-row.ts';

const path = fileURLToPath(sampleScript);

describe('the sample of the old database', () => {
  it('has the twelve tables with their rows and keys, and nothing was passed over', async () => {
    await using source = await openSource([path]);
    const { tables, notices } = await source.survey();
    assert.deepEqual(notices, []);
    assert.deepEqual(Object.fromEntries(tables.map(({ name, rowCount }) => [name, rowCount])), {
      'dbo.Client': 16,
      'dbo.Domain': 33,
      'dbo.AvailableFeature': 8,
      'dbo.SettingProfile': 4,
      'dbo.FeatureSettingProfile': 30,
      'dbo.SettingPack': 4,
      'dbo.Pack': 20,
      'dbo.User': 1_200,
      'dbo.PackProfile': 1_216,
      'dbo.UserProfile': 1_178,
      'dbo.Role': 2,
      'dbo.RoleUser': 5,
    });
    assert.ok(tables.every(({ primaryKey }) => primaryKey.join() === 'Id'));
    assert.deepEqual(tables.find(({ name }) => name === 'dbo.Domain')?.foreignKeys, [
      { columns: ['ClientId'], table: 'dbo.Client', references: ['Id'] },
    ]);
  });

  it('is understood as a whole: every table and column is sure or likely', async () => {
    await using source = await openSource([path]);
    const proposal = await discover(source, 'Europe/Paris');
    assert.deepEqual(proposal.missingEntities, []);
    assert.ok(proposal.tables.every(({ entity, confidence }) => entity !== null && confidence === 'sure'));
    const columns = proposal.tables.flatMap((table) => table.columns);
    assert.deepEqual(
      columns.filter(({ field, confidence }) => field === null || confidence === 'guess'),
      [],
    );
    assert.deepEqual(proposal.features.find(({ code }) => code === 'adhoc.max_rows')?.rule, {
      key: 'adhoc.maxRows',
      type: { type: 'number', minimum: 0, maximum: 20_000 },
    });
    assert.deepEqual(proposal.roles, [
      { name: 'Lecture', role: 'reader' },
      { name: 'Administrateur', role: 'administrator' },
    ]);
  });

  it('gives every row of its tables one outcome, and leaves nothing undecided', async () => {
    await using source = await openSource([path]);
    const mapping = await proposedMapping(source);
    const survey = await source.survey();
    assert.ok(Object.values(mappingGaps(mapping, survey)).every(({ length }) => length === 0));
    const outcomes = await allOutcomes(source, mapping);
    assert.equal(new Set(outcomes.map(({ origin }) => `${origin.table} ${origin.place.row}`)).size, 3_716);
    assert.equal(outcomes.length, 3_716);
    assert.deepEqual(countOutcomes(outcomes), {
      'customer mapped': 16,
      'domain mapped': 33,
      'feature mapped': 8,
      'profile mapped': 4,
      'profile-value mapped': 30,
      'pack mapped': 3,
      'pack unreadable_settings': 1,
      'domain-pack mapped': 20,
      'user mapped': 1_192,
      'user not_an_address': 8,
      'seat mapped': 1_216,
      'user-profile mapped': 1_178,
      'role mapped': 2,
      'operator mapped': 5,
    });
  });

  it('keeps where each row comes from, and what it was', async () => {
    await using source = await openSource([path]);
    const outcomes = await allOutcomes(source, await proposedMapping(source));
    const user = outcomes.find((one): one is MappedRow<'user'> => one.outcome === 'mapped' && one.entity === 'user' && one.row.id === '24');
    assert.deepEqual(user?.row, {
      id: '24',
      email: 'zoe.ang23@fonderiedelyonne-1.example',
      firstName: 'Zoë',
      lastName: 'Đặng',
      displayName: null,
      isActive: true,
      validFrom: null,
      validUntil: null,
      domainId: null,
      profileId: null,
      createdAt: '2025-12-24T22:00:00Z',
      lastSeenAt: null,
    });
    assert.deepEqual(
      [user.origin.table, user.origin.key, user.origin.place],
      ['dbo.User', '24', { row: 24, file: 'monolith.sql', line: 365 }],
    );
    assert.equal(rawRecord(user.origin)['Email'], ' zoe.ang23@fonderiedelyonne-1.example  ');
    const script = (await readFile(path)).toString('utf16le').split('\r\n');
    for (const { origin } of outcomes)
      assert.ok(script[(origin.place.line ?? 0) - 1]?.includes(`VALUES (${origin.key}, `), `line ${origin.place.line}`);
  });

  it('reads " at " as @ only where the mapping file says so', async () => {
    await using source = await openSource([path]);
    const mapping = await proposedMapping(source);
    const outcomes = await allOutcomes(source, { ...mapping, addresses: { atWord: true } });
    assert.equal(countOutcomes(outcomes)['user mapped'], 1_200);
    const repaired = outcomes.flatMap((one) =>
      one.outcome === 'mapped' && one.remarks.some(({ code }) => code === 'address_repaired') ? [one.origin.key] : [],
    );
    assert.equal(repaired.length, 8);
  });

  it('is the same in every encoding, cut in two scripts, and exported as files', async () => {
    await using folder = await temporaryFolder();
    const bytes = await readFile(path);
    const text = bytes.toString('utf16le').slice(1);
    const middle = text.indexOf('GO\r\n', text.length / 2) + 4;
    await using source = await openSource([path]);
    const expected = await allValues(source);
    const others = [
      [await folder.write('utf-8.sql', text)],
      [await folder.write('utf-8-bom.sql', `\uFEFF${text}`)],
      [await folder.write('utf-16-be.sql', Buffer.from(bytes).swap16())],
      [await folder.write('unix.sql', text.replaceAll('\r\n', '\n'))],
      [await folder.write('a.sql', text.slice(0, middle)), await folder.write('b.sql', text.slice(middle))],
    ];
    for (const paths of others) {
      await using other = await openSource(paths);
      assert.deepEqual(await allValues(other), expected, paths.join());
    }
  });
});
