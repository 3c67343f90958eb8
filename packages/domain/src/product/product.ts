import { decisionsOn } from '../command/decisions-on.ts';

/** What is licensed; groups features. */
export interface Product {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

export const productDecision = decisionsOn<Product>('product', ({ id: _, ...readable }) => readable);
