import type { CommandContext } from '../commands/use-case.ts';
import type { RetainedData } from './retained-data.ts';

/** By what services know somebody: addresses in their normal form, and how the audit refers to them (`user/17`, `operator/3`). */
export interface Identity {
  readonly emails: readonly string[];
  readonly references: readonly string[];
}

/** Somebody, as far as what is held about them was made before an instant: whoever has the address later is somebody else. */
export interface DataSubject extends Identity {
  readonly madeBefore: Temporal.Instant;
}

/** How many rows of each kind; kinds without any are left out. */
export type HeldCounts = Readonly<Record<string, number>>;

/** Rows of one kind, as they are handed to the person whose they are: no secrets, and nothing of anybody else. */
export interface HeldSection {
  readonly kind: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many older ones there are besides, where not all are here. */
  readonly leftOut?: number;
}

export interface HeldAddress {
  readonly email: string;
  /** Null where it is nobody's with a reference, as a contact's. */
  readonly reference: string | null;
  readonly madeAt: Temporal.Instant;
}

/** A service that holds personal data. It owns them, and so it alone finds, shows and erases them. */
export interface PersonalDataHolder {
  /** Of the service. */
  readonly name: string;
  /** What it keeps for a time. */
  readonly retained: readonly RetainedData[];
  /** Whoever has one of these addresses, or is referred to so, with everything else by which they are known here. */
  identify(identity: Identity): Promise<Identity>;
  find(subject: DataSubject): Promise<HeldCounts>;
  /** What is said in words is in this language. */
  export(subject: DataSubject, locale: 'en' | 'fr'): Promise<readonly HeldSection[]>;
  /** Throws the refusal with which `erase` would end. */
  refuseErasure(subject: DataSubject): Promise<void>;
  /** Leaves nothing that `find` would find. May be repeated. Its audit events say nothing about the person. */
  erase(subject: DataSubject, context: CommandContext): Promise<void>;
  /** The addresses of those who are referred to so, and all addresses of people without a reference. */
  addresses(references: readonly string[]): Promise<readonly HeldAddress[]>;
  /** Gives nobody the ids of those who are referred to so, also where the database has been put back to before them. */
  keepTaken(references: readonly string[]): Promise<void>;
}

/** Leaves out what there is none of. */
export function heldCounts(counts: Readonly<Record<string, number>>): HeldCounts {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** The ids of those references that are of this kind: 17 of `user/17`. */
export function idsOf(kind: string, references: readonly string[]): number[] {
  return references.flatMap((reference) => {
    const [, id] = /^([a-z]+)\/(\d+)$/.exec(reference)?.[1] === kind ? reference.split('/') : [];
    return id === undefined ? [] : [Number(id)];
  });
}
