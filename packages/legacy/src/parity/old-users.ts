import { collated } from './collation.ts';
import { firstDayOf, lastDayOf } from './day-number.ts';
import { Numbers, PlacesByNumber } from './numbers.ts';
import type { CalendarDate } from '../mapping/canonical-rows.ts';

/** Ids of an entity as whole numbers, in the order in which they were first named. */
export class IdNumbers {
  readonly #numbers = new Map<string, number>();

  get count(): number {
    return this.#numbers.size;
  }

  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(ownText(id), number);
    return number;
  }
}

/** None, in a list of numbers of ids. */
export const none = -1;

export interface OldUser {
  /** As it is written. */
  readonly address: string;
  /** Of the row, among those of its table. */
  readonly key: string;
  /** In its normal form; null where it is no address. */
  readonly email: string | null;
  readonly id: number;
  readonly isReadable: boolean;
  readonly isActive: boolean;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Numbers of ids, or `none`. */
  readonly domain: number;
  readonly profile: number;
}

/** The table of users, which may have millions of rows: columns of numbers, and of each text one copy. */
export class OldUsers {
  readonly #addresses: string[] = [];
  readonly #keys: string[] = [];
  /** Of those that are not what the address is when collated. */
  readonly #emails = new Map<number, string | null>();
  readonly #ids = new Numbers();
  readonly #state = new Numbers();
  readonly #firstDays = new Numbers();
  readonly #lastDays = new Numbers();
  readonly #domains = new Numbers();
  readonly #profiles = new Numbers();
  readonly #first = new Map<string, number>();
  readonly #next = new Numbers();
  /** By the normal form, where it is another text. */
  readonly #byEmail = new Map<string, number>();

  get length(): number {
    return this.#addresses.length;
  }

  add(user: OldUser): void {
    const row = this.#addresses.length;
    const address = ownText(user.address);
    const text = collated(address);
    this.#addresses.push(address);
    this.#keys.push(ownText(user.key));
    if (user.email !== text) {
      this.#emails.set(row, user.email);
      if (user.email !== null && !this.#byEmail.has(user.email)) this.#byEmail.set(ownText(user.email), row);
    }
    this.#ids.push(user.id);
    this.#state.push((user.isReadable ? 2 : 0) + (user.isActive ? 1 : 0));
    this.#firstDays.push(user.firstDay);
    this.#lastDays.push(user.lastDay);
    this.#domains.push(user.domain);
    this.#profiles.push(user.profile);
    this.#next.push(none);
    this.#chain(text, row);
  }

  /** Rows of one address in the order of the table. */
  #chain(text: string, row: number): void {
    const first = this.#first.get(text);
    if (first === undefined) {
      this.#first.set(text, row);
      return;
    }
    let last = first;
    while (this.#next.at(last) !== none) last = this.#next.at(last);
    this.#next.set(last, row);
  }

  at(row: number): OldUser {
    const address = this.#addresses[row] ?? '';
    const email = this.#emails.get(row);
    return {
      address,
      key: this.#keys[row] ?? '',
      email: email === undefined ? collated(address) : email,
      id: this.#ids.at(row),
      isReadable: this.#state.at(row) >= 2,
      isActive: this.#state.at(row) % 2 === 1,
      firstDay: this.#firstDays.at(row),
      lastDay: this.#lastDays.at(row),
      domain: this.#domains.at(row),
      profile: this.#profiles.at(row),
    };
  }

  /** All whose address the old database takes for this one, in the order of the table. */
  withAddress(text: string): readonly OldUser[] {
    const found: OldUser[] = [];
    for (let row = this.#first.get(collated(text)) ?? none; row !== none; row = this.#next.at(row)) found.push(this.at(row));
    return found;
  }

  /** The first whose address has this normal form. */
  withEmail(email: string): OldUser | undefined {
    const row = this.#first.get(email) ?? this.#byEmail.get(email);
    return row === undefined ? undefined : this.at(row);
  }
}

/** Seats, or profiles of users: what a user has, by the number of the user's id. */
export class OldHoldings {
  readonly #keys: string[] = [];
  readonly #users = new Numbers();
  readonly #things = new Numbers();
  readonly #firstDays = new Numbers();
  readonly #lastDays = new Numbers();
  #places: PlacesByNumber | undefined;

  /** `thing`: the number of an id; `none`: the row cannot be read. */
  add(
    user: number,
    thing: number,
    key: string,
    days: { readonly validFrom: CalendarDate | null; readonly validUntil: CalendarDate | null },
  ) {
    this.#users.push(user);
    this.#things.push(thing);
    this.#keys.push(ownText(key));
    this.#firstDays.push(firstDayOf(days.validFrom));
    this.#lastDays.push(lastDayOf(days.validUntil));
    this.#places = undefined;
  }

  /** In the order of the table. `users`: how many ids of users there are. */
  of(user: number, users: number): readonly Holding[] {
    this.#places ??= new PlacesByNumber(this.#users, users);
    return this.#places.of(user).map((place) => ({
      key: this.#keys[place] ?? '',
      thing: this.#things.at(place),
      firstDay: this.#firstDays.at(place),
      lastDay: this.#lastDays.at(place),
    }));
  }
}

export interface Holding {
  readonly key: string;
  readonly thing: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** A part of a text that was read keeps all of it in memory; this is a text of its own. */
function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
