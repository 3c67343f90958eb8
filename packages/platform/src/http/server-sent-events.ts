/** Server-sent events, as they are written (WHATWG HTML §9.2). */
export const eventStreamType = 'text/event-stream';

export interface ServerSentEvent {
  readonly event: string;
  /** Goes as JSON. */
  readonly data: object;
  readonly id?: string | undefined;
}

export function eventText({ event, data, id }: ServerSentEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** After how long a client comes again. */
export function retryText(retryMs: number): string {
  return `retry: ${retryMs}\n\n`;
}

/** What no client looks at; keeps what is in between from closing the connection. */
export const commentText = ':\n\n';
