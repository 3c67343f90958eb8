import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeTypes, type Catalogue } from '../../apps/cli/src/catalogue/write-types.ts';
import { repositoryRoot } from '../../scripts/checks/repository-root.ts';
import { runProgram } from '../../scripts/checks/run-program.ts';

const described = { product: 'excel-addin', name: '', description: '' };
const catalogue: Catalogue = {
  products: ['excel-addin', 'sheets-addin'].map((key) => ({ key, name: key, description: '' })),
  features: [
    { ...described, key: 'cube.connect', type: { type: 'flag' }, defaultValue: true },
    { ...described, key: 'adhoc.maxRows', type: { type: 'number', minimum: 0, maximum: 1000 }, defaultValue: 10 },
    { ...described, key: 'export.format', type: { type: 'choice', options: ['xlsx', 'csv'] }, defaultValue: 'xlsx' },
    { ...described, key: 'theme', type: { type: 'text', maxLength: 20 }, defaultValue: '' },
  ],
};

describe('a program with these types', () => {
  const client = join(repositoryRoot, 'packages/client/src/index.ts');
  const compiler = join(repositoryRoot, 'node_modules/ts7/bin/tsc');

  /** What the compiler says of a program that has the types beside it. */
  async function compile(types: string, program: string): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'seatledger-types-'));
    try {
      writeFileSync(join(folder, 'licence-features.ts'), types);
      writeFileSync(join(folder, 'program.ts'), program.replace('@seatledger/client', client));
      const flags = [
        '--ignoreConfig',
        '--noEmit',
        '--strict',
        '--target',
        'es2022',
        '--module',
        'esnext',
        '--moduleResolution',
        'bundler',
        '--skipLibCheck',
      ];
      const libs = ['--lib', 'es2023,dom', '--types', '', '--allowImportingTsExtensions', '--pretty', 'false'];
      return (await runProgram([compiler, ...flags, ...libs, join(folder, 'program.ts')], {})).output;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  const program = (features: string): string => `
    import { createLicenceClient } from '@seatledger/client';
    import type { Features } from './licence-features.ts';

    const client = createLicenceClient<${features}>({ url: 'https://licences.vendor.example', product: 'excel-addin', token: 'sl_key' });
    const connected: boolean = client.can('cube.connect');
    const rows: number = client.value('adhoc.maxRows', 0);
    const known: number | undefined = client.value('adhoc.maxRows');
    const most: number = client.limit('adhoc.maxRows');
    const theme: string | undefined = client.value('theme');
    const format = client.value('export.format', 'xlsx');
    if (format === 'csv') client.use('export.format');
    const all: boolean | undefined = client.licence.features['cube.connect'];
    client.onChange(({ valid, features }) => void [valid, features['theme']]);

    // @ts-expect-error There is no such feature.
    client.can('cube.conect');
    // @ts-expect-error It is no flag.
    client.can('adhoc.maxRows');
    // @ts-expect-error It is no number.
    client.limit('cube.connect');
    // @ts-expect-error It is a number.
    client.value('adhoc.maxRows', 'many');
    // @ts-expect-error It may be unknown.
    const certain: number = client.value('adhoc.maxRows');
    // @ts-expect-error It is no choice.
    if (format === 'pdf') client.use('export.format');
    // @ts-expect-error There is no such feature.
    client.use('export.pdf');
    // @ts-expect-error What a policy allows has to be named.
    createLicenceClient<${features}>({ url: '', product: '', token: '', outage: 'allow' });
    createLicenceClient<${features}>({ url: '', product: '', token: '', outage: { allowForMs: 1 }, features: { 'cube.connect': true } });
    // @ts-expect-error It is a flag.
    createLicenceClient<${features}>({ url: '', product: '', token: '', outage: 'allow', features: { 'cube.connect': 1 } });
    // @ts-expect-error A file is believed by keys alone.
    createLicenceClient<${features}>({ file: '', product: '' });
    createLicenceClient({ url: '', product: '', token: '' }).can('anything');
    void [connected, rows, known, most, theme, all, certain];
  `;

  it('is checked by the compiler, feature by feature', async () => {
    assert.equal(await compile(writeTypes(catalogue, 'excel-addin'), program('Features')), '');
    assert.equal(await compile(writeTypes(catalogue), program("Features<'excel-addin'>")), '');
    assert.match(await compile(writeTypes(catalogue), program("Features<'sheets-addin'>")), /error TS/);
  });
});
