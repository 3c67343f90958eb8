import { writeFile } from 'node:fs/promises';
import { bodyOf, type ApiClient } from '@seatledger/api-client';
import { everyPage } from '../api/every-page.ts';
import { connectionOptions, openConnection } from '../connection/connection.ts';
import { textOf, type Verb } from '../verb.ts';
import { writeTypes, type Catalogue } from './write-types.ts';

export const catalogueTypes: Verb = {
  name: 'catalogue types',
  summary: 'Writes the features of the catalogue as TypeScript types, for createLicenceClient<Features>()',
  usage: '[--product KEY] [--output FILE]',
  options: { ...connectionOptions, product: { type: 'string' }, output: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    await using connection = await openConnection(values);
    const product = textOf(values, 'product');
    const catalogue = await readCatalogue(connection.client, product);
    const types = writeTypes(catalogue, product);
    const output = textOf(values, 'output');
    if (output === undefined) {
      terminal.result({ types }, types.trimEnd());
      return 0;
    }
    await writeFile(output, types);
    const counted = `${catalogue.features.length} features of ${catalogue.products.length} products`;
    terminal.result(
      { file: output, features: catalogue.features.length, products: catalogue.products.length },
      `Wrote ${counted}: ${output}`,
    );
    return 0;
  },
};

/** All of it, or what is of one product; a product that there is not is refused as the API does. */
async function readCatalogue(client: ApiClient, key: string | undefined): Promise<Catalogue> {
  const features = await everyPage((page) => bodyOf(client.GET('/v1/features', { params: { query: { ...page, product: key } } })));
  if (key === undefined)
    return { products: await everyPage((page) => bodyOf(client.GET('/v1/products', { params: { query: page } }))), features };
  return { products: [await bodyOf(client.GET('/v1/products/{key}', { params: { path: { key } } }))], features };
}
