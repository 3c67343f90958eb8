import { Readable } from 'node:stream';
import { commentText, eventText, retryText } from '@seatledger/platform/http/server-sent-events.ts';

/** Server-sent events (WHATWG HTML §9.2) to one client. */
export interface EventStream {
  readonly body: Readable;
  /** Data goes as JSON. Whoever does not take what is sent to them is cut off. */
  send(event: string, data: object, id?: string): void;
  /** What no client looks at; keeps what is in between from closing the connection. */
  comment(): void;
  end(): void;
}

/** What may wait to be taken: hundreds of events. */
const mostWaitingBytes = 64 * 1024;

export function createEventStream(retryMs: number): EventStream {
  const body = new Readable({ read: () => undefined });
  const push = (text: string): void => {
    if (body.destroyed || body.readableEnded) return;
    body.push(text);
    if (body.readableLength > mostWaitingBytes) body.destroy();
  };
  push(retryText(retryMs));
  return {
    body,
    send: (event, data, id) => push(eventText({ event, data, id })),
    comment: () => push(commentText),
    end() {
      if (!body.destroyed) body.push(null);
    },
  };
}
