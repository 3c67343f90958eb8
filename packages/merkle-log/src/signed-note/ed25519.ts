// WebCrypto, so that the same code verifies in a browser. Keys are 32 bytes and signatures 64 (RFC 8032 §5.1).
const algorithm = 'Ed25519';

/** PKCS #8 of an Ed25519 key, without the seed that ends it (RFC 8410 §7). */
const pkcs8Prefix = Uint8Array.fromHex('302e020100300506032b657004220420');

export const keyLength = 32;
export const signatureLength = 64;

export async function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', copy(publicKey), algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, key, copy(signature), copy(message));
  } catch (error) {
    // What is no point of the curve is refused at the import by some runtimes, and by others at the verification.
    if (error instanceof DOMException && error.name === 'DataError') return false;
    throw error;
  }
}

export async function importSeed(
  seed: Uint8Array,
): Promise<{ readonly publicKey: Uint8Array; sign(message: Uint8Array): Promise<Uint8Array> }> {
  const pkcs8 = new Uint8Array(pkcs8Prefix.length + keyLength);
  pkcs8.set(pkcs8Prefix);
  pkcs8.set(seed, pkcs8Prefix.length);
  const { x = '' } = await crypto.subtle.exportKey('jwk', await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  return {
    publicKey: Uint8Array.fromBase64(x, { alphabet: 'base64url' }),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(algorithm, key, copy(message))),
  };
}

/** WebCrypto takes no view of shared memory, and the types say so. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
