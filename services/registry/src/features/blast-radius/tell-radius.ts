import type { BlastRadius, CountedTransition } from '@seatledger/domain/blast-radius/blast-radius.ts';
import type { LicensingState } from '@seatledger/domain/blast-radius/licensing-state.ts';
import type { Tx } from '../../registry-schema.ts';
import { showBlastRadius, type ShownBlastRadius } from './blast-radius-answer.ts';
import type { CarriedOut } from './carry-out.ts';
import type { Example } from './find-examples.ts';
import { findCustomerNames } from './licensing-state-queries.ts';
import type { UserGroup } from './seat-groups.ts';

// What is beyond is counted, and not told one by one.
const mostTransitions = 200;
const mostCustomers = 200;

interface FoundRadius {
  readonly before: LicensingState;
  readonly after: LicensingState;
  readonly done: Omit<CarriedOut, 'touched'>;
  readonly radius: BlastRadius<UserGroup>;
  /** Gives examples of each of the transitions. */
  readonly findExamples: (transitions: readonly CountedTransition<UserGroup>[]) => Promise<readonly (readonly Example[])[]>;
}

/** As the API tells it: of the customers and transitions, those that concern the most users. */
export async function tellRadius(tx: Tx, { findExamples, ...found }: FoundRadius): Promise<ShownBlastRadius> {
  const transitions = found.radius.transitions.slice(0, mostTransitions);
  const customers = [...found.radius.customers].toSorted(([, a], [, b]) => b.affected - a.affected).slice(0, mostCustomers);
  const names = await findCustomerNames(
    tx,
    customers.map(([id]) => id),
  );
  return showBlastRadius({ ...found, transitions, examples: await findExamples(transitions), customers, names });
}
