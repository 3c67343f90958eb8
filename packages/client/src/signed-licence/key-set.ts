/** A public key of an installation: RFC 8037 §2. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly kid: string;
  /** 32 bytes, base64url. */
  readonly x: string;
}

/** `/.well-known/jwks.json` as it is served (RFC 7517 §5): keys of other kinds in it are passed over. */
export interface JsonWebKeySet {
  readonly keys: readonly object[];
  readonly revocationEpoch?: number;
}

/** The keys of an installation, and below which epoch its documents are void; null where it does not say. */
export interface KeySet {
  readonly keys: readonly PublicKey[];
  readonly revocationEpoch: number | null;
}

/** Undefined where it is no set of keys. */
export function readKeySet(value: unknown): KeySet | undefined {
  const { keys, revocationEpoch } = (value ?? {}) as Record<string, unknown>;
  if (!Array.isArray(keys)) return undefined;
  return {
    keys: keys.filter((key: unknown) => isPublicKey(key)).map(({ kty, crv, kid, x }) => ({ kty, crv, kid, x })),
    revocationEpoch: Number.isSafeInteger(revocationEpoch) ? (revocationEpoch as number) : null,
  };
}

function isPublicKey(value: unknown): value is PublicKey {
  const { kty, crv, kid, x } = (value ?? {}) as Record<string, unknown>;
  return kty === 'OKP' && crv === 'Ed25519' && typeof kid === 'string' && typeof x === 'string';
}
