import type { Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import type { FoundByService } from './erasure-queries.ts';
import { findHeld, identifyPerson } from './identify-person.ts';
import { countEventsAbout } from './person-queries.ts';

/** What is held about somebody, in numbers. */
export interface PersonOverview extends Identity {
  /** Users who went by one of the addresses before: perhaps somebody else. */
  readonly formerly: readonly string[];
  readonly held: FoundByService;
}

export async function readPersonOverview(dependencies: PrivacyDependencies, asked: Identity): Promise<PersonOverview> {
  const { emails, references, formerly } = await identifyPerson(dependencies, asked);
  const held = await findHeld(dependencies.holders(), { emails, references, madeBefore: untilNow() });
  const events = await countEventsAbout(dependencies.database.kysely, references);
  return { emails, references, formerly, held: { ...held, audit: events === 0 ? {} : { event: events } } };
}

/** Everything that there is, whichever clock says when it was made. */
export function untilNow(): Temporal.Instant {
  return Temporal.Now.instant().add({ hours: 24 });
}
