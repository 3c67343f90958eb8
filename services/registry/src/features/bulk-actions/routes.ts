import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { send, showingNow, type Answer } from '../../api/answers.ts';
import { onBulk, shownId, creationHeaders } from '../../api/fields.ts';
import { UndoneWith, type AddRoutes } from '../../api/registry-api.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { bulkPermissions } from './bulk-actions.ts';
import { bulkItem, type BulkItem } from './bulk-item.ts';
import { judgeItems, pointerOf, type Verdict } from './judge-items.ts';

const mostItems = 1_000;

const body = z.strictObject({
  items: z.array(bulkItem).min(1).max(mostItems),
  dryRun: z.boolean().default(false).describe('Judge everything and change nothing.'),
  skipRefused: z.boolean().default(false).describe('Change what can be changed, instead of nothing, where an item is refused.'),
});

const shownVerdict = z.strictObject({
  action: z.string(),
  id: shownId.nullable().describe('Of what the item names, or has made.'),
  outcome: z.enum(['changed', 'unchanged', 'refused']),
  code: z.string().nullable().describe('Why it was refused: stable.'),
  detail: z.string().nullable(),
  pointer: z.string().nullable().describe('To the field of the request that is to blame.'),
});

const shownResult = z.strictObject({
  applied: z.boolean().describe('Whether what is `changed` has been; otherwise it is what would be.'),
  dryRun: z.boolean(),
  counts: z.strictObject({ changed: z.int(), unchanged: z.int(), refused: z.int() }),
  items: z.array(shownVerdict).max(mostItems).describe('A verdict on each item, in the order of the request.'),
});

export const addBulkActionRoutes: AddRoutes = (app, api) => {
  app.post(
    '/v1/bulk-actions',
    {
      config: { access: { permission: 'signed-in', oneOf: bulkPermissions } },
      schema: {
        operationId: 'bulkActions',
        summary: 'Change many users, domains and customers at once',
        description:
          'Up to 1,000 commands in one transaction, each with the fields of its own route, the same checks and an audit event of its own. ' +
          'They are carried out in their order; nothing is, where one is refused, unless `skipRefused` says otherwise. ' +
          'Each needs the permission of its own route.',
        tags: ['Bulk actions'],
        headers: creationHeaders,
        body,
        response: { 200: shownResult, ...proposed, ...onBulk },
      },
    },
    async (request, reply) => {
      const { items, dryRun, skipRefused } = request.body;
      const answer = await api.changeOnce(request, async (changing) => {
        await sql`savepoint before_items`.execute(changing.tx);
        const verdicts = await judgeItems(changing, items);
        const applied = !dryRun && (skipRefused || verdicts.every(({ outcome }) => outcome !== 'refused'));
        const shown = showVerdicts(items, verdicts, { applied, dryRun });
        if (!applied) throw new UndoneWith(shown);
        const commands = commandsOf(items, verdicts);
        if (!(await changing.needsApproval(commands))) return shown;
        await sql`rollback to savepoint before_items`.execute(changing.tx);
        return (await changing.propose(commands)) ?? shown;
      });
      return send(reply, answer);
    },
  );
};

/** What is changed; the rest is refused, or so already. */
function commandsOf(items: readonly BulkItem[], verdicts: readonly Verdict[]): readonly CommandValue[] {
  return items
    .filter((_, index) => verdicts[index]?.outcome === 'changed')
    .map(({ action, version: _, ...fields }) => ({ kind: action, ...fields }));
}

interface How {
  readonly applied: boolean;
  readonly dryRun: boolean;
}

function showVerdicts(items: readonly BulkItem[], verdicts: readonly Verdict[], { applied, dryRun }: How): Answer {
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  const shown = items.flatMap((item, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [showVerdict(item, index, verdict, applied)];
  });
  return showingNow({ applied, dryRun, counts, items: shown } satisfies z.output<typeof shownResult>);
}

function showVerdict(item: BulkItem, index: number, verdict: Verdict, applied: boolean): z.output<typeof shownVerdict> {
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
