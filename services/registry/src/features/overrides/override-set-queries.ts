import type { Override } from '@seatledger/domain/override/override.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';

export async function saveOverrides(tx: Tx, overrides: readonly Override[]): Promise<void> {
  if (overrides.length === 0) return;
  const records = overrides.map(({ userId, feature, value, validity, reason }) => ({ userId, feature, value, ...validity, reason }));
  await sql`
    insert into overrides (user_id, feature_id, value, valid_from, valid_until, reason)
    select r."userId", f.id, r.value, r."from", r.until, r.reason
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      r ("userId" bigint, feature text, value jsonb, "from" date, until date, reason text)
    join features f on f.key = r.feature
    on conflict (user_id, feature_id) do update set
      value = excluded.value, valid_from = excluded.valid_from, valid_until = excluded.valid_until, reason = excluded.reason`.execute(tx);
}

export async function deleteOverrides(tx: Tx, overrides: readonly Pick<Override, 'userId' | 'feature'>[]): Promise<void> {
  if (overrides.length === 0) return;
  const userIds = overrides.map(({ userId }) => userId);
  const features = overrides.map(({ feature }) => feature);
  await sql`
    delete from overrides o using unnest(${userIds}::bigint[], ${features}::text[]) r (user_id, feature) join features f on f.key = r.feature
    where o.user_id = r.user_id and o.feature_id = f.id`.execute(tx);
}
