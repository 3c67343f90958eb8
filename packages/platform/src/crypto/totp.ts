import { createHmac, timingSafeEqual } from 'node:crypto';

/** What every authenticator app understands: SHA-1, six digits, thirty seconds. */
const stepSeconds = 30;
const standardDigits = 6;

/** The time step of an instant (RFC 6238 §4.2). */
export function totpStep(atMs: number): number {
  return Math.floor(atMs / 1000 / stepSeconds);
}

/** The code of a time step: HOTP (RFC 4226 §5.3) with the step as its counter. */
export function totpCode(secret: Uint8Array, step: number, digits = standardDigits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const truncated = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/** The time step that the code belongs to: the one of the instant or a neighbour, for clocks that differ (RFC 6238 §5.2). */
export function matchTotp(secret: Uint8Array, code: string, atMs: number): number | undefined {
  const given = Buffer.from(code);
  const now = totpStep(atMs);
  return [now, now - 1, now + 1].find((step) => {
    const expected = Buffer.from(totpCode(secret, step));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
}

const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += base32Alphabet[(held >>> bits) & 31] ?? '';
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (base32Alphabet[(held << (5 - bits)) & 31] ?? '') : text;
}

/** What an authenticator app reads from a QR code. */
export function otpauthUri(secret: Uint8Array, { issuer, account }: { readonly issuer: string; readonly account: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${encodeBase32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${standardDigits}&period=${stepSeconds}`;
}
