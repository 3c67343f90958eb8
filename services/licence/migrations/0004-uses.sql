-- Who has used what, by day (UTC): gathered in memory by whoever answers checks, and added to every few seconds.

create table licence.last_seen (
  user_id bigint primary key,
  seen_at timestamptz not null
);

create table licence.use_days (
  user_id bigint not null,
  day date not null,
  -- 0: of no product in particular.
  product_id bigint not null,
  -- 0: checks.
  feature_id bigint not null,
  count bigint not null check (count > 0),
  primary key (user_id, day, product_id, feature_id)
);
create index use_days_day on licence.use_days (day);

-- From how many addresses somebody was checked on a day: hashes under the key of the day, which is forgotten soon after, so that nobody can tell of which addresses.
create table licence.client_days (
  user_id bigint not null,
  day date not null,
  addresses bytea[] not null check (cardinality(addresses) between 1 and 64),
  primary key (user_id, day)
);
create index client_days_day on licence.client_days (day);

create table licence.client_keys (
  day date primary key,
  key bytea not null,
  made_at timestamptz not null default now()
);

-- What each process has added last: where it does not learn whether it was committed, it adds the same again, and nothing is counted twice.
create table licence.use_writers (
  writer uuid primary key,
  batch bigint not null,
  written_at timestamptz not null default now()
);

comment on column licence.last_seen.user_id is 'personal: reference; use';
comment on column licence.last_seen.seen_at is 'personal: connection; use';
comment on column licence.use_days.user_id is 'personal: reference; use';
comment on column licence.use_days.day is 'personal: connection; use';
comment on column licence.use_days.product_id is 'personal: licence; use';
comment on column licence.use_days.feature_id is 'personal: licence; use';
comment on column licence.use_days.count is 'personal: licence; use';
comment on column licence.client_days.user_id is 'personal: reference; use';
comment on column licence.client_days.day is 'personal: connection; use';
comment on column licence.client_days.addresses is 'personal: connection; use';

create view licence_published.last_seen as select user_id, seen_at from licence.last_seen;
create view licence_published.use_days as select user_id, day, product_id, feature_id, count from licence.use_days;
create view licence_published.client_counts as select user_id, day, cardinality(addresses) as addresses from licence.client_days;

grant usage on schema licence_published to :registry_role;
grant select on licence_published.last_seen, licence_published.use_days, licence_published.client_counts to :registry_role;
