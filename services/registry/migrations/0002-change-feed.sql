-- What has changed, told in ranges of ids: a reader reads the rows in a range again and drops those that are gone.
-- A range may hold rows that did not change. position is given after commit (see the platform's sequenced log).
create table registry.changes (
  id bigint generated always as identity primary key,
  position bigint unique,
  entity text not null check (entity in ('catalogue', 'customer', 'domain', 'user')),
  first_id bigint not null,
  last_id bigint not null check (last_id >= first_id),
  audit_event_id bigint not null,
  recorded_at timestamptz not null default now()
);
create index changes_pending on registry.changes (id) where position is null;

create table registry.change_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null default 0
);
insert into registry.change_head default values;

-- Wakes the sequencer when the transaction commits, and names the changes of a statement, where they are few, to readers that want to be
-- ahead of it: `user 7 7,domain 2 2`. Equal notifications of one transaction are sent once.
create function registry.notify_pending_changes() returns trigger
  language plpgsql
as $$
begin
  perform pg_notify(
    'registry_changes_pending',
    (select case when count(*) <= 20 then string_agg(entity || ' ' || first_id || ' ' || last_id, ',' order by id) end
     from (select * from added limit 21) few)
  );
  return null;
end
$$;
create trigger notify_pending_changes after insert on registry.changes referencing new table as added
  for each statement execute function registry.notify_pending_changes();
