import { LicenceError } from '../http/licence-error.ts';
import { readAnswer } from '../licence/answer.ts';
import type { Lease } from '../licence/lease.ts';
import { decodeBase64Url } from './base64url.ts';
import { verifyEd25519 } from './ed25519.ts';
import type { PublicKey } from './key-set.ts';
import type { Expectations, SignedLicence } from './signed-licence.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Finds a key by its id; undefined where the installation has none of that id. */
export type FindKey = (kid: string) => Promise<PublicKey | undefined>;

/**
 * Reads a signed licence: a compact JWS (RFC 7515 §7.1) of a JWT (RFC 7519), verified as RFC 8725 asks. Throws `untrusted_document` with what
 * is wrong with it, and `unsupported` where signatures cannot be verified. Whether its time has come, or is over, is for its lease to say.
 */
export async function verifySignedLicence(text: string, expected: Expectations, findKey: FindKey): Promise<SignedLicence> {
  const [head = '', payload = '', signature = '', ...more] = text.split('.');
  const header = readJson(head);
  const signed = decodeBase64Url(signature);
  if (header === undefined || signed === null || more.length > 0) throw untrusted('it is not a compact JWS');
  // Who signs chooses neither the algorithm nor the kind of document; what is critical (RFC 7515 §4.1.11) is not understood here.
  if (header['alg'] !== 'EdDSA') throw untrusted('it is not signed with EdDSA');
  if (header['typ'] !== expected.type) throw untrusted(`it is not of the type ${expected.type}`);
  if (header['crit'] !== undefined || typeof header['kid'] !== 'string') throw untrusted('its header is not that of a signed licence');
  const key = await findKey(header['kid']);
  if (key === undefined) throw untrusted('it is signed with a key that is not the issuer’s');
  if (!(await verifyEd25519(key.x, signed, new TextEncoder().encode(`${head}.${payload}`)))) throw untrusted('its signature is wrong');
  return readClaims(text, readJson(payload) ?? {}, expected);
}

function readClaims(text: string, claims: Claims, { issuer, product, subject }: Expectations): SignedLicence {
  const { iss, aud, sub, nonce, epoch } = claims;
  if (iss !== issuer) throw untrusted(`its issuer is ${iss}, and not ${issuer}, the \`issuer\` that is believed`);
  if (aud !== product) throw untrusted(`it is not for the product ${product}`);
  if (typeof sub !== 'string' || (subject !== undefined && sub !== subject)) throw untrusted('it is somebody else’s');
  const lease = readLease(claims);
  const answer = readAnswer(claims['licence']);
  if (lease === undefined || answer === undefined || !isWholeNumber(epoch)) throw untrusted('its claims are not those of a signed licence');
  return { text, subject: sub, lease, epoch, nonce: typeof nonce === 'string' ? nonce : null, answer };
}

/** Before `nbf` it is no more to be used than before it was issued. */
function readLease({ iat, nbf, exp, lease }: Claims): Lease | undefined {
  const { freshUntil, staleUntil } = (lease ?? {}) as Claims;
  if (!isWholeNumber(iat) || !isWholeNumber(nbf) || !isWholeNumber(freshUntil) || !isWholeNumber(staleUntil) || !isWholeNumber(exp))
    return undefined;
  if (freshUntil > staleUntil || staleUntil > exp) return undefined;
  return { issuedAt: Math.max(iat, nbf), freshUntil, staleUntil, graceUntil: exp };
}

function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function readJson(part: string): Claims | undefined {
  const bytes = decodeBase64Url(part);
  if (bytes === null) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}

function untrusted(why: string): LicenceError {
  return new LicenceError('untrusted_document', `The signed licence was refused: ${why}.`);
}
