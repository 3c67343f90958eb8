import type { components } from '@seatledger/api-client';

type Product = components['schemas']['Product'];
type Feature = components['schemas']['Feature'];

/** A catalogue, or what is of interest of it. */
export interface Catalogue {
  readonly products: readonly Pick<Product, 'key' | 'name' | 'description'>[];
  readonly features: readonly Pick<Feature, 'product' | 'key' | 'name' | 'description' | 'type' | 'defaultValue'>[];
}

const head = '// Written by `seatledger catalogue types` from the catalogue: have it written again rather than change it.';

/**
 * The catalogue as a module of TypeScript types, the same text for the same catalogue. `only`: the key of the one product that there is
 * in it, whose features are `Features` then; otherwise they are `Features<'excel-addin'>`.
 */
export function writeTypes({ products, features }: Catalogue, only?: string): string {
  const interfaces = inOrder(products).map((product) => productType(product, features));
  const lines = [
    head,
    '',
    '/** What may be used, by the keys of products and features. */',
    'export interface Catalogue {',
    ...interfaces.flat(),
    '}',
    '',
    'export type ProductKey = keyof Catalogue;',
    '',
    ...featuresType(only),
  ];
  return `${lines.join('\n')}\n`;
}

function productType({ key, name, description }: Catalogue['products'][number], features: Catalogue['features']): readonly string[] {
  const own = inOrder(features.filter(({ product }) => product === key));
  const lines = own.flatMap((feature) => [...comment('    ', [...about(feature), '', told(feature)]), `    ${member(feature)}`]);
  return [...comment('  ', about({ name, description })), `  readonly ${quoted(key)}: {`, ...lines, '  };'];
}

function member({ key, type }: Catalogue['features'][number]): string {
  return `readonly ${quoted(key)}: ${valuesOf(type)};`;
}

function valuesOf(type: Feature['type']): string {
  switch (type.type) {
    case 'flag':
      return 'boolean';
    case 'number':
      return 'number';
    case 'choice':
      return type.options.map(quoted).join(' | ');
    case 'text':
      return 'string';
    default:
      return type satisfies never;
  }
}

/** What the types cannot say. */
function told({ type, defaultValue }: Catalogue['features'][number]): string {
  const usual = `by default ${typeof defaultValue === 'string' ? JSON.stringify(defaultValue) : defaultValue}`;
  switch (type.type) {
    case 'flag':
      return `A flag, ${usual}.`;
    case 'number':
      return `A whole number from ${type.minimum} to ${type.maximum}, ${usual}.`;
    case 'choice':
      return `A choice, ${usual}.`;
    case 'text':
      return `A text of at most ${type.maxLength} characters, ${usual}.`;
    default:
      return type satisfies never;
  }
}

function featuresType(only: string | undefined): readonly string[] {
  if (only === undefined) {
    return [
      "/** The features of a product: `createLicenceClient<Features<'the-product'>>(…)`. */",
      'export type Features<Product extends ProductKey = ProductKey> = Catalogue[Product];',
    ];
  }
  return [
    `/** \`createLicenceClient<Features>({ product: ${quoted(only)}, … })\`. */`,
    `export type Features = Catalogue[${quoted(only)}];`,
  ];
}

function about({ name, description }: { readonly name: string; readonly description: string }): readonly string[] {
  return [name, ...(description === '' ? [] : description.split(/\r\n|[\n\r\u2028\u2029]/))];
}

/** Whatever people have written, it ends no comment. */
function comment(indent: string, lines: readonly string[]): readonly string[] {
  return ['/**', ...lines.map((line) => ` * ${line.replaceAll('*/', '*\\/')}`.trimEnd()), ' */'].map((line) => indent + line);
}

/** By the numbers of characters, which no language or machine orders otherwise. */
function inOrder<Item extends { readonly key: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

function quoted(text: string): string {
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`;
}
