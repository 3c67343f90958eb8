import type { Domain } from '@seatledger/domain/domain/domain.ts';
import type { Touched } from '@seatledger/platform/commands/use-case.ts';
import { replacePacks } from '../features/domains/domain-queries.ts';
import { updateDomains } from '../features/domains/domain-set-queries.ts';
import { deleteOverrides, saveOverrides } from '../features/overrides/override-set-queries.ts';
import { deleteUsers, insertUsers, updateUsers } from '../features/users/user-set-queries.ts';
import type { ChangedEntity, Tx } from '../registry-schema.ts';
import { rangesOf } from './ranges.ts';
import type { ChangedRow } from './working-rows.ts';
import type { WorkingSet } from './working-set.ts';

/**
 * Seats are left before they are taken, limits are raised before and lowered after: what holds in the end holds after every statement,
 * whatever the order of the commands.
 */
export async function writeWorkingSet(tx: Tx, { users, domains, overrides }: WorkingSet): Promise<readonly Touched<ChangedEntity>[]> {
  const changed = domains.changed();
  const lowered = changed.filter(hasFewerSeats);
  const others = changed.filter((one) => !hasFewerSeats(one));
  await updateDomains(tx, others);
  await replacePacks(
    tx,
    changed.filter(hasOtherPacks).map(({ row }) => row),
  );
  await deleteUsers(tx, users.removedIds());
  await updateUsers(tx, users.changed());
  await insertUsers(tx, users.added());
  await deleteOverrides(tx, overrides.removed());
  await saveOverrides(tx, overrides.saved());
  await updateDomains(tx, lowered);
  return [...rangesOf('domain', domains.touchedIds()), ...rangesOf('user', users.touchedIds())];
}

function hasOtherPacks({ row, stored }: ChangedRow<Domain>): boolean {
  return row.packs !== stored?.packs;
}

function hasFewerSeats({ row, stored }: ChangedRow<Domain>): boolean {
  return (row.seatLimit ?? Infinity) < (stored?.seatLimit ?? Infinity);
}
