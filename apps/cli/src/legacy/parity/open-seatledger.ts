import { setTimeout as delay } from 'node:timers/promises';
import { ApiProblem, bodyOf, createApiClient, type ApiClient } from '@seatledger/api-client';
import type { Mapping } from '@seatledger/legacy/mapping/mapping.ts';
import { everyPage } from '../../api/every-page.ts';
import { connectTo } from '../../connection/connection.ts';
import { openInstallationSession } from '../../connection/installation-session.ts';
import { remoteFetch } from '../../connection/remote-fetch.ts';
import { chooseRemote, type ChosenRemote } from '../../remote/choose-remote.ts';
import { UsageError, type Arguments } from '../../verb.ts';
import { askingOnly, newAnswerOf, type AskSeatledger, type Products } from './new-answer.ts';

/** Seatledger, to be asked about licences and about what has come of the migration. */
export interface OpenedSeatledger extends AsyncDisposable {
  readonly client: ApiClient;
  readonly ask: AskSeatledger;
}

/** A server, by its checks; or the installation on this machine, by what its registry says at this moment. */
export async function openSeatledger(values: Arguments, mapping: Mapping): Promise<OpenedSeatledger> {
  const remote = await chooseRemote(values);
  return remote === undefined ? openHere(values, mapping) : openThere(remote, mapping);
}

async function productsOf(client: ApiClient, { decisions }: Mapping): Promise<Products> {
  const items = await everyPage((query) => bodyOf(client.GET('/v1/products', { params: { query } })));
  return { known: new Set(items.map(({ key }) => key)), usual: decisions.product.key };
}

async function openHere(values: Arguments, mapping: Mapping): Promise<OpenedSeatledger> {
  await using stack = new AsyncDisposableStack();
  const session = stack.use(await openInstallationSession(values));
  const { fetch } = stack.use(session.api());
  const client = createApiClient({ baseUrl: 'http://localhost', fetch });
  const { loadChecks } = await import('@seatledger/server');
  const checks = await loadChecks(session.installation.databaseUrls.licence);
  const ask = askingOnly(await productsOf(client, mapping), async (asked) =>
    asked.map((question) => newAnswerOf(checks.answer(question, Date.now()), mapping.timeZone)),
  );
  const opened = stack.move();
  return { client, ask, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

async function openThere(remote: ChosenRemote, mapping: Mapping): Promise<OpenedSeatledger> {
  const key = checkKey();
  const { client, [Symbol.asyncDispose]: close } = connectTo(remote);
  const checks = createApiClient({ baseUrl: remote.url, token: key, fetch: remoteFetch(remote) });
  const ask = askingOnly(await productsOf(client, mapping), async (questions) => {
    const { answers } = await withinRate(() => bodyOf(checks.POST('/v1/licences/check-batch', { body: { questions: [...questions] } })));
    return answers.map((answer) => newAnswerOf(answer, mapping.timeZone));
  });
  return { client, ask, [Symbol.asyncDispose]: close };
}

/** A personal token checks no licences, and may make no key: that takes a second factor, which was shown by nobody here. */
function checkKey(): string {
  const key = process.env['SEATLEDGER_API_KEY'];
  if (key !== undefined && key !== '') return key;
  throw new UsageError(
    'Licences on a server are checked with an API key: set SEATLEDGER_API_KEY to one with the scope licence:check (seatledger api-key create --name Parity ' +
      '--scope licence:check, on the machine of the server, or in the console).',
  );
}

/** A minute is the longest that a batch is waited for. */
const mostTries = 61;

/** Asks again where the key asks more often than it may, or licences are not loaded yet. */
async function withinRate<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      const isTemporary = error instanceof ApiProblem && ['rate_limited', 'not_ready'].includes(error.code);
      if (!isTemporary || tried === mostTries) throw error;
      await delay(1_000);
    }
  }
}
