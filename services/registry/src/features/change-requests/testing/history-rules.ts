/** Without these the histories would prove little. */
export const mustComeUp =
  `draft, submitted, scheduled, applied, rejected, withdrawn, failed, several at once, approve ok, approve own_change_request,
approve already_approved, approve change_request_changed, approve delegation_not_in_force, edit ok, undo ok, break-glass ok, review ok, wake ok`.split(
    /,\s/,
  );

/** What must never be found, looked for in all that all histories left: the rows that break each rule, by its name. */
export async function ruleBreaches(
  rows: (sql: string) => Promise<readonly object[]>,
): Promise<Readonly<Record<string, readonly object[]>>> {
  const found = await Promise.all(Object.entries(never).map(async ([rule, sql]) => [rule, await rows(sql)] as const));
  return Object.fromEntries(found.filter(([, broken]) => broken.length > 0));
}

const applied = `
  select r.*, e.request_id as http_request_id from change_requests r
  left join test.audit_events e on e.kind = 'change-request.apply' and e.subject_id = r.id where r.state = 'applied'`;

const never = {
  'a domain has more users than its seat limit':
    'select id from domains d where seat_limit < (select count(*) from users where domain_id = d.id)',
  'somebody approves their own': `
    select r.id from change_requests r join change_request_approvals a on a.request_id = r.id and a.digest = r.digest
    join change_request_steps s on s.request_id = r.id and s.step = 'propose'
    join access.operators proposer on proposer.id = s.actor_id where a.person_id = proposer.person_id`,
  'what is applied has not the approvals that it needs': `
    select r.id from change_requests r, jsonb_to_recordset(requirements) q (approvals integer, "approverRoles" jsonb)
    where state = 'applied' and glass_broken_by is null and q.approvals > (
      select count(distinct person_id) from change_request_approvals a where request_id = r.id and a.digest = r.digest
        and person_id not in (select person_id from access.operators where id = any (r.involved_operator_ids))
        and exists (select from jsonb_array_elements_text(a.power -> 'roles') role where q."approverRoles" ? role))`,
  'what is applied is not what was approved last': `
    select r.id from change_requests r join change_request_steps s on s.request_id = r.id and s.step = 'apply' where s.digest <> r.digest`,
  'a request is applied twice or without saying so': `
    select id from (${applied}) r group by id having count(http_request_id) <> 1`,
  // What a domain is in other fields may have moved, and is not what was approved.
  'a command that was applied has not exactly one event': `
    with applied as (${applied}), items as (
      select r.http_request_id as request, i.command ->> 'kind' as kind, i.subject_id as subject, case i.subject_kind when 'user' then i.before end as before,
        case i.subject_kind when 'user' then i.after end as after
      from applied r join change_request_items i on i.request_id = r.id where i.subject_id is not null
    ), events as (
      select request_id as request, kind, subject_id as subject, case subject_kind when 'user' then e.before end as before,
        case subject_kind when 'user' then e.after end as after
      from test.audit_events e where split_part(kind, '.', 1) in ('user', 'override', 'domain') and request_id in (select http_request_id from applied)
    )
    (table items except all table events) union all (table events except all table items)`,
  'something is changed by nobody’s request': `
    select e.id, e.kind from test.audit_events e
    where split_part(e.kind, '.', 1) in ('user', 'override', 'domain') and e.request_id <> 'request-1'
      and not exists (select from (${applied}) r where r.http_request_id = e.request_id)`,
  'a request goes from one state to another that it cannot': `
    select request_id, step, former, state from (
      select request_id, step, state, lag(state) over (partition by request_id order by id) as former from change_request_steps) s
    where former in ('applied', 'rejected', 'withdrawn') and step <> 'review' or former is null and step <> 'propose'
      or former in ('draft', 'submitted') and step in ('apply', 'fail')`,
};
