import type { RetainedKind } from '@seatledger/domain/privacy/retention.ts';
import { heldCounts, idsOf, type DataSubject, type PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { RetainedData } from '@seatledger/platform/privacy/retained-data.ts';
import type { Kysely } from 'kysely';
import type { LicenceSchema } from '../../licence-schema.ts';

export interface LicenceFilesHolder extends PersonalDataHolder {
  readonly retained: readonly RetainedData<RetainedKind>[];
}

/** The personal data of the licence service: who was handed licence files. Users and operators are known by their numbers alone. */
export function createLicenceFilesHolder(kysely: Kysely<LicenceSchema>): LicenceFilesHolder {
  const ofSubject = ({ references, madeBefore }: DataSubject) => {
    // Nobody has the number 0, and a list must not be empty.
    const userIds = [0, ...idsOf('user', references)];
    return { userIds, madeBefore };
  };

  return {
    name: 'licence',
    retained: [retainedFiles(kysely)],
    // Who is named here is there no longer than the user is.
    identify: async () => ({ emails: [], references: [] }),
    async find(subject) {
      const { userIds, madeBefore } = ofSubject(subject);
      const { count } = await kysely
        .selectFrom('licenceFiles')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('userId', 'in', userIds)
        .where('issuedAt', '<', madeBefore)
        .executeTakeFirstOrThrow();
      return heldCounts({ licenceFile: Number(count) });
    },
    async export(subject) {
      const { userIds, madeBefore } = ofSubject(subject);
      const rows = await kysely
        .selectFrom('licenceFiles')
        .select(['documentId', 'product', 'issuedAt', 'validUntil', 'reason'])
        .where('userId', 'in', userIds)
        .where('issuedAt', '<', madeBefore)
        .orderBy('id')
        .execute();
      return rows.length === 0 ? [] : [{ kind: 'licenceFile', rows: rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toString() })) }];
    },
    refuseErasure: async () => undefined,
    /** Who handed them out is erased with the account: what is left of it here is a number. */
    async erase(subject) {
      const { userIds, madeBefore } = ofSubject(subject);
      await kysely.deleteFrom('licenceFiles').where('userId', 'in', userIds).where('issuedAt', '<', madeBefore).execute();
    },
    addresses: async () => [],
    keepTaken: async () => undefined,
  };
}

function retainedFiles(kysely: Kysely<LicenceSchema>): RetainedData<RetainedKind> {
  return {
    kind: 'licence-file',
    async count(before) {
      const { count } = await kysely
        .selectFrom('licenceFiles')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('endsAt', '<', before)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async remove(before) {
      const { numDeletedRows } = await kysely.deleteFrom('licenceFiles').where('endsAt', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
