import type { Clock } from '../clock/clock.ts';
import { asLicenceError, type LicenceError } from '../http/licence-error.ts';
import type { OutageBreak } from '../http/outage-break.ts';
import type { Patience } from '../http/transport.ts';
import type { FeatureValue } from '../licence/answer.ts';
import { decideLicence, nothingKnown, type KnownLicence, type LicenceDecision } from '../licence/decide-licence.ts';
import type { LeaseReason } from '../licence/lease.ts';
import type { OutagePolicy } from '../licence/outage-policy.ts';
import type { SignedLicence } from '../signed-licence/signed-licence.ts';
import type { Installation } from './installation.ts';
import type { KeptLicence } from './kept-licence.ts';
import type { Found, LicenceSource } from './licence-source.ts';

export interface KeeperOptions {
  readonly installation: Installation;
  readonly clock: Clock;
  readonly outageBreak: OutageBreak;
  readonly ttlMs: number;
  readonly outage: OutagePolicy;
  readonly features: Readonly<Record<string, FeatureValue>>;
  readonly onError: (error: LicenceError) => void;
  /** Aborted when the client is closed. */
  readonly lifetime: AbortSignal;
}

/** What belongs to the one person. */
export interface KeptPerson {
  readonly source: LicenceSource;
  readonly kept: KeptLicence;
  readonly verify: (document: string) => Promise<SignedLicence>;
}

interface Flight {
  readonly startedAt: number;
  readonly landed: Promise<void>;
}

/** Between two questions in the background, whatever there is to be known. */
const restMs = 1_000;

/** Clocks are set right all the time, by as much. */
const toleranceMs = 300_000;

/** Knows one person's licence, and finds out anew when that grows old: one question at a time, and none soon after an outage. */
export class LicenceKeeper {
  readonly #options: KeeperOptions;
  readonly #person: KeptPerson;
  /** Told whenever something may have changed. */
  readonly #changed: () => void;
  #known: KnownLicence = nothingKnown;
  /** When it was last found out, by the trusted time. */
  #foundAt = -Infinity;
  #flight: Flight | undefined;
  #isResting = false;

  constructor(options: KeeperOptions, person: KeptPerson, changed: () => void) {
    this.#options = options;
    this.#person = person;
    this.#changed = changed;
  }

  get known(): KnownLicence {
    return this.#known;
  }

