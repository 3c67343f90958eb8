import { blastRadiusOf } from '@seatledger/domain/blast-radius/blast-radius.ts';
import type { LicensingState, Seat } from '@seatledger/domain/blast-radius/licensing-state.ts';
import { reachOf } from '@seatledger/domain/blast-radius/reach.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import { repeatOnConflict } from '@seatledger/platform/commands/repeat-on-conflict.ts';
import type { CommandContext, CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { sql, type Kysely } from 'kysely';
import type { Scope } from '../../api/scope.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import type { ShownBlastRadius } from './blast-radius-answer.ts';
import { carryOut, type Asker, type CarriedOut, type TouchedIds } from './carry-out.ts';
import { findExamples } from './find-examples.ts';
import { findDomainIdsOfCustomers, readLicensingState, type DomainIds } from './licensing-state-queries.ts';
import { touchedUsers, untouchedUsers, type UserGroup } from './seat-groups.ts';
import { countOverriddenSeats, countSeats, readSeats } from './seat-queries.ts';
import { tellRadius } from './tell-radius.ts';

export interface BlastRadiusOptions {
  readonly context: CommandContext;
  /** Who asks, for that is all that is told; null: on behalf of the registry itself. */
  readonly asker: Asker | null;
  /** The instant at which it is looked at, epoch milliseconds. */
  readonly asOf: number;
  /** How many examples are given of each transition, at most. */
  readonly examples: number;
}

const attempts = 20;

/**
 * Who would gain, lose or change what if these commands were carried out together: exact, by carrying them out in a transaction that is
 * undone. Locks are held while they are carried out, and not while users are counted.
 */
export async function readBlastRadius(
  db: Kysely<RegistrySchema>,
  door: CommandDoor<RegistrySchema>,
  commands: readonly CommandValue[],
  options: BlastRadiusOptions,
): Promise<ShownBlastRadius> {
  return await ofOneMoment(db, (tx) => readIn(tx, door, commands, options));
}

/** In a transaction that sees nothing of what others do meanwhile, which would be taken for what the commands do. */
export async function ofOneMoment<Result>(db: Kysely<RegistrySchema>, read: (tx: Tx) => Promise<Result>): Promise<Result> {
  const transaction = db.transaction().setIsolationLevel('repeatable read');
  return await repeatOnConflict(() => transaction.execute(read), attempts);
}

async function readIn(
  tx: Tx,
  door: CommandDoor<RegistrySchema>,
  commands: readonly CommandValue[],
  options: BlastRadiusOptions,
): Promise<ShownBlastRadius> {
  await sql`savepoint before_commands`.execute(tx);
  const done = await carryOut(tx, door, commands, options.context, options.asker);
  const after = await readSide(tx, options, done.touched, []);
  await sql`rollback to savepoint before_commands`.execute(tx);
  const before = await readSide(tx, options, done.touched, [...after.state.domains.keys()]);
  return await compareSides(tx, { before, after, done }, options);
}

/** How things are for whomever the commands are about. */
interface Side {
  readonly state: LicensingState;
  readonly seats: ReadonlyMap<number, Seat>;
}

async function readSide(tx: Tx, { asker }: BlastRadiusOptions, touched: TouchedIds, moreDomainIds: readonly number[]): Promise<Side> {
  const seats = await readSeats(tx, touched.users);
  const ofSeats = [...seats.values()].map(({ domainId }) => domainId);
  const ofCustomers = await findDomainIdsOfCustomers(tx, touched.customers);
  const ids: DomainIds = touched.catalogue ? null : new Set([...touched.domains, ...ofCustomers, ...ofSeats, ...moreDomainIds]);
  return { state: await readLicensingState(tx, scopeOf(asker), ids), seats };
}

function scopeOf(asker: Asker | null): Scope {
  return asker === null ? null : asker.customerIds;
}

interface Sides {
  readonly before: Side;
  readonly after: Side;
  readonly done: CarriedOut;
}

async function compareSides(tx: Tx, { before, after, done }: Sides, options: BlastRadiusOptions): Promise<ShownBlastRadius> {
  const { asOf, examples: limit } = options;
  const reach = reachOf(before.state, after.state);
  const domainIds = scopeOf(options.asker) === null ? null : [...before.state.domains.keys()];
  const touched = touchedUsers(before.seats, after.seats);
  const counted = await countSeats(tx, reach, domainIds);
  const overridden = await countOverriddenSeats(tx, reach, domainIds);
  const groups: readonly UserGroup[] = [...touched, ...untouchedUsers(counted, overridden, before.seats.values(), reach)];
  const radius = blastRadiusOf(before.state, after.state, groups, { asOf, groupsKept: limit });
  const byId = new Map(touched.map((user) => [user.userIds[0] ?? 0, user]));
  return await tellRadius(tx, {
    before: before.state,
    after: after.state,
    done,
    radius,
    findExamples: (transitions) => findExamples(tx, transitions, { reach, touched: byId, limit }),
  });
}
