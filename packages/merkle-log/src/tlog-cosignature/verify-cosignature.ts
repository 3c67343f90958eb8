import { signatureLength, verifyEd25519 } from '../signed-note/ed25519.ts';

const timestampLength = 8;
const maxTimestamp = 2n ** 63n - 1n;

/** When the witness cosigned, in seconds since 1970; null where the signature is not by it (c2sp.org/tlog-cosignature, "Format"). */
export async function verifyCosignature(checkpoint: string, bytes: Uint8Array, publicKey: Uint8Array): Promise<bigint | null> {
  if (bytes.length !== timestampLength + signatureLength) return null;
  const timestamp = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (timestamp > maxTimestamp) return null;
  const isBy = await verifyEd25519(publicKey, cosignedMessage(checkpoint, timestamp), bytes.subarray(timestampLength));
  return isBy ? timestamp : null;
}

/** c2sp.org/tlog-cosignature, "Ed25519 signed message". */
export function cosignedMessage(checkpoint: string, timestamp: bigint): Uint8Array {
  return new TextEncoder().encode(`cosignature/v1\ntime ${timestamp}\n${checkpoint}`);
}
