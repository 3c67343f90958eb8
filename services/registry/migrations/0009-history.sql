-- What licences and entitlements depended on, at every moment since it was made: rows that were changed or deleted are kept as they were.

-- One for each transaction that changes such rows, and for each change request that it applies. Its time is taken while the transaction commits, when it holds all its locks: of two
-- that change the same row, the one that is in force later has the later time.
create table registry.moments (
  id bigint generated always as identity primary key,
  -- infinity until the transaction commits.
  at timestamptz not null default 'infinity',
  -- The change request that was applied.
  change_request_id bigint
);
create index moments_at on registry.moments (at);

-- The server's clock may be put back a little, and yet nothing may come before what it rests on; a clock that was far ahead is not followed.
create function registry.date_moment() returns trigger
  language plpgsql
as $$
begin
  update registry.moments set at = greatest(
    clock_timestamp(),
    (select max(m.at) + interval '1 microsecond' from registry.moments m where m.at < clock_timestamp() + interval '1 minute')
  ) where id = new.id;
  return null;
end
$$;
create constraint trigger date_moment after insert on registry.moments
  deferrable initially deferred for each row execute function registry.date_moment();

-- The moment of what is being applied, made when it is first asked for.
create function registry.current_moment() returns bigint
  language plpgsql
as $$
declare
  moment bigint := nullif(current_setting('seatledger.moment', true), '');
  request text := coalesce(current_setting('seatledger.change_request', true), '');
begin
  if moment is null or request <> current_setting('seatledger.moment_request') then
    insert into registry.moments (change_request_id) values (nullif(request, '')::bigint) returning id into moment;
    perform set_config('seatledger.moment', moment::text, true), set_config('seatledger.moment_request', request, true);
  end if;
  return moment;
end
$$;

create function registry.begin_moment() returns trigger
  language plpgsql
as $$
begin
  perform registry.current_moment();
  return null;
end
$$;

-- What is there already counts as made now.
select registry.current_moment();

-- Rows say in which moment they were made; nothing more is written when they are. `former_<table>` has them as they were before each moment
-- in which they were changed or deleted, and `<table>_over_time` all of them with the period in which they were in force.
create procedure registry.keep_history(kept text, key_columns text[], state_columns text[])
  language plpgsql
as $procedure$
declare
  key text := array_to_string(key_columns, ', ');
  state text := array_to_string(state_columns, ', ');
  state_of_former text := 'f.' || array_to_string(state_columns, ', f.');
  state_of_present text := 'p.' || array_to_string(state_columns, ', p.');
  key_of_former text := 'f.' || array_to_string(key_columns, ', f.');
