/** What belongs to one connection alone (RFC 9110 §7.6.1), by name in small letters. */
const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Raw headers (name, value, name, value, …) as they came, without those of the connection and those that it names. */
export function endToEndHeaders(raw: readonly string[]): string[] {
  const named = new Set(
    pairsOf(raw).flatMap(([name, value]) =>
      name.toLowerCase() === 'connection' ? value.split(',').map((one) => one.trim().toLowerCase()) : [],
    ),
  );
  return pairsOf(raw)
    .filter(([name]) => !hopByHop.has(name.toLowerCase()) && !named.has(name.toLowerCase()))
    .flat();
}

function pairsOf(raw: readonly string[]): readonly (readonly [name: string, value: string])[] {
  return Array.from({ length: raw.length >> 1 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const);
}

export function withoutHeader(raw: readonly string[], without: string): string[] {
  return pairsOf(raw)
    .filter(([name]) => name.toLowerCase() !== without)
    .flat();
}
