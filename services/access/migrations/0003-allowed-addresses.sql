-- Ranges as text, because readers parse them themselves.
create or replace view access_published.api_keys as
  select key_id, secret_hash, scopes, requests_per_second, expires_at, allowed_addresses::text[] as allowed_addresses
  from access.api_keys where revoked_at is null;

-- That a key was used changes nothing for those who read the keys.
drop trigger raise_api_key_revision on access.api_keys;
create trigger raise_api_key_revision
  after insert or delete or update of key_id, secret_hash, scopes, requests_per_second, expires_at, revoked_at, allowed_addresses
  on access.api_keys
  for each statement execute function access.raise_api_key_revision();

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column access.api_keys.allowed_addresses is 'not personal: of machines';
