import type { AuditWriter } from '../../packages/platform/src/commands/audit-event.ts';
import type { InstallationKey } from '../../packages/platform/src/crypto/installation-key.ts';
import { createEventWriter } from '../../services/audit/src/features/appending/event-writer.ts';
import { createPersonKeys } from '../../services/audit/src/features/appending/person-keys.ts';

/** Writes events as the server does, but leaves personal values in them readable, so that tests can look at everything that was said. */
export function auditInClear(installationKey: InstallationKey): AuditWriter {
  return createEventWriter({ personKeys: createPersonKeys(installationKey), personalValuesOf: () => [] });
}

/** `test.audit_events`: every event, whether it has its place in the log already or not, with what it says in columns. */
export const auditEventsView = `
  create schema test;
  create view test.audit_events as
    select id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons,
      entry::jsonb #>> '{actor,name}' as actor_name, entry::jsonb ->> 'address' as address, entry::jsonb ->> 'origin' as origin,
      entry::jsonb ->> 'requestId' as request_id, entry::jsonb ->> 'reason' as reason,
      nullif(entry::jsonb -> 'before', 'null') as before, nullif(entry::jsonb -> 'after', 'null') as after
    from (
      select id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons from audit.pending
      union all
      select id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons from audit.events
    ) every_event`;
