-- What other services may read of the registry. Columns are added here, never removed or given another meaning.
create view registry_published.changes as
  select position, entity, first_id, last_id, recorded_at from registry.changes where position is not null;

create view registry_published.change_head as
  select position from registry.change_head;

create view registry_published.products as
  select id, key, microsoft_client_ids::text[], google_client_ids from registry.products;

create view registry_published.features as
  select id, key, product_id, default_value from registry.features;

create view registry_published.profiles as
  select p.id, p.key, p.name,
    coalesce((select jsonb_object_agg(v.feature_id, v.value) from registry.profile_values v where v.profile_id = p.id), '{}') as feature_values
  from registry.profiles p;

create view registry_published.packs as
  select p.id, p.key, p.name,
    coalesce((select jsonb_object_agg(v.feature_id, v.value) from registry.pack_values v where v.pack_id = p.id), '{}') as feature_values
  from registry.packs p;

create view registry_published.domains as
  select d.id, d.name, d.customer_id, c.time_zone, d.valid_from, d.valid_until, d.grace_days, d.offline_lease_days, d.suspended_at is not null as suspended,
    d.seats_used, array(select n.name from registry.domain_names n where n.domain_id = d.id order by n.name) as names,
    coalesce(
      (select jsonb_agg(jsonb_build_object('packId', p.pack_id, 'position', p.position, 'validFrom', p.valid_from, 'validUntil', p.valid_until) order by p.position)
       from registry.domain_packs p where p.domain_id = d.id),
      '[]') as packs,
    d.microsoft_tenants::text[]
  from registry.domains d join registry.customers c on c.id = d.customer_id;

create view registry_published.users as
  select id, domain_id, local_part, profile_id, valid_from, valid_until, suspended_at is not null as suspended from registry.users;

create view registry_published.overrides as
  select user_id, feature_id, value, valid_from, valid_until from registry.overrides;

grant usage on schema registry_published to :licence_role;
grant select on registry_published.changes, registry_published.change_head, registry_published.products, registry_published.features,
  registry_published.profiles, registry_published.packs, registry_published.domains, registry_published.users, registry_published.overrides
  to :licence_role;
