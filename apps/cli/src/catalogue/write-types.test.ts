import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../../../../scripts/checks/run-program.ts';
import { writeTypes, type Catalogue } from './write-types.ts';

const flag = { type: 'flag' } as const;
const catalogue: Catalogue = {
  products: [
    { key: 'sheets-addin', name: 'Cubes for Sheets', description: '' },
    { key: 'excel-addin', name: 'Cubes for Excel', description: 'Explores cubes.\nFrom Excel.' },
  ],
  features: [
    { product: 'excel-addin', key: 'cube.connect', name: 'Connect', description: 'May connect.', type: flag, defaultValue: true },
    {
      product: 'excel-addin',
      key: 'adhoc.maxRows',
      name: 'Rows',
      description: '',
      type: { type: 'number', minimum: 0, maximum: 1000 },
      defaultValue: 10,
    },
    {
      product: 'excel-addin',
      key: 'export.format',
      name: 'Format',
      description: '',
      type: { type: 'choice', options: ['xlsx', 'it\'s \\ "odd"', 'ligne\n'] },
      defaultValue: 'xlsx',
    },
    {
      product: 'excel-addin',
      key: 'theme',
      name: 'Theme */ export const oops = 1; /*',
      description: '',
      type: { type: 'text', maxLength: 20 },
      defaultValue: '',
    },
  ],
};

describe('the types of a catalogue', () => {
  it('tell each feature by its key, with the type of its values and what is said of it', () => {
    assert.equal(
      writeTypes(catalogue, 'excel-addin'),
      String.raw`// Written by \`seatledger catalogue types\` from the catalogue: have it written again rather than change it.

/** What may be used, by the keys of products and features. */
export interface Catalogue {
  /**
   * Cubes for Excel
   * Explores cubes.
   * From Excel.
   */
  readonly 'excel-addin': {
    /**
     * Rows
     *
     * A whole number from 0 to 1000, by default 10.
     */
    readonly 'adhoc.maxRows': number;
    /**
     * Connect
     * May connect.
     *
     * A flag, by default true.
     */
    readonly 'cube.connect': boolean;
    /**
     * Format
     *
     * A choice, by default "xlsx".
     */
    readonly 'export.format': 'xlsx' | 'it\'s \\ "odd"' | 'ligne\n';
    /**
     * Theme *\/ export const oops = 1; /*
     *
     * A text of at most 20 characters, by default "".
     */
    readonly 'theme': string;
  };
  /**
   * Cubes for Sheets
   */
  readonly 'sheets-addin': {
  };
}

export type ProductKey = keyof Catalogue;

/** \`createLicenceClient<Features>({ product: 'excel-addin', … })\`. */
export type Features = Catalogue['excel-addin'];
`.replaceAll('\\`', '`'),
    );
  });

  it('are the same text in whatever order the catalogue is answered', () => {
    const reversed = { products: catalogue.products.toReversed(), features: catalogue.features.toReversed() };
    assert.equal(writeTypes(reversed), writeTypes(catalogue));
  });
});

describe('a program with these types', () => {
  const client = fileURLToPath(new URL('../../../../packages/client/src/index.ts', import.meta.url));
  const compiler = fileURLToPath(new URL('../../../../node_modules/ts7/bin/tsc', import.meta.url));

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
    if (format === 'ligne\\n') client.use('export.format');
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
