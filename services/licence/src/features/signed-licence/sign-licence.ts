import { sign } from 'node:crypto';
import { leaseOf, type Lease } from '@seatledger/domain/lease/lease.ts';
import { randomBytes } from '@seatledger/platform/crypto/random-bytes.ts';
import { asciiJson } from '../licence-index/answer.ts';
import type { LicenceSigner } from '../signing-keys/signing-state.ts';
import type { Grant } from './find-grant.ts';

/** What a document is: `typ` of its header (RFC 8725 §3.11), so that none is taken for another. */
export type DocumentType = 'licence+jwt' | 'licence-file+jwt';

/** For whom, and what for. */
export interface DocumentFrame {
  /** The key of the product. */
  readonly audience: string;
  readonly nonce?: string | undefined;
  /** The last change of the registry that is taken into account. */
  readonly revision: number;
}

const idBytes = 16;

/** The lease on what somebody is granted at an instant (epoch milliseconds). */
export function leaseOn({ offlineLeaseDays, worksUntil, changesAt }: Grant, at: number): Lease {
  return leaseOf({ issuedAt: Math.floor(at / 1000), offlineLeaseDays, worksUntil: worksUntil / 1000, changesAt: changesAt / 1000 });
}

/** What a signed licence says (RFC 7519): JSON in ASCII. The answer is embedded as it is. */
export function licenceClaims(
  grant: Grant,
  lease: Lease,
  frame: DocumentFrame,
  { issuer, revocationEpoch }: Pick<LicenceSigner, 'issuer' | 'revocationEpoch'>,
  id = newDocumentId(),
): string {
  const { issuedAt, freshUntil, staleUntil, graceUntil } = lease;
  const nonce = frame.nonce === undefined ? '' : `,"nonce":${asciiJson(frame.nonce)}`;
  return (
    `${parties(issuer, frame.audience)},"sub":${asciiJson(grant.address)},` +
    `"iat":${issuedAt},"nbf":${issuedAt},"exp":${graceUntil},"jti":"${id}"${nonce},"epoch":${revocationEpoch},` +
    `"lease":{"freshUntil":${freshUntil},"staleUntil":${staleUntil}},"licence":${grant.text},"revision":${frame.revision}}}`
  );
}

let lastParties = { issuer: '', audience: '', text: '' };

/** Many are signed for one product in a row. */
function parties(issuer: string, audience: string): string {
  if (lastParties.issuer !== issuer || lastParties.audience !== audience) {
    lastParties = { issuer, audience, text: `{"iss":${asciiJson(issuer)},"aud":${asciiJson(audience)}` };
  }
  return lastParties.text;
}

function newDocumentId(): string {
  return randomBytes(idBytes).toString('base64url');
}

/** The compact serialisation (RFC 7515 §3.1) of ASCII claims, signed by Ed25519 (RFC 8037 §3.1). */
export function signDocument({ kid, privateKey }: LicenceSigner, type: DocumentType, claims: string): string {
  const signed = `${headOf(kid, type)}.${Buffer.from(claims, 'latin1').toString('base64url')}`;
  return `${signed}.${sign(null, Buffer.from(signed, 'latin1'), privateKey).toString('base64url')}`;
}

const heads = new Map<string, string>();

/** The same for every document of a key. */
function headOf(kid: string, typ: DocumentType): string {
  const name = `${typ} ${kid}`;
  const known = heads.get(name);
  if (known !== undefined) return known;
  const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', typ, kid })).toString('base64url');
  heads.set(name, head);
  return head;
}
