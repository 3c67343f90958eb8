import type { Override } from '@seatledger/domain/override/override.ts';
import type { User } from '@seatledger/domain/user/user.ts';

interface Kept {
  /** As the database has it; undefined where it is new, and once it has been removed there. */
  readonly stored: Override | undefined;
  /** What the database has to lose, whatever came after. */
  readonly removed: Override | undefined;
  readonly override: Override | undefined;
}

/** Overrides, as they are after what was decided. */
export class WorkingOverrides {
  /** By user, then by feature. */
  readonly #kept = new Map<number, Map<string, Kept>>();

  constructor(stored: Iterable<Override>) {
    for (const override of stored) this.#keep(override, { stored: override, removed: undefined, override });
  }

  /** The user's override of a feature, under the address that the user has by now. */
  of(user: User | undefined, feature: string): Override | undefined {
    if (user === undefined) return undefined;
    const override = this.#kept.get(user.id)?.get(feature)?.override;
    return override && { ...override, user: user.email };
  }

  /** All that the user has, in the order of their features. */
  allOf(user: User): readonly Override[] {
    const features = [...(this.#kept.get(user.id)?.keys() ?? [])].toSorted();
    return features.flatMap((feature) => this.of(user, feature) ?? []);
  }

  save(override: Override): void {
    this.#keep(override, { ...this.#present(override), override });
  }

  remove(override: Override): void {
    const { stored, removed } = this.#present(override);
    this.#keep(override, { stored: undefined, removed: removed ?? stored, override: undefined });
  }

  /** They go with the user, in the database, too. */
  removeAllOf(userId: number): void {
    this.#kept.delete(userId);
  }

  saved(): readonly Override[] {
    return this.#all().flatMap(({ stored, override }) => (override === undefined || override === stored ? [] : [override]));
  }

  removed(): readonly Override[] {
    return this.#all().flatMap(({ removed }) => removed ?? []);
  }

  #present({ userId, feature }: Override): Kept {
    return this.#kept.get(userId)?.get(feature) ?? { stored: undefined, removed: undefined, override: undefined };
  }

  #keep({ userId, feature }: Override, kept: Kept): void {
    const ofUser = this.#kept.get(userId) ?? new Map<string, Kept>();
    this.#kept.set(userId, ofUser.set(feature, kept));
  }

  #all(): readonly Kept[] {
    return [...this.#kept.values()].flatMap((ofUser) => [...ofUser.values()]);
  }
}
