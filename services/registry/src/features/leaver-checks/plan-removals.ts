import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { listOf } from '@seatledger/domain/command/list-of.ts';
import { refuseUnlessCompared } from '@seatledger/domain/leaver-check/leaver-check.ts';
import { refuseTooMany } from '@seatledger/domain/leaver-check/refuse-too-many.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';
import type { FoundLeaverCheck } from './leaver-check-queries.ts';
import { countLost, findLeaversByState } from './seats-since-queries.ts';

/** What is to become of leavers. */
export interface RemovalsAsked {
  readonly action: 'delete' | 'suspend';
  /** undefined: all leavers. */
  readonly userIds: readonly number[] | undefined;
  readonly reason: string | undefined;
  /** The share of the seats, in percent, beyond which the number has to be confirmed. */
  readonly share: number;
  readonly confirmed: number | undefined;
}

export interface PlannedRemovals {
  readonly commands: readonly CommandValue[];
  /** How many leavers fare how; `unchanged` are suspended already. */
  readonly counts: { readonly proposed: number; readonly unchanged: number; readonly listed: number; readonly gone: number };
}

/** The commands that would remove leavers who have a seat still. @throws CommandRefused where that is not allowed */
export async function planRemovals(
  db: Kysely<RegistrySchema>,
  { check, name, createdAt }: FoundLeaverCheck,
  asked: RemovalsAsked,
): Promise<PlannedRemovals> {
  refuseUnlessCompared(check);
  const leavers = await findLeaversByState(db, check, asked.userIds);
  const of = (state: 'seated' | 'suspended' | 'listed' | 'gone') => leavers.get(state) ?? [];
  refuseOthers(asked.userIds, new Set([...leavers.values()].flat()));
  const suspended = of('suspended');
  const ids = asked.action === 'delete' ? [...of('seated'), ...suspended].toSorted((a, b) => a - b) : of('seated');
  refuseTooMany({
    name,
    removals: ids.length,
    lost: await countLost(db, { ...check, createdAt }, ids),
    seats: check.counts.seats,
    share: asked.share,
    confirmed: asked.confirmed,
  });
  const reason = asked.reason ?? `Not on the staff list ${check.file.name}`;
  return {
    commands: ids.map((id) => ({ kind: `user.${asked.action}`, id, reason })),
    counts: {
      proposed: ids.length,
      unchanged: asked.action === 'delete' ? 0 : suspended.length,
      listed: of('listed').length,
      gone: of('gone').length,
    },
  };
}

function refuseOthers(userIds: readonly number[] | undefined, leavers: ReadonlySet<number>): void {
  const others = userIds?.filter((id) => !leavers.has(id)) ?? [];
  if (others.length === 0) return;
  throw new CommandRefused('not_a_leaver', `These users are no leavers of this check: ${listOf(others.map(String))}.`, 'userIds');
}
