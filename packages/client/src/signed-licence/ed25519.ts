import { LicenceError } from '../http/licence-error.ts';

const algorithm = 'Ed25519';

/** Whether it is the key's signature (RFC 8032). Throws `unsupported` where the platform cannot tell; false is never a guess. */
export async function verifyEd25519(x: string, signature: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>): Promise<boolean> {
  // Pages that are not served over https have none.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) throw unsupported();
  try {
    const key = await subtle.importKey('jwk', { kty: 'OKP', crv: algorithm, x }, algorithm, false, ['verify']);
    return await subtle.verify(algorithm, key, signature, message);
  } catch (error) {
    // What is no point of the curve is refused at the import by some platforms, and by others at the verification.
    if ((error as Error).name === 'DataError') return false;
    throw unsupported(error);
  }
}

function unsupported(cause?: unknown): LicenceError {
  return new LicenceError(
    'unsupported',
    'This platform does not verify Ed25519 signatures, so that licences cannot be used offline. It takes Node 20, Chrome 137, Safari 17, Firefox 129 or later, and in browsers a page served over https.',
    { cause },
  );
}
