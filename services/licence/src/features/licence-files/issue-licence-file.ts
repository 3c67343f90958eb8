import { randomBytes } from 'node:crypto';
import { CommandRefused, found } from '@seatledger/domain/command/decision.ts';
import { decideIssueLicenceFile, endOfFile, issueLicenceFileSchema } from '@seatledger/domain/licence-file/issue-licence-file.ts';
import { leaseOfFile } from '@seatledger/domain/licence-file/licence-file.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import { databaseTime } from '@seatledger/platform/db/database-time.ts';
import { nextId } from '@seatledger/platform/db/next-id.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { Kysely } from 'kysely';
import { useCase, type LicenceSchema, type Tx } from '../../licence-schema.ts';
import { publishedDataOf } from '../../published-data.ts';
import { readHead } from '../change-feed/registry-queries.ts';
import { loadAddress } from '../licence-check/check-once.ts';
import { refusals } from '../licence-check/problems.ts';
import { findGrant } from '../signed-licence/find-grant.ts';
import { licenceClaims, signDocument } from '../signed-licence/sign-licence.ts';
import { lockSigningKeys, lockSigningTerms } from '../signing-keys/signing-key-queries.ts';
import { readSigner } from '../signing-keys/read-signer.ts';
import { findFiledLicence, insertLicenceFile, isProduct, noteFileOfKey } from './licence-file-queries.ts';

export const issueLicenceFile = useCase({
  schema: issueLicenceFileSchema,
  async gather(tx, { email, product }) {
    const keys = await lockSigningKeys(tx);
    const { revocationEpoch } = await lockSigningTerms(tx);
    return {
      kids: keys.map(({ kid }) => kid),
      revocationEpoch,
      licence: await findFiledLicence(tx, email),
      hasProduct: await isProduct(tx, product),
      nextId: await nextId(tx, 'licence.licence_files'),
      now: await databaseTime(tx),
    };
  },
  decide: decideIssueLicenceFile,
  async write(tx, file) {
    await insertLicenceFile(tx, file);
    await noteFileOfKey(tx, file);
    return [];
  },
});

export interface LicenceFileRequest {
  readonly email: string;
  readonly product: string;
  /** The last day, in the customer's time zone. */
  readonly until: string;
  readonly reason: string;
}

export interface IssuingOptions {
  readonly kysely: Kysely<LicenceSchema>;
  readonly execute: CommandDoor<LicenceSchema>['execute'];
  readonly seal: SecretBox;
}

/** Signs a licence file, and hands it out once it is written down. It is kept nowhere. */
export async function handOutLicenceFile(
  { kysely, execute, seal }: IssuingOptions,
  request: LicenceFileRequest,
  context: CommandContext,
): Promise<{ readonly documentId: string; readonly licenceFile: string }> {
  const signed = await kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => signLicenceFile(tx, seal, request, context.now.epochMilliseconds));
  const { licenceFile, ...said } = signed;
  const { kind, id } = context.actor;
  await execute({ kind: 'licence-file.issue', ...request, ...said, issuedBy: { kind, id } }, context);
  return { documentId: said.documentId, licenceFile };
}

const documentIdBytes = 16;

async function signLicenceFile(tx: Tx, seal: SecretBox, { email, product, until }: LicenceFileRequest, now: number) {
  const data = publishedDataOf(tx);
  const { terms } = found(await findFiledLicence(tx, email), 'user', email, 'email');
  const endsAt = endOfFile(terms, until, now);
  const grant = findGrant((await loadAddress(data, email)).reader, email, product, now);
  if ('code' in grant) throw new CommandRefused('product_not_found', `There is no product ${product}.`, 'product');
  const signer = await readSigner(tx, seal, now);
  if (signer === null) throw new HttpProblem(refusals.no_signing_key.problem, refusals.no_signing_key.headers);
  const { kid, revocationEpoch } = signer;
  const documentId = randomBytes(documentIdBytes).toString('base64url');
  const lease = leaseOfFile(Math.floor(now / 1000), endsAt / 1000);
  const claims = licenceClaims(grant, lease, { audience: product, revision: await readHead(data) }, signer, documentId);
  const licenceFile = signDocument(signer, 'licence-file+jwt', claims);
  return { licenceFile, documentId, kid, revocationEpoch, endsAt: new Date(endsAt).toISOString() };
}
