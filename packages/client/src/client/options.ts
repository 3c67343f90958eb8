import type { Clock } from '../clock/clock.ts';
import type { LicenceError } from '../http/licence-error.ts';
import type { TokenSource } from '../http/transport.ts';
import type { Locale } from '../licence/describe-lease.ts';
import type { Features } from '../licence/licence.ts';
import type { OutagePolicy } from '../licence/outage-policy.ts';
import type { JsonWebKeySet } from '../signed-licence/key-set.ts';
import type { LicenceStorage } from '../storage/storage.ts';
import type { FileText } from './file-source.ts';

/** Where licences come from: a server. */
export interface ServerOptions {
  /** Where Seatledger answers: `https://licences.vendor.example`. */
  readonly url: string;
  /** An API key with the scope `licence:check`, or the person's own identity token; a function is asked whenever one is needed. */
  readonly token: TokenSource;
  /** Who signs licences; the origin of `url` where left out. */
  readonly issuer?: string;
  /** The installation's keys, as `/.well-known/jwks.json` has them: with these no others are fetched, or believed. */
  readonly keys?: JsonWebKeySet;
  readonly file?: undefined;
}

/** Where licences come from: a file, on a machine without network. */
export interface FileOptions {
  /** The text of the licence file, or what reads it. */
  readonly file: FileText;
  /** Who signed it. */
  readonly issuer: string;
  readonly keys: JsonWebKeySet;
  readonly url?: undefined;
  readonly token?: undefined;
}

/** What holds in an outage; where that may be anything but nothing, it has to be said what may be used then. */
export type OutageOptions<F> =
  | { readonly outage?: 'block'; readonly features?: undefined }
  | { readonly outage: Exclude<OutagePolicy, 'block'>; readonly features: Readonly<Partial<F>> };

interface CommonOptions {
  /** The key of the product. */
  readonly product: string;
  /** Whose licence it is: needed with an API key, unless people are named by `of`; with an identity token it may be left out. */
  readonly email?: string;
  /** What is known outlives the program there. In memory where left out. */
  readonly storage?: LicenceStorage;
  /** Of sentences for the person; English where left out. */
  readonly locale?: Locale;
  /** How old an answer may be; five minutes where left out. */
  readonly ttlMs?: number;
  /** How long one attempt to ask may take; five seconds where left out. */
  readonly timeoutMs?: number;
  /** How many times more is asked after an attempt that failed; 2 where left out. */
  readonly retries?: number;
  /** How long uses are gathered before they are told; a minute where left out. */
  readonly usesIntervalMs?: number;
  /** Told of what goes wrong where nobody waits: in the background, in the storage, in an outage. */
  readonly onError?: (error: LicenceError) => void;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** From 0 up to, not including, 1; spreads what many clients do at once. */
  readonly random?: () => number;
}

export type LicenceClientOptions<F extends Features<F>> = CommonOptions & OutageOptions<F> & (ServerOptions | FileOptions);
