import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { SecretBox } from './secret-box.ts';

/** The public half of an Ed25519 key (RFC 8032) as a JWK (RFC 7517, RFC 8037 §2), for verifying signatures. */
export interface Ed25519Jwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** A new key as it is kept: its private half sealed, and bound to its name. */
export interface SealedEd25519Key {
  readonly kid: string;
  /** The public half, as in a JWK. */
  readonly publicX: string;
  readonly sealedPrivateKey: Buffer;
}

export function createSealedEd25519Key(box: SecretBox): SealedEd25519Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x: publicX = '' } = publicKey.export({ format: 'jwk' });
  const kid = ed25519Thumbprint(publicX);
  return { kid, publicX, sealedPrivateKey: sealEd25519Key(box, kid, privateKey) };
}

export function sealEd25519Key(box: SecretBox, kid: string, privateKey: KeyObject): Buffer {
  return box.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), sealedFor(kid));
}

/** Throws where it was tampered with, sealed under another key, or is another key's. */
export function openEd25519Key(box: SecretBox, kid: string, sealedPrivateKey: Uint8Array): KeyObject {
  return createPrivateKey({ key: box.open(sealedPrivateKey, sealedFor(kid)), format: 'der', type: 'pkcs8' });
}

export function ed25519Jwk(kid: string, x: string): Ed25519Jwk {
  return { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' };
}

/** RFC 7638 §3: the SHA-256 of the members that it needs, in the order of their names. */
export function ed25519Thumbprint(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}

function sealedFor(kid: string): string {
  return `signing-key/${kid}`;
}
