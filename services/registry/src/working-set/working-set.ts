import type { Domain } from '@seatledger/domain/domain/domain.ts';
import type { FeatureType } from '@seatledger/domain/entitlement/feature.ts';
import type { Override } from '@seatledger/domain/override/override.ts';
import type { RestoredUser } from '@seatledger/domain/user/restore-user.ts';
import { localPartOf, type User } from '@seatledger/domain/user/user.ts';
import type { Address } from '../features/users/user-queries.ts';
import { WorkingOverrides } from './working-overrides.ts';
import { WorkingRows } from './working-rows.ts';

/** What was read for commands that are carried out together. */
export interface GatheredRows {
  readonly users: Iterable<User>;
  readonly domains: Iterable<Domain>;
  /** By every name that a domain goes by. */
  readonly domainIds: ReadonlyMap<string, number>;
  /** Who has the addresses that somebody is to be given. */
  readonly addressOwners: Iterable<Address & { readonly id: number }>;
  readonly profiles: ReadonlySet<string>;
  readonly packs: ReadonlySet<string>;
  readonly featureTypes: ReadonlyMap<string, FeatureType>;
  readonly overrides: Iterable<Override>;
  /** The highest id that a user ever had. */
  readonly lastUserId: number;
  /** For the users that are created, in the order of their commands. */
  readonly newUserIds: readonly number[];
}

/** Domains, users and their overrides in memory: what a decision finds there is what it would find in the database. */
export class WorkingSet {
  readonly users: WorkingRows<User>;
  readonly domains: WorkingRows<Domain>;
  readonly overrides: WorkingOverrides;
  readonly featureTypes: ReadonlyMap<string, FeatureType>;
  /** Keys of those that domains are to be given. */
  readonly knownPacks: ReadonlySet<string>;
  readonly #domainIds: ReadonlyMap<string, number>;
  readonly #addressOwners: Map<string, number>;
  readonly #profiles: ReadonlySet<string>;
  readonly #newUserIds: Iterator<number>;
  #lastUserId: number;

  constructor(gathered: GatheredRows) {
    this.users = new WorkingRows(gathered.users);
    this.domains = new WorkingRows(gathered.domains);
    this.overrides = new WorkingOverrides(gathered.overrides);
    this.featureTypes = gathered.featureTypes;
    this.knownPacks = gathered.packs;
    this.#domainIds = gathered.domainIds;
    this.#addressOwners = new Map([...gathered.addressOwners].map((owner) => [addressKey(owner), owner.id]));
    this.#profiles = gathered.profiles;
    this.#newUserIds = gathered.newUserIds.values();
    this.#lastUserId = gathered.lastUserId;
  }

  /** A user and its domain. */
  seat(userId: number): { user: User | undefined; domain: Domain | undefined } {
    const user = this.users.get(userId);
    return { user, domain: user && this.domains.get(user.domainId) };
  }

  /** The domain that goes by a name, as its own or as an alias. */
  domainNamed(name: string): Domain | undefined {
    const id = this.#domainIds.get(name);
    return id === undefined ? undefined : this.domains.get(id);
  }

  /** Whether somebody else has the address. */
  isTaken(domain: Domain | undefined, localPart: string, exceptUserId = 0): boolean {
    const owner = domain && this.#addressOwners.get(addressKey({ domainId: domain.id, localPart }));
    return owner !== undefined && owner !== exceptUserId;
  }

  isProfileKnown(key: string | null | undefined): boolean {
    return typeof key === 'string' && this.#profiles.has(key);
  }

  nextUserId(): number {
    const next = this.#newUserIds.next();
    if (next.done === true) throw new Error('there are more users to create than ids for them');
    this.#lastUserId = Math.max(this.#lastUserId, next.value);
    return next.value;
  }

  /** Whether there was a user of that id, and is none now. */
  wasUserDeleted(id: number): boolean {
    return id <= this.#lastUserId && this.users.get(id) === undefined;
  }

  addUser(user: User): void {
    this.users.add(user);
    this.#takeSeat(user);
  }

  saveUser(user: User): void {
    this.#leaveSeat(user.id);
    this.users.change(user);
    this.#takeSeat(user);
  }

  restoreUser({ user, overrides }: RestoredUser): void {
    this.addUser(user);
    for (const override of overrides) this.overrides.save(override);
  }

  removeUser({ id }: User): void {
    this.#leaveSeat(id);
    this.users.remove(id);
    this.overrides.removeAllOf(id);
  }

  saveOverride(override: Override): void {
    this.overrides.save(override);
    this.#giveNewVersion(override.userId);
  }

  removeOverride(override: Override): void {
    this.overrides.remove(override);
    this.#giveNewVersion(override.userId);
  }

  #giveNewVersion(userId: number): void {
    const user = this.users.get(userId);
    if (user !== undefined) this.users.change(user);
  }

  #takeSeat(user: User): void {
    this.#addressOwners.set(addressOf(user), user.id);
    this.#countSeats(user.domainId, 1);
  }

  #leaveSeat(userId: number): void {
    const user = this.users.get(userId);
    if (user === undefined) return;
    this.#addressOwners.delete(addressOf(user));
    this.#countSeats(user.domainId, -1);
  }

  #countSeats(domainId: number, more: number): void {
    const domain = this.domains.get(domainId);
    if (domain !== undefined) this.domains.adjust({ ...domain, seatsUsed: domain.seatsUsed + more });
  }
}

function addressKey({ domainId, localPart }: Address): string {
  return `${domainId}/${localPart}`;
}

function addressOf({ domainId, email }: User): string {
  return addressKey({ domainId, localPart: localPartOf(email) });
}
