-- Events whose transactions have committed, or run still, until the sequencer gives them their place in the log. Nothing but
-- audit.append writes here. What is checked here is what the sequencer relies on: it must never stumble over an event.
create table audit.pending (
  id bigint generated always as identity primary key,
  recorded_at timestamptz not null,
  -- One line of JSON; its UTF-8 bytes are what the log's hashes cover. Everything beside it is said in it, too.
  -- No longer than C2SP tlog-tiles lets an entry be.
  entry text not null check (octet_length(entry) <= 65535),
  kind text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$' and length(kind) <= 64),
  actor_kind text not null check (actor_kind in ('operator', 'service', 'cli', 'system')),
  actor_id bigint,
  subject_kind text not null check (length(subject_kind) <= 64),
  subject_id bigint,
  customer_id bigint,
  -- Whom the event is about: `user/17`, `operator/3`, `address/…`, `month/2026-11`.
  persons text[] not null
)
-- Every row is gone within a second: its room is to be used again soon.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The log: leaf 0, 1, 2, … without gaps. Never changed, never removed.
create table audit.events (
  leaf_index bigint primary key check (leaf_index >= 0),
  id bigint not null unique,
  recorded_at timestamptz not null,
  entry text not null,
  -- In the order of its bytes, so that all kinds of a noun (`user.`) are next to each other.
  kind text collate "C" not null,
  actor_kind text not null,
  actor_id bigint,
  subject_kind text not null,
  subject_id bigint,
  customer_id bigint,
  persons text[] not null
);
create index events_kind on audit.events (kind, leaf_index);
create index events_actor on audit.events (actor_kind, actor_id, leaf_index);
create index events_subject on audit.events (subject_kind, subject_id, leaf_index);
create index events_customer on audit.events (customer_id, leaf_index) where customer_id is not null;
create index events_recorded on audit.events using brin (recorded_at) with (pages_per_range = 16);
create index events_persons on audit.events using gin (persons);
-- Every answer of the API names its request.
create index events_request on audit.events using hash ((entry::jsonb ->> 'requestId'));

-- What was too long for an entry, which then names it by its SHA-256.
create table audit.attachments (
  sha256 bytea primary key check (sha256 = sha256(convert_to(content, 'UTF8'))),
  content text not null
);

-- The keys under which personal values in entries are sealed, themselves sealed; a person has several, as every process that writes of
-- them makes its own. address_hash: keyed hash of the e-mail address that the person went by then.
create table audit.person_keys (
  key_id text collate "C" primary key check (key_id ~ '^[A-Za-z0-9_-]{16}$'),
  reference text collate "C" not null check (reference ~ '^(user|operator)/[0-9]+$|^address/[0-9a-f]{64}$|^month/[0-9]{4}-[0-9]{2}$'),
  address_hash bytea check (length(address_hash) = 32),
  sealed_key bytea not null,
  -- The transaction that made the row: until it has committed, nobody else may rely on the key.
  made_in xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default now()
);
create index person_keys_reference on audit.person_keys (reference);
create index person_keys_address on audit.person_keys (address_hash) where address_hash is not null;

-- Persons whose keys were destroyed: none is ever made for them again.
create table audit.erased_persons (
  reference text collate "C" primary key,
  erased_at timestamptz not null default now()
);

-- Keeps the keys that events are sealed under and that are not known to be committed: [{"id", "reference", "sealedKey" (hex), "addressHash"
-- (hex) or null}]. Returns which of them are committed by now; null where all are new. Called by what appends events,
-- under its settings.
create function audit.keep_keys(keys jsonb, out committed text[])
  language plpgsql
as $$
declare
  made integer;
begin
  insert into audit.person_keys (key_id, reference, address_hash, sealed_key)
    select k.id, k.reference, decode(k."addressHash", 'hex'), decode(k."sealedKey", 'hex')
    from jsonb_to_recordset(keys) k (id text, reference text, "addressHash" text, "sealedKey" text)
    where not exists (select from audit.erased_persons e where e.reference = k.reference)
    on conflict do nothing;
  get diagnostics made = row_count;
  if made < jsonb_array_length(keys) then
    committed := array(
      select p.key_id from jsonb_array_elements(keys) k join audit.person_keys p on p.key_id = k ->> 'id' where p.made_in <> pg_current_xact_id()
    );
  end if;
end
$$;
revoke all on function audit.keep_keys(jsonb) from public;

-- The one way in. It runs as its owner, so that callers need no right on the tables. keys: those that the event is sealed under, see
-- audit.keep_keys. Returns the event's id and which of the keys are committed by now.
create function audit.append(event jsonb, attachment text default null, keys jsonb default '[]', out id bigint, out committed text[])
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  -- Plans are kept by a session that may have made them when the tables were empty.
  set enable_seqscan = off
as $$
declare
  at timestamptz := clock_timestamp();
begin
  id := nextval('audit.pending_id_seq');
  if attachment is not null then
    insert into audit.attachments values (sha256(convert_to(attachment, 'UTF8')), attachment) on conflict do nothing;
  end if;
  if keys <> '[]' then
    committed := audit.keep_keys(keys);
  end if;
  insert into audit.pending
    (id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons)
  overriding system value
  values (
    id,
    at,
    (event || jsonb_build_object('id', id, 'recordedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text,
    event ->> 'kind',
    event #>> '{actor,kind}',
    (event #>> '{actor,id}')::bigint,
    event #>> '{subject,kind}',
    (event #>> '{subject,id}')::bigint,
    (event ->> 'customerId')::bigint,
    array(select jsonb_array_elements_text(event -> 'persons'))
  );
end
$$;

revoke all on function audit.append(jsonb, text, jsonb) from public;
grant usage on schema audit to :registry_role, :access_role, :licence_role;
grant execute on function audit.append(jsonb, text, jsonb) to :registry_role, :access_role, :licence_role;

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column audit.pending.entry is 'personal: identity; log';
comment on column audit.pending.actor_id is 'personal: reference; log';
comment on column audit.pending.subject_kind is 'not personal: a kind of thing';
comment on column audit.pending.subject_id is 'personal: reference; log';
comment on column audit.pending.persons is 'personal: reference; log';
comment on column audit.events.entry is 'personal: identity; log';
comment on column audit.events.actor_id is 'personal: reference; log';
comment on column audit.events.subject_kind is 'not personal: a kind of thing';
comment on column audit.events.subject_id is 'personal: reference; log';
comment on column audit.events.persons is 'personal: reference; log';
comment on column audit.attachments.content is 'personal: identity; log';
comment on column audit.person_keys.reference is 'personal: reference; log';
comment on column audit.person_keys.sealed_key is 'personal: reference; log';
comment on column audit.person_keys.address_hash is 'personal: reference; log';
comment on column audit.erased_persons.reference is 'personal: reference; log';
