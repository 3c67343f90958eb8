import { decisionsOn } from '../command/decisions-on.ts';

/** What is licensed; groups features. */
export interface Product {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Of its apps at Microsoft, sorted: whose identity tokens ask for it. */
  readonly microsoftClientIds: readonly string[];
  /** The same at Google. */
  readonly googleClientIds: readonly string[];
}

export const productDecision = decisionsOn<Product>('product', ({ id: _, ...readable }) => readable);
