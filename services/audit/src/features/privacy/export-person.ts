import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { HeldSection, Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { eventsNaming, pagesOfEvents } from '../events/find-events.ts';
import { openEvents, type OpenEvent } from '../events/open-events.ts';
import { sequenceAllEvents } from '../sequencing/sequence-events.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import type { ExportLocale } from './export-words.ts';
import { identifyPerson } from './identify-person.ts';
import { untilNow } from './person-overview.ts';
import { countEventsAbout } from './person-queries.ts';

/** Everything that is held about somebody, by service. */
export interface PersonExport extends Identity {
  readonly exportedAt: string;
  readonly services: readonly { readonly name: string; readonly sections: readonly HeldSection[] }[];
}

/** So many events at most, the newest ones: what is handed to a person has to be read by one. */
const mostEvents = 20_000;

/** That it was done is an event itself, which says for whom by reference alone. */
export async function exportPerson(
  dependencies: PrivacyDependencies,
  asked: Identity,
  locale: ExportLocale,
  context: CommandContext,
): Promise<PersonExport> {
  const { kysely } = dependencies.database;
  const { emails, references } = await identifyPerson(dependencies, asked);
  const services: PersonExport['services'][number][] = [];
  for (const holder of dependencies.holders()) {
    services.push({ name: holder.name, sections: await holder.export({ emails, references, madeBefore: untilNow() }, locale) });
  }
  const events = await readEvents(dependencies, references);
  services.push({ name: 'audit', sections: events.rows.length === 0 ? [] : [events] });
  const subject = { kind: 'person', id: null };
  const event = { kind: 'person.export', subject, before: null, after: { persons: references }, persons: references };
  await dependencies.writer.append(kysely, event, context);
  return { exportedAt: context.now.toString(), emails, references, services };
}

/** What the log says about the person or of what they did. What it says about others stays sealed. */
async function readEvents({ database, personKeys, begin }: PrivacyDependencies, references: readonly string[]): Promise<HeldSection> {
  const { kysely, pool } = database;
  await begin();
  // Also what was done just now.
  await sequenceAllEvents(pool);
  const rows: HeldEvent[] = [];
  for await (const page of pagesOfEvents(kysely, eventsNaming(references))) {
    rows.push(...(await openEvents(kysely, personKeys, page, references)).map(heldEvent));
    if (rows.length >= mostEvents) break;
  }
  const leftOut = rows.length < mostEvents ? 0 : (await countEventsAbout(kysely, references)) - rows.length;
  return { kind: 'event', rows, ...(leftOut > 0 && { leftOut }) };
}

type HeldEvent = ReturnType<typeof heldEvent>;

/** Without what is there for those who look after the log. */
function heldEvent({ leafIndex: _, erased: __, damaged: ___, ...event }: OpenEvent) {
  return event;
}
