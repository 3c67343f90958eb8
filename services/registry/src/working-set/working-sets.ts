import type { WorkingSets } from '@seatledger/platform/commands/use-case.ts';
import type { Tx } from '../registry-schema.ts';
import { gatherWorkingSet } from './gather-working-set.ts';
import type { WorkingSet } from './working-set.ts';
import { writeWorkingSet } from './write-working-set.ts';

/** What the commands on domains, users and overrides share where they are many. */
export const workingSets: WorkingSets<Tx, WorkingSet> = { gather: gatherWorkingSet, write: writeWorkingSet };
