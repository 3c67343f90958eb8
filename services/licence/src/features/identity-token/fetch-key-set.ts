import { z } from 'zod';

const timeoutMs = 5_000;
const longestAnswerBytes = 256 * 1024;

const publishedKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1).max(200),
  n: z.string().max(2_000),
  e: z.string().max(20),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
  issuer: z.string().max(500).optional(),
});
const keySet = z.object({ keys: z.array(z.unknown()).min(1).max(200) });

/** A public key as a provider publishes it (RFC 7517). */
export type PublishedKey = z.output<typeof publishedKey>;

/**
 * The keys at an address that sign with RS256. Follows no redirection, takes no longer than a few seconds and reads no more than a set of
 * keys can be.
 * @throws Error where the answer is no set of keys
 */
export async function fetchKeySet(url: string): Promise<readonly PublishedKey[]> {
  const { status, body } = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { accept: 'application/json' },
  });
  if (status !== 200) {
    await body?.cancel();
    throw new Error(`it answers ${status}`);
  }
  const { keys } = keySet.parse(JSON.parse((await readAll(body)).toString()));
  return keys.flatMap((key) => publishedKey.safeParse(key).data ?? []);
}

async function readAll(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) throw new Error('it answers without end');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
