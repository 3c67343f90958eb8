import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
