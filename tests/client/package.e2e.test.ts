import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FakeInstallation } from '../../packages/client/src/testing/fake-installation.ts';
import { repositoryRoot } from '../../scripts/checks/repository-root.ts';
import { freshFolder, type FreshFolder } from './packed-client.ts';

let folder: FreshFolder;

before(async () => {
  folder = await freshFolder();
});

after(() => folder[Symbol.asyncDispose]());

describe('the package', () => {
  it('holds what a program needs, and nothing else', async () => {
    const others = folder.packed.filter((path) => !/^dist\/([a-z-]+\/)?[a-z-]+\.d\.ts$/.test(path));
    assert.deepEqual(others, ['LICENSE', 'README.md', 'dist/index.js', 'dist/node.js', 'package.json']);
    const text = (path: string): Promise<string> => readFile(join(repositoryRoot, path), 'utf8');
    assert.equal(await text('packages/client/LICENSE'), await text('LICENSE'));
  });

  it('depends on nothing, has no side effects, and runs nothing when it is installed', async () => {
    const manifest = JSON.parse(await readFile(join(folder.path, 'node_modules/@seatledger/client/package.json'), 'utf8')) as {
      readonly scripts: object;
      readonly sideEffects: boolean;
    };
    assert.deepEqual([manifest.sideEffects, Object.keys(manifest.scripts)], [false, ['prepack']]);
    for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) assert.equal(kind in manifest, false);
  });

  it('has types that hold in a page, and in Node, checked to the last', async () => {
    const use = `
      import { createLicenceClient, LicenceError, webStorage, type Licence, type LicenceClient } from '@seatledger/client';
      export const client: LicenceClient<Record<string, string | number | boolean>> = createLicenceClient({
        url: 'https://licences.vendor.example', product: 'excel-addin', token: async () => 'token', fetch,
      });
      export const code = (error: unknown): string => (error instanceof LicenceError ? error.code : '');
      export const last: Promise<Licence<{ 'a.b': boolean }>> = createLicenceClient<{ 'a.b': boolean }>({ url: '', product: '', token: '' }).check();
    `;
    await folder.write('page.ts', `${use} export const kept = webStorage(() => localStorage);`);
    assert.equal(await folder.compile('page.ts', '--lib', 'es2023,dom', '--types', ''), '');
    await folder.write('service.ts', `${use} import { fileStorage } from '@seatledger/client/node'; export const kept = fileStorage('.');`);
    assert.equal(await folder.compile('service.ts', '--lib', 'es2023', '--types', 'node'), '');
  });
});

it('waits for what is awaited, and keeps no process alive by anything else', async () => {
  await folder.write(
    'waiting.js',
    `import { createLicenceClient } from '@seatledger/client';
     const fetch = () => Promise.reject(new TypeError('offline'));
     const client = createLicenceClient({ url: 'https://licences.vendor.example', product: 'excel-addin', token: 'sl_key', fetch });
     console.log((await client.check()).error.code);
     client.use('cube.connect');
     client.onChange(() => undefined);`,
  );
  assert.equal(await folder.run('waiting.js'), 'unreachable\n');
});

// The one that npm came with, where that is another: it may be as old as we support.
const nodes = [process.execPath, '/usr/bin/node', '/usr/local/bin/node'].filter((node) => existsSync(node));

for (const node of nodes) {
  it(`verifies a licence file with ${node}`, async () => {
    const installation = new FakeInstallation();
    const file = installation.sign(installation.claims(Date.now()), { typ: 'licence-file+jwt' });
    const options = { file, keys: installation.keySet, issuer: installation.issuer, product: 'excel-addin' };
    await folder.write(
      'program.js',
      `import { createLicenceClient } from '@seatledger/client';
       import { fileStorage } from '@seatledger/client/node';
       const client = createLicenceClient({ ...${JSON.stringify(options)}, storage: fileStorage('kept') });
       const { valid, step } = await client.check();
       client.onChange(() => undefined);
       const forged = ${JSON.stringify(file.slice(0, -4))} + 'AAAA';
       const refused = await createLicenceClient({ ...${JSON.stringify(options)}, file: forged }).check().catch(({ code }) => code);
       console.log(JSON.stringify([valid, step, client.limit('adhoc.maxRows'), refused]));`,
    );
    // It ends by itself, although somebody listens.
    assert.deepEqual(JSON.parse(await folder.run('program.js', {}, node)), [true, 'fresh', 20_000, 'untrusted_document']);
  });
}
