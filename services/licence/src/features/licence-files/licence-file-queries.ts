import type { FiledLicence } from '@seatledger/domain/licence-file/issue-licence-file.ts';
import type { LicenceFile } from '@seatledger/domain/licence-file/licence-file.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { termsOf } from '@seatledger/domain/licence/licence.ts';
import { sql, type Kysely } from 'kysely';
import type { LicenceSchema, Tx } from '../../licence-schema.ts';
import { publishedDataOf } from '../../published-data.ts';
import { readDomainNamed, readUserAt } from '../change-feed/registry-queries.ts';
import type { Dated } from '../licence-index/rows.ts';

/** Whose licence goes by an address, as the registry says now. */
export async function findFiledLicence(db: Kysely<LicenceSchema>, email: string): Promise<FiledLicence | undefined> {
  const data = publishedDataOf(db);
  const parsed = parseEmail(email);
  if (!parsed.ok) return undefined;
  const domain = await readDomainNamed(data, parsed.email.domainName);
  const user = domain && (await readUserAt(data, domain.id, parsed.email.localPart));
  if (domain === null || user === null) return undefined;
  const [{ customerId } = { customerId: 0 }] = await data.rows<{ customerId: number }>(
    'select customer_id as "customerId" from registry_published.domains where id = $1',
    [domain.id],
  );
  const validity = ({ validFrom, validUntil }: Dated) => ({ from: validFrom, until: validUntil });
  const terms = termsOf({ ...domain, validity: validity(domain) }, { suspended: user.suspended, validity: validity(user) });
  return { userId: user.id, customerId, terms };
}

export async function isProduct(db: Kysely<LicenceSchema>, key: string): Promise<boolean> {
  return (await publishedDataOf(db).rows('select from registry_published.products where key = $1', [key])).length > 0;
}

export async function insertLicenceFile(tx: Tx, { until, endsAt, issuedBy, ...file }: LicenceFile): Promise<void> {
  await tx
    .insertInto('licenceFiles')
    .values({
      ...file,
      validUntil: until,
      endsAt: Temporal.Instant.from(endsAt),
      issuedByKind: issuedBy.kind,
      issuedById: issuedBy.id,
    })
    .execute();
}

/** The key stays published until then at least. */
export async function noteFileOfKey(tx: Tx, { kid, endsAt }: Pick<LicenceFile, 'kid' | 'endsAt'>): Promise<void> {
  await tx
    .updateTable('signingKeys')
    .set({ filesUntil: sql<Temporal.Instant>`greatest(files_until, ${endsAt}::timestamptz)` })
    .where('kid', '=', kid)
    .execute();
}
