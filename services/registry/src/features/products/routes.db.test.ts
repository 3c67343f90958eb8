import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testApi } from '../../test-api.ts';

const api = testApi();

const number = { type: 'number', minimum: 0, maximum: 100 };
const flag = { type: 'flag' };

/** Each part of the catalogue: how one is made, what it shows besides, a change, and one that does not fit. */
const resources = [
  {
    path: '/v1/products',
    word: 'product',
    fields: { microsoftClientIds: ['2d4d3d8e-2be3-4bef-9f87-7875a61c29de'], googleClientIds: [] },
    change: { description: 'For Excel', microsoftClientIds: [], googleClientIds: ['1234-addin.apps.googleusercontent.com'] },
    unfit: null,
  },
  {
    path: '/v1/features',
    word: 'feature',
    fields: { product: 'base', type: number, defaultValue: 5 },
    change: { defaultValue: 7, name: 'Rows' },
    unfit: { defaultValue: 101 },
  },
  { path: '/v1/profiles', word: 'profile', fields: { values: { base: true } }, change: { name: 'Better' }, unfit: { values: { base: 1 } } },
  { path: '/v1/packs', word: 'pack', fields: { values: { base: true } }, change: { description: 'x' }, unfit: { values: { base: 1 } } },
];

async function base(): Promise<void> {
  await api.make('/v1/products', { key: 'base', name: 'Base' });
  await api.make('/v1/features', { product: 'base', key: 'base', name: 'Base', type: flag, defaultValue: false });
}

for (const { path, word, fields, change, unfit } of resources) {
  describe(path, () => {
    it('creates, reads, changes and deletes by key', async () => {
      await base();
      const made = await api.post(path, { key: 'excel-addin', name: 'One', ...fields });
      const { createdAt, updatedAt } = made.body;
      const shown = { key: 'excel-addin', name: 'One', description: '', ...fields, version: 1, createdAt, updatedAt };
      assert.deepEqual(made, { status: 201, body: shown, etag: '"1"', location: `${path}/excel-addin` });
      assert.deepEqual(await api.get(`${path}/excel-addin`), { status: 200, body: shown, etag: '"1"', location: undefined });
      const changed = await api.ask('PATCH', `${path}/excel-addin`, { body: change, ifMatch: 1 });
      assert.deepEqual(changed.body, { ...shown, ...change, version: 2, updatedAt: changed.body['updatedAt'] });
      await api.refuses(412, 'version_changed', 'DELETE', `${path}/excel-addin`, { ifMatch: 1 });
      assert.equal((await api.ask('DELETE', `${path}/excel-addin`, { ifMatch: 2 })).status, 204);
      await api.refuses(404, `${word}_not_found`, 'GET', `${path}/excel-addin`);
    });

    it('refuses what cannot be', async () => {
      await base();
      await api.make(path, { key: 'one', name: 'One', ...fields });
      await api.refuses(409, `${word}_key_taken`, 'POST', path, { body: { key: 'one', name: 'Two', ...fields } });
      await api.refuses(400, 'invalid_request', 'POST', path, { body: { key: 'No Key', name: 'Two', ...fields } });
      await api.refuses(400, 'invalid_request', 'PATCH', `${path}/one`, { body: { key: 'two' }, ifMatch: 1 });
      await api.refuses(428, 'precondition_required', 'PATCH', `${path}/one`, { body: change });
      await api.refuses(404, `${word}_not_found`, 'PATCH', `${path}/none`, { body: change, ifMatch: 1 });
      await api.refuses(400, 'invalid_request', 'GET', `${path}/No%20Key`);
      if (unfit !== null) await api.refuses(422, 'invalid_feature_value', 'PATCH', `${path}/one`, { body: unfit, ifMatch: 1 });
    });

    it('is listed page by page', async () => {
      await base();
      for (const key of ['a', 'b', 'c']) await api.make(path, { key, name: key, ...fields });
      const listed = (await api.pages(`${path}?limit=2`, 'key')).flat().filter((key) => key !== 'base');
      assert.deepEqual(listed, ['a', 'b', 'c']);
    });
  });
}

describe('what is in use', () => {
  it('is not deleted', async () => {
    await base();
    await api.refuses(409, 'product_not_empty', 'DELETE', '/v1/products/base', { ifMatch: 1 });
    await api.make('/v1/packs', { key: 'one', name: 'One', values: { base: true } });
    await api.refuses(409, 'feature_in_use', 'DELETE', '/v1/features/base', { ifMatch: 1 });
  });
});

describe('/v1/features?product=', () => {
  it('lists the features of a product', async () => {
    await base();
    await api.make('/v1/products', { key: 'other', name: 'Other' });
    await api.make('/v1/features', {
      product: 'other',
      key: 'choice',
      name: 'C',
      type: { type: 'choice', options: ['x'] },
      defaultValue: 'x',
    });
    await api.make('/v1/features', { product: 'other', key: 'text', name: 'T', type: { type: 'text', maxLength: 5 }, defaultValue: '' });
    assert.deepEqual(await api.pages('/v1/features?product=other&limit=1', 'key'), [['choice'], ['text']]);
    assert.deepEqual(await api.pages('/v1/features?product=none', 'key'), [[]]);
    await api.refuses(400, 'invalid_request', 'GET', '/v1/products?product=other');
  });
});
