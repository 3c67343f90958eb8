-- Processes that keep what they record in memory for a moment. One that has neither closed nor said that it lives may have taken some of
-- it along.
create table audit.recorders (
  id bigint generated always as identity primary key,
  opened_at timestamptz not null default now(),
  alive_at timestamptz not null default now(),
  -- By the clock of the process: everything that had happened until then has been written.
  complete_until timestamptz not null,
  closed_at timestamptz
);
create index recorders_open on audit.recorders (alive_at) where closed_at is null;
create index recorders_closed on audit.recorders (closed_at);
