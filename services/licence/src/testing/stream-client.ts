import type { TestContext } from 'node:test';

export interface Told {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StreamClient {
  readonly status: number;
  readonly headers: Headers;
  /** The next event; undefined where the stream ends before one. */
  next(): Promise<Told | undefined>;
  /** Everything that came, as it came. */
  readonly text: () => string;
  close(): Promise<void>;
}

/** A client of a stream of events, which is closed when the test is over. */
export async function openStream(t: TestContext, url: string, apiKey: string, lastEventId?: string): Promise<StreamClient> {
  const aborting = new AbortController();
  t.after(() => aborting.abort());
  const response = await fetch(url, {
    signal: aborting.signal,
    headers: { authorization: `Bearer ${apiKey}`, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let all = '';
  let rest = '';
  async function next(): Promise<Told | undefined> {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end !== -1) {
        const told = toldIn(rest.slice(0, end));
        rest = rest.slice(end + 2);
        if (told !== null) return told;
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      const text = decoder.decode(value, { stream: true });
      all += text;
      rest += text;
    }
  }
  return { status: response.status, headers: response.headers, next, text: () => all, close: async () => aborting.abort() };
}

function toldIn(block: string): Told | null {
  const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const event = fields.get('event');
  return event === undefined ? null : { event, id: fields.get('id'), data: JSON.parse(fields.get('data') ?? '') as Told['data'] };
}
