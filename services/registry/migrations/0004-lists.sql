-- Every list goes by id and begins after the last one seen; these lead to the next ones of a filter without a sort.
-- By ICU, since a database whose locale is C knows small letters of ASCII alone.
create index customers_name_prefix on registry.customers (lower(name collate "und-x-icu") text_pattern_ops);
create index customers_reference_prefix on registry.customers (lower(external_reference collate "und-x-icu") text_pattern_ops);
create index domains_customer_list on registry.domains (customer_id, id);
drop index registry.domains_customer;
create index domains_suspended on registry.domains (id) where suspended_at is not null;
-- Those whose end is near, in the order of their ends.
create index domains_ending on registry.domains (valid_until, id) where valid_until is not null;
create index users_domain_list on registry.users (domain_id, id);
create index users_profile_list on registry.users (profile_id, id) where profile_id is not null;
create index users_suspended on registry.users (id) where suspended_at is not null;
-- Other orders that a list may be had in, ties by id. By ICU, which puts names as people do.
create index customers_by_name on registry.customers ((name collate "und-x-icu"), id);
create index domains_by_name on registry.domains (name, id);
create index domains_by_end on registry.domains ((coalesce(valid_until, 'infinity'::date)), id);
create index domains_by_seats on registry.domains (seats_used, id);
create index users_by_local_part on registry.users (local_part, id);
create index users_by_name on registry.users ((display_name collate "und-x-icu"), id);
create index features_product_list on registry.features (product_id, id);
drop index registry.features_product;

-- The answers to writes that carried an Idempotency-Key, kept for a day so that the same request is answered alike.
-- A row is written before the change and filled after it, in the transaction of the change.
create table registry.idempotency_keys (
  principal_kind text not null check (principal_kind in ('operator', 'service', 'cli')),
  principal_id bigint not null,
  key text collate "C" not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  status smallint check (status between 200 and 299),
  body text,
  etag text,
  location text,
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (principal_kind, principal_id, key)
);
create index idempotency_keys_expiry on registry.idempotency_keys (expires_at);

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column registry.idempotency_keys.body is 'personal: identity; answers';
comment on column registry.idempotency_keys.location is 'personal: reference; answers';
