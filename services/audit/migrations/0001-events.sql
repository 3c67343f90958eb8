-- One row for every change, written by the transaction that makes the change. Nothing but audit.append writes here.
create table audit.events (
  id bigint generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  kind text not null check (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$'),
  actor_kind text not null check (actor_kind in ('operator', 'service', 'cli', 'system')),
  actor_name text not null check (length(actor_name) between 1 and 200),
  origin text not null check (origin in ('api', 'cli', 'import', 'task', 'sample')),
  request_id text not null check (length(request_id) between 1 and 100),
  subject_kind text not null,
  subject_id bigint,
  reason text,
  before jsonb,
  after jsonb
);

create index events_subject on audit.events (subject_kind, subject_id);

-- The one way in. It runs as its owner, so that callers need no right on the table.
create function audit.append(event jsonb) returns bigint
  language sql
  security definer
  set search_path = pg_catalog, pg_temp
as $$
  insert into audit.events (kind, actor_kind, actor_name, origin, request_id, subject_kind, subject_id, reason, before, after)
  values (
    event ->> 'kind',
    event #>> '{actor,kind}',
    event #>> '{actor,name}',
    event ->> 'origin',
    event ->> 'requestId',
    event #>> '{subject,kind}',
    (event #>> '{subject,id}')::bigint,
    event ->> 'reason',
    nullif(event -> 'before', 'null'),
    nullif(event -> 'after', 'null')
  )
  returning id
$$;

revoke all on function audit.append(jsonb) from public;
grant usage on schema audit to :registry_role, :access_role;
grant execute on function audit.append(jsonb) to :registry_role, :access_role;
