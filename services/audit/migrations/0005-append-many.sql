-- As audit.append, for many events at once: one entry after the other, in the order of the array. attachments: what was too long for
-- those entries that name it by its hash. Returns the ids of the events in their order.
create function audit.append_many(entries jsonb, attachments text[] default '{}', keys jsonb default '[]', out ids bigint[], out committed text[])
  language plpgsql
  security definer
  set search_path = pg_catalog, pg_temp
  -- Plans are kept by a session that may have made them when the tables were empty.
  set enable_seqscan = off
as $$
begin
  insert into audit.attachments
    select sha256(convert_to(content, 'UTF8')), content from unnest(attachments) content
    on conflict do nothing;
  if keys <> '[]' then
    committed := audit.keep_keys(keys);
  end if;
  with numbered as materialized (
    select nextval('audit.pending_id_seq') as id, clock_timestamp() as at, e.event
    from (select event from jsonb_array_elements(entries) with ordinality t (event, place) order by place) e
  ), written as (
    insert into audit.pending
      (id, recorded_at, entry, kind, actor_kind, actor_id, subject_kind, subject_id, customer_id, persons)
    overriding system value
    select
      n.id,
      n.at,
      (n.event || jsonb_build_object('id', n.id, 'recordedAt', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))::text,
      n.event ->> 'kind',
      n.event #>> '{actor,kind}',
      (n.event #>> '{actor,id}')::bigint,
      n.event #>> '{subject,kind}',
      (n.event #>> '{subject,id}')::bigint,
      (n.event ->> 'customerId')::bigint,
      array(select jsonb_array_elements_text(n.event -> 'persons'))
    from numbered n
    order by n.id
    returning pending.id
  )
  select array_agg(w.id order by w.id) into ids from written w;
end
$$;

revoke all on function audit.append_many(jsonb, text[], jsonb) from public;
grant execute on function audit.append_many(jsonb, text[], jsonb) to :registry_role, :access_role, :licence_role;
