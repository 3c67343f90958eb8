import { textOf, UsageError, type Arguments } from '../verb.ts';
import { readRemotes, type Remote, type Remotes } from './remotes-file.ts';

/** A remote by the name under which it was chosen; that of the environment has none. */
export interface ChosenRemote extends Remote {
  readonly name: string | null;
}

/**
 * Whom a verb asks: `--remote NAME`, else SEATLEDGER_URL with SEATLEDGER_TOKEN, else the remote in use. Undefined where that is the
 * installation on this machine, which `--data FOLDER` names and `--remote local` means.
 */
export async function chooseRemote(values: Arguments): Promise<ChosenRemote | undefined> {
  const asked = textOf(values, 'remote');
  if (asked !== undefined && textOf(values, 'data') !== undefined) {
    throw new UsageError('--data is for the installation on this machine, --remote for another: give one of them.');
  }
  if (asked === localName || textOf(values, 'data') !== undefined) return undefined;
  const { SEATLEDGER_URL: url, SEATLEDGER_TOKEN: token } = process.env;
  if (asked === undefined && url !== undefined) return ofEnvironment(url, token);
  const known = await readRemotes();
  const name = asked ?? known.inUse;
  return name === null ? undefined : { name, ...remoteNamed(known, name) };
}

/** The installation on this machine goes by this name among the remotes. */
export const localName = 'local';

export function remoteNamed({ remotes }: Remotes, name: string): Remote {
  const remote = Object.hasOwn(remotes, name) ? remotes[name] : undefined;
  if (remote !== undefined) return remote;
  const known = Object.keys(remotes);
  const there = known.length === 0 ? 'There are none yet: seatledger remote add NAME --url URL.' : `There are: ${known.join(', ')}.`;
  throw new UsageError(`There is no remote "${name}". ${there}`);
}

function ofEnvironment(url: string, token: string | undefined): ChosenRemote {
  if (token === undefined || token === '') throw new UsageError('SEATLEDGER_URL is set; set SEATLEDGER_TOKEN to a key or token as well.');
  return { name: null, url: readUrl(url, 'SEATLEDGER_URL'), token };
}

/** Without a path; a token goes over a network in TLS alone. */
export function readUrl(text: string, source: string): string {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new UsageError(`${source} takes the address of a server, such as https://licences.example.`);
  }
  if (url.username !== '' || url.password !== '') throw new UsageError(`${source} must not hold a password; the token is given apart.`);
  if (url.protocol === 'http:' && !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname)) {
    throw new UsageError(`${source} must be an https:// address, or the token would cross the network in clear.`);
  }
  return url.origin;
}
