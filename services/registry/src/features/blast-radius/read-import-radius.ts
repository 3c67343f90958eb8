import { blastRadiusOf } from '@seatledger/domain/blast-radius/blast-radius.ts';
import { reachOf } from '@seatledger/domain/blast-radius/reach.ts';
import { importUsersSchema } from '@seatledger/domain/import/import-users.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import type { RegistrySchema, Tx } from '../../registry-schema.ts';
import type { RequestedList } from '../change-requests/requested-list.ts';
import type { ShownBlastRadius } from './blast-radius-answer.ts';
import { refusalOf, type CarriedOut } from './carry-out.ts';
import { findExamples } from './find-examples.ts';
import { completeExamples, countImportedSeats } from './imported-seats.ts';
import { readLicensingState } from './licensing-state-queries.ts';
import { ofOneMoment, type BlastRadiusOptions } from './read-blast-radius.ts';
import { tellRadius } from './tell-radius.ts';

type Options = Pick<BlastRadiusOptions, 'asOf' | 'examples'>;

/**
 * Who would gain, lose or change what if a list were imported. Its rows are judged and not written: the judgement says already what becomes
 * of each user, and a preview of a million rows leaves nothing for PostgreSQL to clear away.
 */
export async function readImportRadius(
  list: Pick<RequestedList, 'db' | 'hold'>,
  door: Pick<CommandDoor<RegistrySchema>, 'decideIn'>,
  commands: readonly CommandValue[],
  options: Options,
): Promise<ShownBlastRadius> {
  return await ofOneMoment(list.db, async (tx) => {
    await list.hold(tx);
    return await readIn(tx, door, commands, options);
  });
}

async function readIn(
  tx: Tx,
  door: Pick<CommandDoor<RegistrySchema>, 'decideIn'>,
  commands: readonly CommandValue[],
  { asOf, examples: limit }: Options,
): Promise<ShownBlastRadius> {
  const done = await decideAll(tx, door, commands);
  const place = commands.findIndex(({ kind }) => kind === 'user.import');
  const imported = importUsersSchema.parse(commands[place]);
  const state = await readLicensingState(tx, null, new Set([imported.domainId]));
  const isRefused = done.refused.some(({ index }) => index === place);
  const groups = isRefused ? [] : await countImportedSeats(tx, imported, state, limit);
  const options = { reach: reachOf(state, state), touched: new Map(), limit };
  return await tellRadius(tx, {
    before: state,
    after: state,
    done,
    radius: blastRadiusOf(state, state, groups, { asOf, groupsKept: limit }),
    findExamples: async (transitions) => await completeExamples(tx, await findExamples(tx, transitions, options)),
  });
}

async function decideAll(
  tx: Tx,
  door: Pick<CommandDoor<RegistrySchema>, 'decideIn'>,
  commands: readonly CommandValue[],
): Promise<Omit<CarriedOut, 'touched'>> {
  const counts = { changed: 0, unchanged: 0 };
  const refused: CarriedOut['refused'][number][] = [];
  for (const [index, command] of commands.entries()) {
    try {
      counts[(await door.decideIn(tx, command)).outcome] += 1;
    } catch (error) {
      refused.push({ index, ...refusalOf(error) });
    }
  }
  return { ...counts, refused };
}
