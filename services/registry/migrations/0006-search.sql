-- What a search finds things by, made from their rows a moment after these have changed (see features/search). A row that is not yet
-- there, or no longer true, costs a result, never shows a wrong one: what is found here is read again where it is.
create table registry.search_entries (
  -- The id first: nothing is ever read by its kind alone.
  id bigint not null,
  kind text not null check (kind in ('customer', 'domain', 'user')),
  folded text collate "C" not null,
  terms integer[] not null,
  primary key (id, kind)
);
create index search_entries_terms on registry.search_entries using gin (terms) with (gin_pending_list_limit = 1024);

-- How far the change feed has been followed: up to position, and of the change after it, up to the rows before next_id.
create table registry.search_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null default 0,
  next_id bigint not null default 0
);
insert into registry.search_head default values;

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column registry.search_entries.folded is 'personal: identity; seats';
comment on column registry.search_entries.terms is 'personal: identity; seats';
