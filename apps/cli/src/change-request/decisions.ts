import { createInterface } from 'node:readline/promises';
import { bodyOf, type ApiClient } from '@seatledger/api-client';
import { operations } from '../api/operations.ts';
import { verbOf } from '../api/api-verbs.ts';
import { differenceIn } from '../api/show-answer.ts';
import { openConnection } from '../connection/connection.ts';
import { printable } from '../terminal.ts';
import { textOf, UsageError, type Arguments, type Verb } from '../verb.ts';

/** They name the digest of what was looked at. */
const operationIds: ReadonlySet<string> = new Set(['approveChangeRequest', 'rejectChangeRequest', 'breakGlassOnChangeRequest']);

/** Deciding on a change request: without --digest its difference is shown first, and the decision is on what was shown. */
export const decisionVerbs: readonly Verb[] = operations
  .filter(({ operationId }) => operationIds.has(operationId))
  .map(verbOf)
  .map(looking);

function looking(verb: Verb): Verb {
  return {
    ...verb,
    usage: verb.usage.replace('--digest DIGEST', '[--digest DIGEST]'),
    async run(positionals, values, terminal) {
      if (textOf(values, 'digest') !== undefined) return await verb.run(positionals, values, terminal);
      const { text, digest } = await read(positionals[0] ?? '', values);
      terminal.note(text);
      if (process.stdin.isTTY && !terminal.json && !(await agrees(verb))) {
        terminal.note('Nothing was done.');
        return 2;
      }
      return await verb.run(positionals, { ...values, digest }, terminal);
    },
  };
}

async function read(id: string, values: Arguments): Promise<{ readonly text: string; readonly digest: string }> {
  if (!/^\d{1,15}$/.test(id)) throw new UsageError('A change request goes by its number: seatledger change-request list.');
  await using connection = await openConnection(values);
  return await difference(connection.client, id);
}

const commandsShown = 50;

/** What the request comes to, as a person reads it. The digest was read before the commands: where they have changed meanwhile, it is no longer theirs. */
async function difference(client: ApiClient, id: string): Promise<{ readonly text: string; readonly digest: string }> {
  const path = { id };
  const request = await bodyOf(client.GET('/v1/change-requests/{id}', { params: { path } }));
  const { items } = await bodyOf(client.GET('/v1/change-requests/{id}/commands', { params: { path, query: { limit: commandsShown } } }));
  const more = request.size - items.length;
  const lines = [
    `Change request ${id}${request.title === '' ? '' : ` “${request.title}”`}, proposed by ${request.proposer.name}: ${request.summary.en}`,
    ...(request.reason === null ? [] : [`Reason: ${request.reason}`]),
    ...items.map(({ en }) => `  ${differenceIn(en)}`),
    ...(more > 0 ? [`  … and ${more} more: seatledger change-request commands ${id} --all`] : []),
    ...(request.kinds.includes('user.import') ? [`  The rows of the list: seatledger change-request verdicts ${id} --all`] : []),
    `Digest ${request.digest}`,
  ];
  return { text: lines.join('\n'), digest: request.digest };
}

async function agrees({ name }: Verb): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(printable(`${name} exactly this? [y/N] `))).trim());
  } finally {
    asking.close();
  }
}
