import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { HeldSection, Identity } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { AuditSchema } from '../../audit-schema.ts';
import { unsealEvent, type Sealed } from '../appending/sealed-event.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import type { ExportLocale } from './export-words.ts';
import { identifyPerson } from './identify-person.ts';
import { untilNow } from './person-overview.ts';

/** Everything that is held about somebody, by service. */
export interface PersonExport extends Identity {
  readonly exportedAt: string;
  readonly services: readonly { readonly name: string; readonly sections: readonly HeldSection[] }[];
}

interface StoredEvent {
  readonly entry: string;
  readonly content: string | null;
}

interface Entry {
  readonly sealed: Sealed;
  readonly attachment?: string;
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
  const rows = await readEvents(dependencies, references);
  services.push({ name: 'audit', sections: rows.length === 0 ? [] : [{ kind: 'event', rows }] });
  const event = { kind: 'person.export', subject: { kind: 'person', id: null }, before: null, after: { persons: references } };
  await dependencies.writer.append(kysely, event, context);
  return { exportedAt: context.now.toString(), emails, references, services };
}

/** What the log says about the person or of what they did. What it says about others stays sealed. */
async function readEvents({ database: { kysely }, personKeys }: PrivacyDependencies, references: readonly string[]) {
  const keys = await kysely
    .selectFrom('personKeys')
    .select(['keyId', 'sealedKey'])
    .where('reference', 'in', ['', ...references])
    .execute();
  const boxes = new Map(keys.map(({ keyId, sealedKey }) => [keyId, personKeys.boxOf(keyId, sealedKey)]));
  return (await findEvents(kysely, references)).map(({ entry, content }) => {
    const stored = { ...(JSON.parse(entry) as Entry), ...(content !== null && (JSON.parse(content) as Entry)) };
    const { sealed: _, ...open } = unsealEvent(stored, stored.sealed, boxes) as Entry & Readonly<Record<string, unknown>>;
    return open;
  });
}

async function findEvents(db: Kysely<AuditSchema>, references: readonly string[]): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select e.entry, a.content
    from (select id, entry, persons from events union all select id, entry, persons from pending) e
    left join attachments a on a.sha256 = decode(e.entry::jsonb ->> 'attachment', 'hex')
    where e.persons && ${references}::text[] order by e.id desc limit ${mostEvents}`.execute(db);
  return rows;
}
