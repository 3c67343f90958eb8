import type { Feature, Product } from '../../api/shapes.ts';
import { cellOf, type Cell, type Column, type Edits } from './edits.ts';

export interface Row {
  /** Among those shown, the names of products not counted. */
  readonly index: number;
  readonly feature: Feature;
  readonly cells: readonly Cell[];
}

export interface Group {
  readonly product: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

export interface FeatureFilter {
  readonly text: string;
  /** Key of a product; empty: of all. */
  readonly product: string;
}

/** Every word of the text is in the feature's name, key or description. */
export function isWanted({ name, key, description, product }: Feature, filter: FeatureFilter): boolean {
  if (filter.product !== '' && product !== filter.product) return false;
  const told = `${name} ${key} ${description}`.toLocaleLowerCase();
  return filter.text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => told.includes(word));
}

/** The wanted features under their products. */
export function groupsOf(
  products: readonly Product[],
  features: readonly Feature[],
  columns: readonly Column[],
  edits: Edits,
): readonly Group[] {
  let index = -1;
  return products.flatMap(({ key: product, name }) => {
    const rows = features
      .filter((feature) => feature.product === product)
      .map((feature) => ({ index: (index += 1), feature, cells: columns.map((column) => cellOf(feature, column, edits)) }));
    return rows.length === 0 ? [] : [{ product, name, rows }];
  });
}
