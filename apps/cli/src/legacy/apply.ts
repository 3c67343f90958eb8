import { randomUUID } from 'node:crypto';
import { bodyOf, type ApiClient, type components } from '@seatledger/api-client';
import { headersOf, saidOptions } from '../api/said-beside.ts';
import { tellRequest } from '../api/tell-request.ts';
import { connectionOptions, longTimeoutMs, openConnection } from '../connection/connection.ts';
import { printable, type Terminal } from '../terminal.ts';
import { textOf, UsageError, type Arguments, type ExitCode, type Verb } from '../verb.ts';
import { inviteOperators, type Invited } from './invite-operators.ts';

type Migration = Pick<components['schemas']['Migration'], 'id' | 'state' | 'steps' | 'stepsDone'>;

export const applyLegacy: Verb = {
  name: 'legacy apply',
  summary: 'Carries out the plan of a migration, from where it stopped; what was decided in quarantine joins in',
  usage: '[MIGRATION] [--digest DIGEST] [--part N] [--title T] [--reason R] [--apply-at A]',
  options: { ...connectionOptions, ...saidOptions, digest: { type: 'string' }, part: { type: 'string' } },
  positionals: { least: 0, most: 1 },
  async run([given], values, terminal) {
    await using connection = await openConnection(values, longTimeoutMs);
    const { client } = connection;
    const id = given ?? (await findLatest(client));
    const begun = await begin(client, id, values, terminal);
    if (typeof begun === 'number') return begun;
    const { migration, refused } = await carryOut(client, begun, partOf(values), terminal);
    const invited = await inviteOperators(client, id);
    tell(migration, refused, invited, terminal);
    return refused + invited.failed.length > 0 ? 2 : 0;
  },
};

/** How many things are done in one transaction. */
function partOf(values: Arguments): number {
  const part = Number(textOf(values, 'part') ?? '5000');
  if (Number.isInteger(part) && part >= 1 && part <= 5_000) return part;
  throw new UsageError('--part takes a whole number from 1 to 5000.');
}

async function findLatest(client: ApiClient): Promise<string> {
  const { items } = await bodyOf(client.GET('/v1/migrations', { params: { query: { limit: 1 } } }));
  const [latest] = items;
  if (latest === undefined) throw new UsageError('Nothing has been planned yet: seatledger legacy plan SOURCE… --mapping FILE');
  return latest.id;
}

/** The migration as it is being applied, or the exit code where it is not yet. One that was applied is planned anew first: it has nothing to do, or what was decided since. */
async function begin(client: ApiClient, id: string, values: Arguments, terminal: Terminal): Promise<Migration | ExitCode> {
  const path = { id };
  const present = await bodyOf(client.GET('/v1/migrations/{id}', { params: { path } }));
  if (present.state === 'applying') return present;
  const digest = textOf(values, 'digest');
  const plan =
    digest === undefined ? await bodyOf(client.POST('/v1/migrations/{id}/actions/plan', { params: { path }, body: {} })) : present;
  const said = { title: textOf(values, 'title'), reason: textOf(values, 'reason'), 'apply-at': textOf(values, 'apply-at') };
  const header = { ...headersOf(said), 'idempotency-key': randomUUID() };
  const planDigest = digest ?? plan.planDigest ?? '';
  const { data, response } = await client.POST('/v1/migrations/{id}/actions/apply', { params: { path, header }, body: { planDigest } });
  if (response.status === 202) return tellRequest(data as unknown as Parameters<typeof tellRequest>[0], terminal);
  return data as Migration;
}

async function carryOut(
  client: ApiClient,
  begun: Migration,
  limit: number,
  terminal: Terminal,
): Promise<{ readonly migration: Migration; readonly refused: number }> {
  let migration = begun;
  let refused = 0;
  while (migration.state === 'applying') {
    const next = await bodyOf(
      client.POST('/v1/migrations/{id}/actions/continue', { params: { path: { id: migration.id } }, body: { limit } }),
    );
    refused += next.refused;
    migration = next;
    terminal.progress(`${next.stepsDone.toLocaleString('en')} of ${next.steps.toLocaleString('en')} done`);
  }
  return { migration, refused };
}

function tell(migration: Migration, refused: number, invited: Invited, terminal: Terminal): void {
  const { steps } = migration;
  const lines = [
    steps === 0 ? 'Nothing to do: all of it is there already.' : `Done: ${steps - refused} of ${steps} things are in Seatledger.`,
    ...(refused > 0 ? [`${refused} were refused and wait in quarantine: seatledger quarantined-row list --state open`] : []),
    ...invited.made.map(({ email, token }) => printable(`Invited ${email}: the token ${token} is shown this once.`)),
    ...invited.present.map((email) => `${email} is an operator already.`),
    ...invited.failed.map(({ email, detail }) => `${email} could not be invited: ${detail}`),
  ];
  terminal.result({ ...migration, refused, invitations: invited }, lines.join('\n'));
}
