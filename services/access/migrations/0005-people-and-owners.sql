-- Accounts of the same human being have the same: what one of them may not do alone, two accounts of one person may not either.
create sequence access.person_ids;
alter table access.operators add column person_id bigint not null default nextval('access.person_ids');
create index operators_person on access.operators (person_id);

-- The operators who have made a secret can use it: what a key or a client asks for counts as theirs, too, whatever secret it has by now.
alter table access.api_keys add column owner_ids bigint[] not null default '{}';
alter table access.clients add column owner_ids bigint[] not null default '{}';

-- Who may approve changes, for the registry. Columns are added here, never removed or given another meaning.
create view access_published.operators as
  select o.id, o.person_id, o.email, o.display_name, o.locale, o.suspended_at is null as active, o.customer_ids,
    array(select r.key from access.operator_roles m join access.roles r on r.id = m.role_id where m.operator_id = o.id order by r.key) as role_keys
  from access.operators o;

-- Of a built-in role the permissions are those of the code.
create view access_published.roles as
  select key, name, built_in, permissions from access.roles;

-- As whose doing the requests of the keys and clients that are in force count.
create view access_published.service_owners as
  select unnest(k.owner_ids) as operator_id from access.api_keys k
  where k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
  union
  select unnest(c.owner_ids) from access.clients c
  where c.revoked_at is null;

grant usage on schema access_published to :registry_role;
grant select on access_published.operators, access_published.roles, access_published.service_owners to :registry_role;
grant select on access_published.operators to :licence_role;

-- What is personal, and for what: docs/privacy/register.md is made of this.
comment on column access.operators.person_id is 'personal: reference; sign-in';
comment on column access.api_keys.owner_ids is 'personal: reference; sign-in';
comment on column access.clients.owner_ids is 'personal: reference; sign-in';
