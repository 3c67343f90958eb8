-- From which networks (IPv4 /24, IPv6 /64) a key, client or personal token has been used: keyed hashes, so that the table tells of none.
create table access.seen_networks (
  credential_kind text not null check (credential_kind in ('api-key', 'client', 'personal-token')),
  credential_id bigint not null,
  network_hash bytea not null check (length(network_hash) = 32),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (credential_kind, credential_id, network_hash)
);
create index seen_networks_last_seen on access.seen_networks (last_seen_at);

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column access.seen_networks.network_hash is 'personal: reference; sign-in';
