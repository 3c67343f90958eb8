// The parameters of RFC 3492 §5.
const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialCodePoint = 128;
const maxCodePoint = 0x10ffff;

/**
 * The text a punycode string stands for (RFC 3492 §6.2), null where it stands for none. Takes what follows `xn--`, in lower case.
 * Says nothing of whether the text is a valid label: surrogates, for one, are decoded as they come.
 */
export function decodePunycode(encoded: string): string | null {
  const delimiter = encoded.lastIndexOf('-');
  const output = delimiter > 0 ? Array.from(encoded.slice(0, delimiter), codePointOf) : [];
  const basicLength = output.length;
  let position = delimiter > 0 ? delimiter + 1 : 0;
  let codePoint = initialCodePoint;
  let bias = initialBias;
  let insertAt = 0;
  while (position < encoded.length) {
    const delta = readDelta(encoded, position, bias);
    if (delta === null) return null;
    position = delta.next;
    const length = output.length + 1;
    bias = adapt(delta.value, length, output.length === basicLength);
    const index = insertAt + delta.value;
    codePoint += Math.floor(index / length);
    if (codePoint > maxCodePoint) return null;
    insertAt = index % length;
    output.splice(insertAt, 0, codePoint);
    insertAt += 1;
  }
  return output.map((point) => String.fromCodePoint(point)).join('');
}

/** A label of a domain name as people read it: an A-label decoded, any other as it is; null where it cannot be decoded. */
export function unicodeLabel(label: string): string | null {
  return label.startsWith('xn--') ? decodePunycode(label.slice('xn--'.length)) : label;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** A variable-length integer (RFC 3492 §3.3) and where the next begins; null where it is cut short or far too large. */
function readDelta(encoded: string, start: number, bias: number): { readonly value: number; readonly next: number } | null {
  let value = 0;
  let weight = 1;
  for (let next = start, k = base; next < encoded.length; next += 1, k += base) {
    const digit = digitOf(encoded.charCodeAt(next));
    if (digit === null) return null;
    value += digit * weight;
    if (value > Number.MAX_SAFE_INTEGER / base) return null;
    const threshold = Math.min(Math.max(k - bias, tMin), tMax);
    if (digit < threshold) return { value, next: next + 1 };
    weight *= base - threshold;
  }
  return null;
}

function digitOf(code: number): number | null {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return null;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? damp : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  while (rest > ((base - tMin) * tMax) / 2) {
    rest = Math.floor(rest / (base - tMin));
    k += base;
  }
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
