import type { CheckpointPlace } from './checkpoint-place.ts';

const timeoutMs = 10_000;

/** A server of somebody else's that takes checkpoints in: each is posted to it as it is. Their signature says whom they are from. */
export function webhookPlace(url: URL): CheckpointPlace {
  return {
    name: `the server at ${url.origin}`,
    isReadable: false,
    newest: async () => null,
    async deliver({ note }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: note,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`it answered ${response.status}`);
    },
    retire: async () => undefined,
  };
}
