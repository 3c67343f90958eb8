import { chooseRemote, readUrl, type ChosenRemote } from '../remote/choose-remote.ts';
import { longTimeoutMs } from '../connection/connection.ts';
import { remoteFetch } from '../connection/remote-fetch.ts';
import { readRemotes } from '../remote/remotes-file.ts';
import { type Arguments } from '../verb.ts';
import { inRuns } from './log-in-runs.ts';
import { askPolitely, type Ask } from './polite-asking.ts';
import { servedFiles, type LogFiles } from './verify/log-files.ts';
import { VerificationFault } from './verify/verification-fault.ts';

/** Where the API serves the log in the layout of C2SP tlog-tiles. */
const logPath = '/v1/audit/log';

/** A log at an address: that of a server, to whose remote the token belongs, or of a folder that somebody serves without asking who comes. */
export async function filesAtAddress(address: string): Promise<LogFiles> {
  const url = new URL(address);
  const ask = askPolitely(fetch);
  if (url.pathname !== '/') return servedFiles(address, (path) => read(ask, `${address.replace(/\/$/, '')}/${path}`));
  const origin = readUrl(address, 'The argument');
  return filesOfRemote(await remoteAt(origin));
}

export function filesOfRemote(remote: ChosenRemote): LogFiles {
  const fetchFrom = remoteFetch(remote, longTimeoutMs);
  const headers = { authorization: `Bearer ${remote.token}` };
  return filesOfServer(remote.url, remote.url, (url) => fetchFrom(new Request(url, { headers })));
}

/** The log that a server has at its origin. */
export function filesOfServer(name: string, origin: string, fetchFrom: Ask): LogFiles {
  const ask = askPolitely(fetchFrom);
  return inRuns(servedFiles(name, (path) => read(ask, `${origin}${logPath}/${path}`)));
}

async function remoteAt(origin: string): Promise<ChosenRemote> {
  const { SEATLEDGER_URL, SEATLEDGER_TOKEN } = process.env;
  if (SEATLEDGER_URL !== undefined && SEATLEDGER_TOKEN !== undefined && new URL(SEATLEDGER_URL).origin === origin) {
    return { name: null, url: origin, token: SEATLEDGER_TOKEN };
  }
  const { remotes } = await readRemotes();
  const [name, remote] = Object.entries(remotes).find(([, { url }]) => url === origin) ?? [];
  if (name !== undefined && remote !== undefined) return { name, ...remote };
  throw new VerificationFault('not_served', `There is no remote at ${origin}: seatledger remote add NAME --url ${origin}.`);
}

/** The remote that was named, where one was: `--data` and `--remote local` mean the installation on this machine. */
export async function remoteNamedBy(values: Arguments): Promise<ChosenRemote | undefined> {
  return values['remote'] === undefined ? undefined : await chooseRemote(values);
}

const attempts = 3;

/** The file; null where there is none. A body that breaks off in the middle is no answer: it is asked for again. */
async function read(ask: Ask, url: string): Promise<Uint8Array | null> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await ask(url);
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) throw new VerificationFault('not_served', `${url} answers ${response.status}${await reason(response)}`);
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

async function reason(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => null)) as { readonly detail?: string } | null;
  return problem?.detail === undefined ? '.' : `: ${problem.detail}`;
}