  decide(): LicenceDecision {
    const { installation, ttlMs, outage, features } = this.#options;
    const { revocationEpoch, time } = installation;
    return decideLicence(this.#known, { time: time.read(), revocationEpoch, ttlMs, outage, features });
  }

  /** Resolves when what is known is no older than that, or cannot be had; rejects where the question is refused. */
  async renew(maxAgeMs: number | undefined): Promise<void> {
    const { ttlMs, clock, outageBreak } = this.#options;
    if (maxAgeMs !== undefined) {
      if (this.#isOlderThan(maxAgeMs) && !outageBreak.isAskedFor) await this.#fly(maxAgeMs, clock.now() - maxAgeMs);
    } else if (this.#isOlderThan(ttlMs) && !outageBreak.isOn) {
      await this.#fly(ttlMs, -Infinity);
    } else {
      this.renewInBackground();
    }
  }

  /** Before it is too old, so that nobody waits for it. */
  renewInBackground(): void {
    const { ttlMs, onError, lifetime, outageBreak, clock } = this.#options;
    if (this.#flight !== undefined || this.#isResting || outageBreak.isOn || lifetime.aborted || !this.#isOlderThan(ttlMs / 2)) return;
    this.#isResting = true;
    clock.after(restMs, () => (this.#isResting = false));
    this.#fly(ttlMs / 2, -Infinity).catch((error: LicenceError) => onError(error));
  }

  #isOlderThan(ageMs: number): boolean {
    const { now, isPutBack } = this.#options.installation.time.read();
    const age = now - this.#foundAt;
    // What has come to its end, or is void, is too old at any age.
    return isPutBack || age >= ageMs || age < -toleranceMs || isOver(this.decide().lease.reason);
  }

  /** Joins a question that was asked since; one that was asked before may have missed what the caller knows of. */
  #fly(maxAgeMs: number, since: number): Promise<void> {
    const flight = this.#flight;
    if (flight === undefined) {
      const landed = this.#ask(maxAgeMs).finally(() => (this.#flight = undefined));
      this.#flight = { startedAt: this.#options.clock.now(), landed };
      return landed;
    }
    if (flight.startedAt >= since) return flight.landed;
    return flight.landed.catch(() => undefined).then(() => this.#fly(maxAgeMs, since));
  }

  async #ask(maxAgeMs: number): Promise<void> {
    try {
      await this.#load();
      if (this.#isOlderThan(maxAgeMs)) await this.#take(await this.#person.source.find(this.#known, this.#patience));
    } catch (cause) {
      const error = asLicenceError(cause, 'unexpected_answer', 'The licence could not be checked.');
      await this.#note(error);
      if (!error.isOutage) throw error;
      this.#options.onError(error);
    } finally {
      this.#changed();
    }
  }

  /** Whoever may work meanwhile waits for one attempt alone; the next time somebody looks there is another. */
  get #patience(): Patience {
    const { lifetime } = this.#options;
    return this.decide().valid ? { signal: lifetime, retries: 0 } : { signal: lifetime };
  }

  async #take({ answer, document, isConfirmed, isTimeProven }: Found): Promise<void> {
    const { installation } = this.#options;
    if (document !== null) installation.learnEpoch(document);
    if (document !== null && isTimeProven) installation.time.learn(document.lease.issuedAt * 1000, true);
    const { now } = installation.time.read();
    this.#foundAt = now;
    this.#known = { answer, document, confirmedAt: isConfirmed ? now : null, error: null, unreachedSince: null };
    this.#options.outageBreak.end();
    await this.#keep(isTimeProven);
  }

  async #note(error: LicenceError): Promise<void> {
    const isUnreached = error.isOutage && this.#known.answer === null;
    const unreachedSince = isUnreached ? (this.#known.unreachedSince ?? this.#options.installation.time.read().now) : null;
    this.#known = { ...this.#known, error, unreachedSince };
    if (error.isOutage) this.#options.outageBreak.begin(error);
    await this.#keep(false);
  }

  async #keep(isTimeProven: boolean): Promise<void> {
    const { document, unreachedSince } = this.#known;
    await this.#person.kept.write({ document: document?.text ?? null, unreachedSince });
    await this.#options.installation.save(isTimeProven);
  }

  /** Takes over what was kept, by an earlier start or in another window, where it is newer. */
  async #load(): Promise<void> {
    const { installation, onError } = this.#options;
    await installation.load();
    const { document: text, unreachedSince } = await this.#person.kept.read();
    if (this.#known.answer === null) this.#known = { ...this.#known, unreachedSince: this.#known.unreachedSince ?? unreachedSince };
    if (text === null || text === this.#known.document?.text) return;
    try {
      const document = await this.#person.verify(text);
      if (document.lease.issuedAt * 1000 > this.#foundAt) this.#adopt(document);
    } catch (error) {
      onError(asLicenceError(error, 'untrusted_document', 'What was kept is no signed licence.'));
    }
  }

  #adopt(document: SignedLicence): void {
    const { installation } = this.#options;
    const issuedAt = document.lease.issuedAt * 1000;
    installation.learnEpoch(document);
    this.#foundAt = issuedAt;
    this.#known = { ...this.#known, answer: document.answer, document, confirmedAt: issuedAt, unreachedSince: null };
  }
}

function isOver(reason: LeaseReason): boolean {
  return reason === 'ended' || reason === 'outage' || reason === 'revoked' || reason === 'clock_put_back';
}
