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
);

-- The log: leaf 0, 1, 2, … without gaps. Never changed, never removed.
create table audit.events (
  leaf_index bigint primary key check (leaf_index >= 0),
  id bigint not null unique,
  recorded_at timestamptz not null,
  entry text not null,
  kind text not null,
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
create index events_recorded on audit.events (recorded_at, leaf_index);
create index events_persons on audit.events using gin (persons);

-- What was too long for an entry, which then names it by its SHA-256.
create table audit.attachments (
  sha256 bytea primary key check (sha256 = sha256(convert_to(content, 'UTF8'))),
  content text not null
);

-- The keys under which personal values in entries are sealed, themselves sealed. Without its key a person is erased from the log.
create table audit.persons (
  reference text collate "C" primary key check (reference ~ '^(user|operator)/[0-9]+$|^address/[0-9a-f]{64}$|^month/[0-9]{4}-[0-9]{2}$'),
  sealed_key bytea,
  -- The transaction that made the row: until it has committed, nobody else may rely on the key.
  made_in xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default now(),
  erased_at timestamptz,
  check ((sealed_key is null) = (erased_at is not null))
);

-- Keyed hashes of the e-mail addresses that persons went by.
create table audit.person_addresses (
  address_hash bytea not null check (length(address_hash) = 32),
  reference text collate "C" not null references audit.persons,
  last_seen_at timestamptz not null default now(),
  primary key (address_hash, reference)
);
create index person_addresses_reference on audit.person_addresses (reference);

-- The keys of persons, made where they are not there yet. asked: [{"reference", "sealedKey" (hex), "addressHash" (hex) or null}].
-- is_committed: whether the key will be there whatever becomes of this transaction. A key of null: the person is erased.
create function audit.persons(asked jsonb) returns table (reference text, sealed_key bytea, is_committed boolean)
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  insert into audit.persons as p (reference, sealed_key)
    select a ->> 'reference', decode(a ->> 'sealedKey', 'hex') from jsonb_array_elements(asked) a order by 1
    on conflict do nothing;
  insert into audit.person_addresses as p (address_hash, reference)
    select decode(a ->> 'addressHash', 'hex'), a ->> 'reference' from jsonb_array_elements(asked) a where a ->> 'addressHash' is not null order by 1, 2
    on conflict (address_hash, reference) do update set last_seen_at = now()
    where p.last_seen_at < now() - interval '1 hour'
      -- The newest address is the one that the person has, also where they come back to one.
      or exists (select from audit.person_addresses o where o.reference = p.reference and o.last_seen_at > p.last_seen_at);
  return query
    select p.reference, p.sealed_key, p.made_in <> pg_current_xact_id()
    from audit.persons p where p.reference in (select a ->> 'reference' from jsonb_array_elements(asked) a);
end
$$;

-- The one way in. It runs as its owner, so that callers need no right on the tables. Returns the event's id.
create function audit.append(event jsonb, attachment text default null) returns bigint
  language sql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  with given as (
    select nextval('audit.pending_id_seq') as id, clock_timestamp() as at
  ), attached as (
    insert into audit.attachments select sha256(convert_to(attachment, 'UTF8')), attachment where attachment is not null
    on conflict do nothing
  )
  insert into audit.pending
    (id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons)
  overriding system value
  select
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
  from given
  returning id
$$;

revoke all on function audit.append(jsonb, text), audit.persons(jsonb) from public;
grant usage on schema audit to :registry_role, :access_role;
grant execute on function audit.append(jsonb, text), audit.persons(jsonb) to :registry_role, :access_role;

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
comment on column audit.persons.reference is 'personal: reference; log';
comment on column audit.persons.sealed_key is 'personal: reference; log';
comment on column audit.person_addresses.address_hash is 'personal: reference; log';
comment on column audit.person_addresses.reference is 'personal: reference; log';
