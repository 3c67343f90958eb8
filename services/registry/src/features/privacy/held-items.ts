import { eraseFromItem, type ErasedItem, type ItemContent } from '@seatledger/domain/change-request/erase/erase-item.ts';
import type { RequestState } from '@seatledger/domain/change-request/change-request.ts';
import { idsOf, type DataSubject } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { sql, type Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

/** A command of a change request that says something about somebody, and what stays of it without that. */
export interface HeldItem extends ItemContent {
  readonly requestId: number;
  readonly position: number;
  readonly state: RequestState;
  readonly createdAt: Temporal.Instant;
  readonly erased: ErasedItem;
}

type Candidate = Omit<HeldItem, 'erased' | 'subject'> & {
  readonly subjectKind: string | null;
  readonly subjectId: number | null;
  readonly isUserThere: boolean;
};

/** What was proposed about the person, in requests of any state. An id is of one person for ever, an address may be another's later. */
export async function findItems(db: Kysely<RegistrySchema>, subject: DataSubject): Promise<readonly HeldItem[]> {
  const userIds = idsOf('user', subject.references);
  const names = [...userIds.map((id) => `user/${id}`), ...subject.emails];
  const { rows } = await sql<Candidate>`
    select i.request_id as "requestId", i.position, r.state, i.created_at as "createdAt", i.command, i.before, i.after,
      i.subject_kind as "subjectKind", i.subject_id as "subjectId", u.id is not null as "isUserThere"
    from change_request_items i join change_requests r on r.id = i.request_id left join users u on i.subject_kind = 'user' and u.id = i.subject_id
    where i.persons && ${names}::text[] or i.subject_kind = 'user' and i.subject_id = any(${userIds}::bigint[])
    order by 1, 2`.execute(db);
  return rows.flatMap(({ subjectKind, subjectId, isUserThere, ...row }) => {
    const item = { ...row, subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId } };
    const emails = Temporal.Instant.compare(row.createdAt, subject.madeBefore) < 0 ? subject.emails : [];
    const erased = eraseFromItem(item, { userIds, emails }, isUserThere && !userIds.includes(subjectId ?? 0));
    return erased === null ? [] : [{ ...item, erased }];
  });
}

/** Of these requests, those that hold commands which can be carried out, apart from the given ones. */
export async function requestsWithMore(db: Kysely<RegistrySchema>, items: readonly HeldItem[]): Promise<ReadonlySet<number>> {
  const about = items.filter(({ erased }) => erased.isVoid).map(({ requestId, position }) => ({ requestId, position }));
  const { rows } = await sql<{ id: number }>`
    select r.id from unnest(${[...new Set(items.map(({ requestId }) => requestId))]}::bigint[]) r (id)
    where exists (
      select from change_request_items i where i.request_id = r.id and not i.is_void and not exists (
        select from jsonb_to_recordset(${JSON.stringify(about)}::jsonb) a ("requestId" bigint, position integer)
        where a."requestId" = i.request_id and a.position = i.position))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
