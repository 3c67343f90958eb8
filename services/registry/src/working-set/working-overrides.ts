import type { Override } from '@seatledger/domain/override/override.ts';
import type { User } from '@seatledger/domain/user/user.ts';

interface Kept {
  /** What the database has, until it was removed. */
  stored: Override | undefined;
  /** Removed from the database, whatever came after. */
  removed: Override | undefined;
  override: Override | undefined;
}

/** Overrides, as they are after what was decided. */
export class WorkingOverrides {
  readonly #kept = new Map<string, Kept>();

  constructor(stored: Iterable<Override>) {
    for (const override of stored) this.#kept.set(keyOf(override), { stored: override, removed: undefined, override });
  }

  /** The user's override of a feature, under the address that the user has by now. */
  of(user: User | undefined, feature: string): Override | undefined {
    if (user === undefined) return undefined;
    const override = this.#kept.get(keyOf({ userId: user.id, feature }))?.override;
    return override && { ...override, user: user.email };
  }

  /** All that the user has, in the order of their features. */
  allOf(user: User): readonly Override[] {
    const present = [...this.#kept.values()].flatMap(({ override }) =>
      override?.userId === user.id ? [{ ...override, user: user.email }] : [],
    );
    return present.toSorted((a, b) => (a.feature < b.feature ? -1 : 1));
  }

  save(override: Override): void {
    const { stored, removed } = this.#kept.get(keyOf(override)) ?? {};
    this.#kept.set(keyOf(override), { stored, removed, override });
  }

  remove(override: Override): void {
    const { stored, removed } = this.#kept.get(keyOf(override)) ?? {};
    this.#kept.set(keyOf(override), { stored: undefined, removed: removed ?? stored, override: undefined });
  }

  /** They go with the user. */
  removeOf(userId: number): void {
    for (const [key, { override }] of this.#kept) if (override?.userId === userId) this.#kept.delete(key);
  }

  saved(): readonly Override[] {
    return [...this.#kept.values()].flatMap(({ stored, override }) => (override === undefined || override === stored ? [] : [override]));
  }

  removed(): readonly Override[] {
    return [...this.#kept.values()].flatMap(({ removed }) => removed ?? []);
  }
}

function keyOf({ userId, feature }: Pick<Override, 'userId' | 'feature'>): string {
  return `${userId}/${feature}`;
}