begin
  -- By a trigger for each statement and a stable default, so that COPY and imports stay as fast as they are.
  execute format($$
    alter table registry.%1$s add column created_in bigint not null default current_setting('seatledger.moment')::bigint
  $$, kept);
  execute format($$
    create trigger begin_moment before insert on registry.%1$s for each statement execute function registry.begin_moment()
  $$, kept);

  execute format($$
    create table registry.former_%1$s as
    select %2$s, %3$s, created_in, created_in as ended_in, false as deleted from registry.%1$s with no data
  $$, kept, key, state);
  -- No foreign keys to moments, which are never deleted: they would be checked row by row.
  execute format($$
    alter table registry.former_%1$s add primary key (%2$s, ended_in), alter created_in set not null, alter deleted set not null
  $$, kept, key);

  -- What the same transaction has made or changed already was never in force.
  execute format($$
    create function registry.keep_former_%1$s() returns trigger
      language plpgsql
    as $function$
    declare
      moment bigint := registry.current_moment();
    begin
      if tg_op = 'DELETE' then
        insert into registry.former_%1$s
        select %4$s, %5$s, f.created_in, moment, true from former f where f.created_in <> moment
        on conflict (%2$s, ended_in) do update set deleted = true;
      else
        insert into registry.former_%1$s
        select %4$s, %5$s, f.created_in, moment, false from former f join present p using (%2$s)
        where (%5$s) is distinct from (%6$s) and f.created_in <> moment
        on conflict do nothing;
      end if;
      return null;
    end
    $function$
  $$, kept, key, state, key_of_former, state_of_former, state_of_present);
  execute format($$
    create trigger keep_former_updated after update on registry.%1$s
      referencing old table as former new table as present for each statement execute function registry.keep_former_%1$s()
  $$, kept);
  execute format($$
    create trigger keep_former_deleted after delete on registry.%1$s
      referencing old table as former for each statement execute function registry.keep_former_%1$s()
  $$, kept);

  -- A state begins where the one before it ends, or with the row.
  execute format($$
    create view registry.%1$s_over_time as
    select s.*, b.at as since, b.change_request_id
    from (
      select %4$s, %5$s, f.deleted, e.at as until, e.change_request_id as ended_by_change_request_id,
        coalesce(lag(f.ended_in) over (partition by %4$s, f.created_in order by e.at), f.created_in) as begun_in
      from (
        select %2$s, %3$s, created_in, ended_in, deleted from registry.former_%1$s
        union all
        select %2$s, %3$s, created_in, null, false from registry.%1$s
      ) f left join registry.moments e on e.id = f.ended_in
    ) s join registry.moments b on b.id = s.begun_in
  $$, kept, key, state, key_of_former, state_of_former);
end
$procedure$;

call registry.keep_history('customers', '{id}', '{time_zone}');
call registry.keep_history('domains', '{id}', '{customer_id, name, valid_from, valid_until, grace_days, offline_lease_days, suspended_at, suspension_reason}');
call registry.keep_history('domain_packs', '{domain_id, pack_id}', '{position, valid_from, valid_until}');
call registry.keep_history('features', '{id}', '{key, default_value}');
call registry.keep_history('profiles', '{id}', '{key, name}');
call registry.keep_history('profile_values', '{profile_id, feature_id}', '{value}');
call registry.keep_history('packs', '{id}', '{key, name}');
call registry.keep_history('pack_values', '{pack_id, feature_id}', '{value}');
call registry.keep_history('users', '{id}',
  '{domain_id, local_part, display_name, profile_id, valid_from, valid_until, suspended_at, suspension_reason}');
call registry.keep_history('overrides', '{user_id, feature_id}', '{value, valid_from, valid_until, reason}');
drop procedure registry.keep_history;

-- Whose states are removed after a time.
create index former_users_deleted on registry.former_users (ended_in) where deleted;

-- Users whose licence is not simply that of their domain: who loses access before long by an end of their own is found by this, and how many
-- there are in which state is counted by it; all others are as many as their domain counts.
create index users_own_terms on registry.users (domain_id, valid_until) include (valid_from, suspended_at)
  where valid_until is not null or valid_from is not null or suspended_at is not null;

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column registry.former_domains.name is 'not personal: of a company';
comment on column registry.former_domains.suspension_reason is 'not personal: about a company';
comment on column registry.former_profiles.name is 'not personal: of the catalogue';
comment on column registry.former_packs.name is 'not personal: of the catalogue';
comment on column registry.former_users.local_part is 'personal: contact; former-seats';
comment on column registry.former_users.display_name is 'personal: identity; former-seats';
comment on column registry.former_users.profile_id is 'personal: licence; former-seats';
comment on column registry.former_users.valid_from is 'personal: licence; former-seats';
comment on column registry.former_users.valid_until is 'personal: licence; former-seats';
comment on column registry.former_users.suspended_at is 'personal: licence; former-seats';
comment on column registry.former_users.suspension_reason is 'personal: text; former-seats';
comment on column registry.former_overrides.value is 'personal: licence; former-seats';
comment on column registry.former_overrides.reason is 'personal: text; former-seats';
