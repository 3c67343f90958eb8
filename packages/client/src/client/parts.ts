import { systemClock, type Clock } from '../clock/clock.ts';
import { OutageBreak } from '../http/outage-break.ts';
import { Transport } from '../http/transport.ts';
import { normalEmail } from '../licence/email.ts';
import type { Features } from '../licence/licence.ts';
import { InstallationKeys } from '../signed-licence/installation-keys.ts';
import { readKeySet, type JsonWebKeySet, type KeySet } from '../signed-licence/key-set.ts';
import type { Expectations } from '../signed-licence/signed-licence.ts';
import { verifySignedLicence } from '../signed-licence/verify-signed-licence.ts';
import { KeptRecords } from '../storage/kept-records.ts';
import type { LicenceStorage } from '../storage/storage.ts';
import { UseCounter } from '../uses/use-counter.ts';
import { FileSource } from './file-source.ts';
import { Installation } from './installation.ts';
import { KeptLicence } from './kept-licence.ts';
import type { KeptPerson } from './licence-keeper.ts';
import type { LicenceSource } from './licence-source.ts';
import type { LicenceClientOptions, ServerOptions } from './options.ts';
import type { PersonOptions } from './person.ts';
import { ServerSource } from './server-source.ts';

/** What a client is made of. */
export interface Parts {
  readonly uses: UseCounter | undefined;
  readonly optionsFor: (email: string | undefined) => PersonOptions;
  readonly personOf: (email: string | undefined) => KeptPerson;
}

/** What is known lives as long as the client then. */
const nowhere: LicenceStorage = { get: () => null, set: () => undefined };

export function makeParts<F extends Features<F>>(given: LicenceClientOptions<F>, lifetime: AbortSignal): Parts {
  const { product, outage = 'block', features, locale = 'en', ttlMs = 300_000, usesIntervalMs = 60_000 } = given;
  const { clock = systemClock, random = Math.random, onError = () => undefined } = given;
  if (outage !== 'block' && features === undefined) throw new TypeError('Say by `features` what may be used where `outage` allows it.');
  const transport = given.file === undefined ? transportFor(given, clock, random) : undefined;
  const issuer = given.file === undefined ? (given.issuer ?? new URL(given.url).origin) : given.issuer;
  const records = new KeptRecords(given.storage ?? nowhere, onError);
  const keys =
    given.keys === undefined ? new InstallationKeys(clock, transport) : new InstallationKeys(clock, undefined, pinned(given.keys));
  const installation = new Installation(issuer, keys, clock, records);
  const uses =
    transport &&
    new UseCounter({ transport, product, clock, time: installation.time, random, intervalMs: usesIntervalMs, onError, lifetime });
  const outageBreak = new OutageBreak(clock, random);
  const shared = { installation, clock, outageBreak, ttlMs, locale, outage, features: { ...features }, uses, onError, lifetime };
  const type = given.file === undefined ? 'licence+jwt' : 'licence-file+jwt';

  function sourceOf(email: string | undefined, expectations: Expectations): LicenceSource {
    if (transport !== undefined) return new ServerSource({ transport, installation, email, expectations, onError });
    return new FileSource(given.file ?? '', installation, expectations);
  }

  return {
    uses,
    optionsFor: (email) => ({ ...shared, email }),
    personOf(email) {
      // What is no address is nobody's.
      const subject = email === undefined ? undefined : (normalEmail(email) ?? email);
      const expectations: Expectations = { type, issuer, product, subject };
      return {
        source: sourceOf(email, expectations),
        // A file is where it is, and goes where it is taken away.
        kept: new KeptLicence(
          transport === undefined ? new KeptRecords(nowhere, onError) : records,
          `seatledger ${issuer} ${product} ${subject ?? ''}`,
        ),
        verify: (document) => verifySignedLicence(document, expectations, (kid) => keys.find(kid, { signal: lifetime, retries: 0 })),
      };
    },
  };
}

function transportFor<F extends Features<F>>(
  given: LicenceClientOptions<F> & ServerOptions,
  clock: Clock,
  random: () => number,
): Transport {
  const { url, token, timeoutMs = 5_000, retries = 2 } = given;
  // As of the moment: a page may put its own in the place of the browser's.
  const fetch: typeof globalThis.fetch = given.fetch ?? ((...request) => globalThis.fetch(...request));
  return new Transport({ url, token, timeoutMs, retries, fetch, clock, random });
}

function pinned(keys: JsonWebKeySet): KeySet {
  const read = readKeySet(keys);
  if (read === undefined || read.keys.length === 0) throw new TypeError('`keys` is to be what /.well-known/jwks.json answers.');
  return read;
}
