import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { reason } from '@seatledger/domain/command/fields.ts';
import { mostShareUnconfirmed } from '@seatledger/domain/leaver-check/refuse-too-many.ts';
import { z } from 'zod';
import { send, showingNow, type Answer } from '../../api/answers.ts';
import { access, byId, idText, onAction, writeHeaders } from '../../api/fields.ts';
import { scopeOf, type AddRoutes, type ChangeRequest, type RegistryApi } from '../../api/registry-api.ts';
import { proposed } from '../change-requests/shown-request.ts';
import { findLeaverCheck, lockLeaverCheck } from './leaver-check-queries.ts';
import { planRemovals, type PlannedRemovals, type RemovalsAsked } from './plan-removals.ts';

const mostNamed = 10_000;

const body = z.strictObject({
  action: z.enum(['delete', 'suspend']),
  userIds: z.array(idText).min(1).max(mostNamed).optional().describe('Some of the leavers; all where it is left out.'),
  reason: reason.optional().describe('Why; the name of the list where it is left out.'),
  confirmShare: z
    .int()
    .min(1)
    .max(mostShareUnconfirmed)
    .default(mostShareUnconfirmed)
    .describe('The share of the seats, in percent, beyond which `confirmedRemovals` is asked for.'),
  confirmedRemovals: z.int().min(1).optional().describe('How many removals are meant, exactly: where they were refused as too many.'),
});

const shownRemovals = z.strictObject({
  applied: z.boolean().describe('false: there was nobody left to remove.'),
  action: z.enum(['delete', 'suspend']),
  counts: z.strictObject({
    proposed: z.int(),
    unchanged: z.int().describe('Suspended already.'),
    listed: z.int().describe('Left alone: they go by an address on the list by now.'),
    gone: z.int().describe('They have no seat any more.'),
  }),
});

export const addRemovalProposal: AddRoutes = (app, api) => {
  app.post(
    '/v1/leaver-checks/:id/actions/propose',
    {
      config: access('user.write'),
      schema: {
        operationId: 'proposeRemovals',
        summary: 'Delete or suspend the leavers of a leaver check',
        description:
          'All together or none. Refused (409 `too_many_leavers`) where more than a share of the seats would go, until it is asked again ' +
          'with their exact number, and (409 `leavers_changed`) where seats change while this goes on.',
        tags: ['Leaver checks'],
        headers: writeHeaders,
        params: byId,
        body,
        response: { 200: shownRemovals, ...proposed, ...onAction },
      },
    },
    async (request, reply) => {
      const { action, userIds, reason: why, confirmShare: share, confirmedRemovals: confirmed } = request.body;
      return send(reply, await removeLeavers(api, request, request.params.id, { action, userIds, reason: why, share, confirmed }));
    },
  );
};

async function removeLeavers(api: RegistryApi, request: ChangeRequest, id: number, asked: RemovalsAsked): Promise<Answer> {
  const before = await planOnce(api, request, id, asked);
  if ('kept' in before) return before.kept;
  const { planned } = before;
  if (planned.commands.length === 0) return show(planned, asked, false);
  return await api.change(request, {
    command: planned.commands,
    async lock(tx, scope) {
      const locked = await lockLeaverCheck(tx, scope, id);
      refuseOtherPlan(planned, await planRemovals(tx, locked, asked));
      return locked.version;
    },
    answer: async () => show(planned, asked, true),
  });
}

/** The plan, or what the request has been answered already: both as of one moment. */
async function planOnce(
  api: RegistryApi,
  request: ChangeRequest,
  id: number,
  asked: RemovalsAsked,
): Promise<{ readonly planned: PlannedRemovals } | { readonly kept: Answer }> {
  const snapshot = api.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await snapshot.execute(async (tx) => {
    const kept = await api.keptAnswer(request, tx);
    if (kept !== undefined) return { kept };
    return { planned: await planRemovals(tx, await findLeaverCheck(tx, scopeOf(request), id), asked) };
  });
}

function refuseOtherPlan(planned: PlannedRemovals, now: PlannedRemovals): void {
  if (JSON.stringify(planned.commands) === JSON.stringify(now.commands)) return;
  throw new CommandRefused('leavers_changed', 'Somebody has changed seats of these leavers meanwhile; look again, then propose it anew.');
}

function show({ counts }: PlannedRemovals, { action }: RemovalsAsked, applied: boolean): Answer {
  return showingNow({ applied, action, counts } satisfies z.output<typeof shownRemovals>);
}
