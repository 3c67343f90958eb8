import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { parseMapping } from '@seatledger/legacy/mapping/parse-mapping.ts';
import { oldNamesOf, replyWriter } from '@seatledger/legacy/parity/adapter/write-reply.ts';
import { parseAdapter } from '@seatledger/legacy/parity/adapter/parse-adapter.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import { chooseRemote } from '../remote/choose-remote.ts';
import type { Terminal } from '../terminal.ts';
import { requiredText, textOf, UsageError, type Arguments, type Verb } from '../verb.ts';
import { askingOf, checkLicence, SeatledgerFault, type Asking } from './gateway/ask-seatledger.ts';
import { CutOverDomains } from './gateway/cut-over-domains.ts';
import { createGatewayServer } from './gateway/gateway-server.ts';
import { oldServiceAt } from './gateway/hand-on.ts';
import { openQuestionRecorder } from './gateway/question-recorder.ts';

export const gatewayLegacy: Verb = {
  name: 'legacy gateway',
  summary:
    'Stands where the old service stood: answers in its form for domains that are cut over, and hands all other requests on to it as they come; until it is stopped',
  usage: '--old ADAPTER --port P [--host H] [--mapping FILE] [--record FILE] [--remote NAME]',
  options: {
    remote: { type: 'string' },
    old: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    mapping: { type: 'string' },
    record: { type: 'string' },
  },
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    const path = requiredText(values, 'old');
    const opened = parseAdapter(await readFile(path, 'utf8'), path, process.env, 'reply');
    const { gateway, timeoutSeconds } = opened.adapter;
    if (gateway === undefined)
      throw new UsageError(`${path} has no "gateway": it says which requests are questions, and how they are answered.`);
    await using stack = new AsyncDisposableStack();
    const asking = await openAsking(values);
    const domains = new CutOverDomains(asking, logTo(terminal));
    await domains.refresh();
    stack.use(startWakeLoop({ run: () => domains.refresh(), everyMs: refreshMs, onError: () => undefined }));
    const oldService = stack.use(oldServiceAt({ origin: opened.origin, timeoutMs: timeoutSeconds * 1_000, keepsHost: gateway.keepHost }));
    const recordPath = textOf(values, 'record');
    const onRecordFault = (error: Error): void =>
      terminal.warn('not_recorded', `${now()} Questions are not recorded any more: ${error.message}`);
    const recorder = recordPath === undefined ? null : stack.use(await openQuestionRecorder(recordPath, onRecordFault));
    const faults = stack.use(countingFaults(terminal));
    const server = createGatewayServer({
      gateway,
      oldService,
      domains,
      check: (question) => checkLicence(asking, question),
      write: replyWriter(gateway, opened, oldNamesOf(await readMapping(textOf(values, 'mapping')))),
      onQuestion: (question) => recorder?.note(question),
      onFault: faults.note,
    });
    const url = await listen(server, portOf(values), textOf(values, 'host') ?? '127.0.0.1');
    terminal.note(`${now()} Standing at ${url} for ${opened.origin}. Ctrl-C ends it.`);
    await stopped();
    await close(server);
    terminal.result({ ended: now() }, `${now()} Ended.`);
    return 0;
  },
};

/** So that a switch is taken in within two seconds. */
const refreshMs = 1_000;

async function openAsking(values: Arguments): Promise<Asking> {
  const remote = await chooseRemote(values);
  if (remote === undefined)
    throw new UsageError('The gateway asks a running server: give --remote NAME, or set SEATLEDGER_URL and SEATLEDGER_TOKEN.');
  const key = process.env['SEATLEDGER_API_KEY'];
  const asking = askingOf(remote.url, key === undefined || key === '' ? remote.token : key);
  await refuseWrongKey(asking);
  return asking;
}

/** Said at the start rather than by the first question. A server that is not there is another matter: it may come. */
async function refuseWrongKey(asking: Asking): Promise<void> {
  const nobody = { email: 'nobody@gateway.example', product: null };
  try {
    await checkLicence(asking, nobody);
    await asking('/v1/cut-over-domains?limit=1', {});
  } catch (error) {
    if (!(error instanceof SeatledgerFault) || (error.status !== 401 && error.status !== 403)) return;
    throw new UsageError(
      `${error.message}: the gateway needs an API key with the scopes licence:check and domains:read, as SEATLEDGER_API_KEY or as the token of the ` +
        'remote: seatledger api-key create --name Gateway --scope licence:check,domains:read',
    );
  }
}

async function readMapping(path: string | undefined) {
  return path === undefined ? undefined : parseMapping(await readFile(path, 'utf8'), path);
}

function portOf(values: Arguments): number {
  const port = Number(requiredText(values, 'port'));
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError('--port takes a whole number from 0 to 65535.');
}

function now(): string {
  return new Date().toISOString();
}

function logTo(terminal: Terminal) {
  const domains = (count: number): string =>
    count === 0
      ? 'It answers for no domain yet.'
      : `It answers for ${count.toLocaleString('en')} ${count === 1 ? 'domain' : 'names of domains'}.`;
  return {
    onReached: (count: number) => terminal.note(`${now()} Seatledger is reached. ${domains(count)}`),
    onChange: (count: number) => terminal.note(`${now()} Seatledger has been switched. ${domains(count)}`),
    onLost: (reason: string) =>
      terminal.warn(
        'stale',
        `${now()} Seatledger is not reached: ${reason}. The list of domains stays as it was; what Seatledger does not answer, the old service does.`,
      ),
  };
}

/** An outage would say the same a thousand times a second: it is said at once, and then how often it was so. */
function countingFaults(terminal: Terminal): Disposable & { readonly note: (detail: string) => void } {
  let count = 0;
  const tell = (): void => {
    if (count > 0) terminal.warn('handed_on', `${now()} ${count.toLocaleString('en')} more questions were handed to the old service.`);
    count = 0;
  };
  let quietUntil = 0;
  const timer = setInterval(tell, 10_000).unref();
  return {
    note(detail) {
      if (Date.now() < quietUntil) {
        count += 1;
        return;
      }
      quietUntil = Date.now() + 10_000;
      terminal.warn('handed_on', `${now()} ${detail}: the question was handed to the old service.`);
    },
    [Symbol.dispose]() {
      clearInterval(timer);
      tell();
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: taken } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
}

async function stopped(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Requests under way are let come to their end, for so long. */
const graceMs = 10_000;

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
