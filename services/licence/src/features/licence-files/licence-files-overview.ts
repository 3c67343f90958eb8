import { found } from '@seatledger/domain/command/decision.ts';
import type { PageRequest } from '@seatledger/platform/http/page.ts';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { LicenceSchema } from '../../licence-schema.ts';
import { findFiledLicence } from './licence-file-queries.ts';

const instant = z.iso.datetime();

/** A licence file as the API shows it, without the document. */
export const licenceFileView = z.strictObject({
  id: z.string().meta({ description: 'A whole number.' }),
  documentId: z.string().meta({ description: '`jti` of the document.' }),
  email: z.string().nullable().meta({ description: 'Whose it is; null where the user is gone.' }),
  product: z.string(),
  until: z.iso.date().meta({ description: "Its last day, in the customer's time zone." }),
  endsAt: instant,
  status: z
    .enum(['valid', 'ended', 'void'])
    .meta({ description: '`void`: the revocation epoch was raised, or its key withdrawn. A machine without a network does not know.' }),
  reason: z.string(),
  issuedAt: instant,
  issuedBy: z
    .strictObject({ kind: z.enum(['operator', 'service', 'cli', 'system']), id: z.int().nullable(), name: z.string().nullable() })
    .meta({ description: 'The name is that of an operator who is still there; everything else says the audit.' }),
  kid: z.string().meta({ description: 'The key that it is signed by.' }),
});
export type LicenceFileView = z.output<typeof licenceFileView>;

interface LicenceFileRow extends Omit<LicenceFileView, 'id' | 'endsAt' | 'issuedAt' | 'issuedBy'> {
  readonly id: number;
  readonly endsAt: Temporal.Instant;
  readonly issuedAt: Temporal.Instant;
  readonly issuedByKind: LicenceFileView['issuedBy']['kind'];
  readonly issuedById: number | null;
  readonly issuedByName: string | null;
}

export interface LicenceFileFilter {
  readonly email?: string | undefined;
  readonly documentId?: string | undefined;
}

/** The last ones first. */
export async function readLicenceFilePage(
  kysely: Kysely<LicenceSchema>,
  { email, documentId }: LicenceFileFilter,
  { afterId, rows }: PageRequest,
): Promise<readonly LicenceFileRow[]> {
  const ofUser = email === undefined ? undefined : ((await findFiledLicence(kysely, email))?.userId ?? 0);
  const where = [
    afterId === 0 ? sql`true` : sql`f.id < ${afterId}`,
    ofUser === undefined ? sql`true` : sql`f.user_id = ${ofUser}`,
    documentId === undefined ? sql`true` : sql`f.document_id = ${documentId}`,
  ];
  return await readRows(kysely, sql`${sql.join(where, sql` and `)}`, rows);
}

export async function readLicenceFile(kysely: Kysely<LicenceSchema>, id: number): Promise<LicenceFileView> {
  const [row] = await readRows(kysely, sql`f.id = ${id}`, 1);
  return licenceFileViewOf(found(row, 'licence_file', id));
}

export async function readLicenceFileOf(kysely: Kysely<LicenceSchema>, documentId: string): Promise<LicenceFileView> {
  const [row] = await readRows(kysely, sql`f.document_id = ${documentId}`, 1);
  return licenceFileViewOf(found(row, 'licence_file', documentId));
}

export function licenceFileViewOf({
  id,
  endsAt,
  issuedAt,
  issuedByKind,
  issuedById,
  issuedByName,
  ...row
}: LicenceFileRow): LicenceFileView {
  return {
    ...row,
    id: String(id),
    endsAt: endsAt.toString(),
    issuedAt: issuedAt.toString(),
    issuedBy: { kind: issuedByKind, id: issuedById, name: issuedByName },
  };
}

async function readRows(kysely: Kysely<LicenceSchema>, where: RawBuilder<unknown>, limit: number): Promise<readonly LicenceFileRow[]> {
  const { rows } = await sql<LicenceFileRow>`
    select f.id, f.document_id, u.local_part || '@' || d.name as email, f.product, f.valid_until as until, f.ends_at, f.reason, f.issued_at,
      f.kid, f.issued_by_kind, f.issued_by_id, o.display_name as issued_by_name,
      case
        when f.revocation_epoch < s.revocation_epoch or k.withdrawn_at is not null then 'void'
        when f.ends_at <= now() then 'ended'
        else 'valid'
      end as status
    from licence_files f
      join signing_keys k on k.kid = f.kid
      cross join signing_state s
      left join registry_published.users u on u.id = f.user_id
      left join registry_published.domains d on d.id = u.domain_id
      left join access_published.operators o on f.issued_by_kind = 'operator' and o.id = f.issued_by_id
    where ${where} order by f.id desc limit ${limit}`.execute(kysely);
  return rows;
}
