interface Held {
  readonly service: string;
  readonly kind: string;
  readonly count: number;
}

/** What will be gone, as the consequences of an erasure speak of it. */
export interface HeldAs {
  readonly seats: number;
  readonly isOperator: boolean;
  readonly isContact: boolean;
  readonly events: number;
}

export function heldAs(held: readonly Held[]): HeldAs {
  const counted = (kind: string): number => held.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0);
  return { seats: counted('user'), isOperator: counted('operator') > 0, isContact: counted('contact') > 0, events: counted('event') };
}

/** Case and space around it do not make another address. */
export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
