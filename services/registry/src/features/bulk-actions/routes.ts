import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { send, showingNow, type Answer } from '../../api/answers.ts';
import { creationHeaders, onCreate } from '../../api/fields.ts';
import { UndoneWith, type AddRoutes, type ChangeRequest, type Changing, type RegistryApi } from '../../api/registry-api.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { bulkPermissions } from './bulk-actions.ts';
import type { BulkItem } from './bulk-item.ts';
import { bulkRequest } from './bulk-request.ts';
import { judgeItems, pointerOf, type Verdict } from './judge-items.ts';
import { judgeMatching, type ChangeOfMatching, type JudgedMatch } from './judge-matching.ts';
import { examplesOf, refusalsOf } from './show-matching.ts';
import { shownResult, type ShownResult } from './shown-result.ts';

export const addBulkActionRoutes: AddRoutes = (app, api) => {
  app.post(
    '/v1/bulk-actions',
    {
      config: { access: { permission: 'signed-in', oneOf: bulkPermissions } },
      schema: {
        operationId: 'bulkActions',
        summary: 'Change many users, domains and customers at once',
        description:
          'Up to 1,000 commands in one transaction, each with the fields of its own route, the same checks and an audit event of its own; ' +
          'or one action on each of up to 10,000 things that a list shows under a filter, refused (409 `matches_changed`) where another ' +
          'number matches than was seen to. They are carried out in their order; nothing is, where one is refused, unless `skipRefused` ' +
          'says otherwise. Each needs the permission of its own route.',
        tags: ['Bulk actions'],
        headers: creationHeaders,
        body: bulkRequest,
        response: { 200: shownResult, ...proposed, ...onCreate },
      },
    },
    async (request, reply) => send(reply, await changeMany(api, request, request.body)),
  );
};

async function changeMany(api: RegistryApi, request: ChangeRequest, body: z.output<typeof bulkRequest>): Promise<Answer> {
  const { items, filter, action, expectedCount } = body;
  if (filter === undefined || action === undefined) {
    return await api.changeOnce(request, (changing) => settle(changing, body, () => judgedItems(changing, items ?? [])));
  }
  const work = (changing: Changing): Promise<Answer> =>
    settle(changing, body, () => judgedMatching(changing, { filter, action, expectedCount }));
  return await api.inTurn(() => api.changeOnce(request, work));
}

interface How {
  readonly dryRun: boolean;
  readonly skipRefused: boolean;
}

/** What many commands have come to, carried out but not yet to stay. */
interface Judged {
  readonly counts: ShownResult['counts'];
  /** Those that change something; the rest is refused, or so already. */
  readonly commands: readonly CommandValue[];
  show(applied: boolean): Pick<ShownResult, 'items' | 'refusals'>;
}

/** Lets stay what was carried out, undoes it, or makes a change request of it. */
async function settle(changing: Changing, { dryRun, skipRefused }: How, judge: () => Promise<Judged>): Promise<Answer> {
  await sql`savepoint before_items`.execute(changing.tx);
  const { counts, commands, show } = await judge();
  const applied = !dryRun && (skipRefused || counts.refused === 0);
  const shown = showingNow({ applied, dryRun, counts, ...show(applied) } satisfies ShownResult);
  if (!applied) throw new UndoneWith(shown);
  if (!(await changing.needsApproval(commands))) return shown;
  await sql`rollback to savepoint before_items`.execute(changing.tx);
  return (await changing.propose(commands)) ?? shown;
}

function countsOf(outcomes: readonly (keyof ShownResult['counts'])[]): ShownResult['counts'] {
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

async function judgedItems(changing: Changing, items: readonly BulkItem[]): Promise<Judged> {
  const verdicts = await judgeItems(changing, items);
  return {
    counts: countsOf(verdicts.map(({ outcome }) => outcome)),
    commands: items
      .filter((_, index) => verdicts[index]?.outcome === 'changed')
      .map(({ action, version: _, ...fields }) => ({ kind: action, ...fields })),
    show: (applied) => ({
      items: items.flatMap((item, index) => {
        const verdict = verdicts[index];
        return verdict === undefined ? [] : [showVerdict(item, index, verdict, applied)];
      }),
    }),
  };
}

async function judgedMatching(changing: Changing, asked: ChangeOfMatching): Promise<Judged> {
  const judged: readonly JudgedMatch[] = await judgeMatching(changing, asked);
  return {
    counts: countsOf(judged.map(({ outcome }) => outcome.outcome)),
    commands: judged.filter(({ outcome }) => outcome.outcome === 'changed').map(({ command }) => command),
    show: () => ({ refusals: refusalsOf(judged), items: examplesOf(judged) }),
  };
}

function showVerdict(item: BulkItem, index: number, verdict: Verdict, applied: boolean): ShownResult['items'][number] {
  const { action, id = item['userId'] } = item;
  const { outcome } = verdict;
  const named = { action, id: typeof id === 'number' ? String(id) : null, outcome };
  if (verdict.outcome === 'refused') {
    const { code, detail, field } = verdict.refusal;
    return { ...named, code, detail, pointer: pointerOf(item, index, field) };
  }
  const made = applied && verdict.createdId !== null ? { id: String(verdict.createdId) } : {};
  return { ...named, ...made, code: null, detail: null, pointer: null };
}
