import { LicenceError } from '../http/licence-error.ts';
import { pause } from '../http/wait.ts';
import { systemClock, type Clock } from '../clock/clock.ts';
import type { FeatureValue } from '../licence/answer.ts';
import { normalEmail } from '../licence/email.ts';
import type { Features } from '../licence/licence.ts';
import type { LicenceClientOptions } from './options.ts';
import { makeParts, type Parts } from './parts.ts';
import { Person } from './person.ts';
import type { LicenceClient } from './person-licence.ts';

/** So many people are known at a time; who was asked about longest ago is forgotten first. */
const mostPeople = 10_000;

/** What closing waits for, at most: what was used is told within this. */
const closingMs = 5_000;

class Client<F extends Features<F>> extends Person<F> implements LicenceClient<F> {
  readonly #parts: Parts;
  readonly #clock: Clock;
  readonly #end: AbortController;
  readonly #people = new Map<string, Person<F>>();

  constructor(options: LicenceClientOptions<F>, end = new AbortController(), parts = makeParts(options, end.signal)) {
    super(parts.optionsFor(options.email), parts.personOf(options.email));
    this.#parts = parts;
    this.#clock = options.clock ?? systemClock;
    this.#end = end;
    if (options.email !== undefined) this.#people.set(normalEmail(options.email) ?? options.email, this);
  }

  of(email: string): Person<F> {
    const key = normalEmail(email) ?? email;
    const person = this.#people.get(key) ?? new Person<F>(this.#parts.optionsFor(email), this.#parts.personOf(email));
    this.#people.delete(key);
    this.#people.set(key, person);
    for (const [oldest] of this.#people) {
      if (this.#people.size <= mostPeople) break;
      this.#people.delete(oldest);
    }
    return person;
  }

  async flush(): Promise<void> {
    await this.#parts.uses?.flush();
  }

  async close(): Promise<void> {
    await Promise.race([this.flush(), pause(closingMs, this.#clock, this.#end.signal)]);
    this.#parts.uses?.stop();
    this.#end.abort(new LicenceError('closed', 'This client was closed.'));
  }
}

/**
 * Asks Seatledger what a person may do, and goes on by what it signed where it cannot be asked.
 * `createLicenceClient<Features>(…)` with the types that `seatledger catalogue types` writes has features checked by the compiler.
 */
export function createLicenceClient<F extends Features<F> = Record<string, FeatureValue>>(
  options: LicenceClientOptions<F>,
): LicenceClient<F> {
  return new Client<F>(options);
}
