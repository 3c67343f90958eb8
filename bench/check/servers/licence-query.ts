export interface LicenceRow {
  readonly status: string;
  readonly validUntil: Date | null;
  readonly profile: string | null;
  readonly features: Readonly<Record<string, unknown>>;
  readonly revision: string;
}

/** $1 the domain's name, $2 the local part, $3 the product or null. No row: no licence. */
export const licenceQuery = `
  with found as (
    select u.id as user_id, u.domain_id, u.profile_id, p.key as profile, c.time_zone, d.grace_days,
      u.suspended_at is not null as suspended, d.suspended_at is not null as domain_suspended,
      greatest(d.valid_from, u.valid_from)::timestamp at time zone c.time_zone as starts_at,
      (least(d.valid_until, u.valid_until) + 1)::timestamp at time zone c.time_zone as ends_at
    from registry.domain_names n
    join registry.domains d on d.id = n.domain_id
    join registry.customers c on c.id = d.customer_id
    join registry.users u on u.domain_id = d.id and u.local_part = $2
    left join registry.profiles p on p.id = u.profile_id
    where n.name = $1
  )
  select
    case
      when suspended then 'suspended'
      when domain_suspended then 'domain_suspended'
      when now() < starts_at then 'not_started'
      when ends_at is null or now() < ends_at then 'active'
      when now() < ends_at + grace_days * interval '1 day' then 'grace'
      else 'expired'
    end as status,
    ends_at as "validUntil", profile, (select position from registry.change_head) as revision,
    (select jsonb_object_agg(f.key, coalesce(o.value, pv.value, (
        select kv.value from registry.domain_packs dp join registry.pack_values kv on kv.pack_id = dp.pack_id
        where dp.domain_id = found.domain_id and kv.feature_id = f.id and current_date between coalesce(dp.valid_from, '-infinity')
          and coalesce(dp.valid_until, 'infinity')
        order by dp.position desc limit 1), f.default_value))
     from registry.features f
     join registry.products pr on pr.id = f.product_id and ($3::text is null or pr.key = $3)
     left join registry.overrides o on o.user_id = found.user_id and o.feature_id = f.id
     left join registry.profile_values pv on pv.profile_id = found.profile_id and pv.feature_id = f.id) as features
  from found`;
