-- Persons who are, or were, erased: everywhere in the services, and by their keys in the log.
create table audit.erasures (
  -- Random: a database that was restored must not give the number of an erasure that is known outside of it.
  id bigint primary key check (id > 0),
  state text not null default 'begun' check (state in ('begun', 'removed', 'forgotten', 'signed', 'complete')),
  -- Keyed hashes of the addresses that the person went by.
  address_hashes bytea[] not null,
  person_references text[] not null,
  -- The addresses themselves, sealed, until the services have removed what they hold.
  sealed_addresses bytea check (state = 'begun' or sealed_addresses is null),
  -- Whoever has the address later is somebody else.
  made_before timestamptz not null,
  -- How many rows of each kind there were, by service.
  found jsonb not null,
  -- `operator/3`, `service/5`, `cli`; `task` where a restored database is put right.
  requested_by text not null,
  reason text check (length(reason) <= 500),
  requested_at timestamptz not null default now(),
  erased_at timestamptz,
  completed_at timestamptz,
  audit_event_id bigint,
  receipt text,
  check ((state in ('begun', 'removed')) = (erased_at is null)),
  check ((state in ('signed', 'complete')) = (receipt is not null)),
  check ((state = 'complete') = (completed_at is not null))
);
create index erasures_open on audit.erasures (requested_at) where state <> 'complete';

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column audit.erasures.address_hashes is 'personal: reference; erasures';
comment on column audit.erasures.person_references is 'personal: reference; erasures';
comment on column audit.erasures.sealed_addresses is 'personal: contact; erasures';
comment on column audit.erasures.requested_by is 'personal: reference; erasures';
comment on column audit.erasures.reason is 'personal: text; erasures';
comment on column audit.erasures.receipt is 'personal: reference; erasures';
