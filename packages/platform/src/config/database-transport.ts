import { isLoopback } from '../http/loopback.ts';
import { ConfigError } from './config-error.ts';

const protectedMode = 'verify-full';
const unprotectedMode = 'disable';

/**
 * Refuses the address of a database on another machine that does not say how the way there is protected (ASVS 12.3.1, 12.3.2): by TLS
 * with a certificate that is verified, or knowingly not at all. The other modes encrypt for whoever answers. Throws {@link ConfigError}.
 */
export function refuseUnclearTransport(name: string, { hostname, searchParams }: URL): void {
  const mode = searchParams.get('sslmode');
  if (mode === protectedMode || mode === unprotectedMode) return;
  if (mode === null && isThisMachine(searchParams.get('host') ?? hostname)) return;
  throw new ConfigError(
    name,
    `${name} must say how the way to the database is protected: add sslmode=${protectedMode} (and sslrootcert=FILE for an authority of your own), ` +
      `or sslmode=${unprotectedMode} where nobody else can listen.`,
  );
}

/** Loopback, or the folder of a socket. */
function isThisMachine(host: string): boolean {
  return host === '' || host.startsWith('/') || isLoopback(host);
}
