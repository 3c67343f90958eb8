import type { AnswerStream } from './answer-stream.ts';
import type { ChangeJournal } from './change-journal.ts';
import type { ApiKeys } from '../api-key/api-key.ts';

export interface StreamLimits {
  readonly perKey: number;
  readonly inAll: number;
  readonly heartbeatMs: number;
  /** How long a client may take nothing of what it is sent. */
  readonly patienceMs: number;
}

/** Of one thread. */
export const defaultStreamLimits: StreamLimits = { perKey: 10, inAll: 1_000, heartbeatMs: 15_000, patienceMs: 60_000 };

interface OpenStream {
  readonly keyId: string;
  /** Whether the key that let it in still does. */
  readonly isInForce: () => boolean;
}

/** The streams of one thread. Until disposed they are told of changes, and end with their keys; then each ends after a whole event. */
export class OpenStreams implements Disposable {
  readonly #limits: StreamLimits;
  readonly #streams = new Map<AnswerStream, OpenStream>();
  readonly #forget: readonly (() => void)[];
  readonly #heartbeat: NodeJS.Timeout;

  constructor(journal: ChangeJournal, apiKeys: ApiKeys, limits: StreamLimits) {
    this.#limits = limits;
    this.#forget = [journal.onNews(() => this.#each((stream) => stream.advance())), apiKeys.onReplaced(() => this.#endRefused())];
    this.#heartbeat = setInterval(() => this.#beat(), limits.heartbeatMs).unref();
  }

  get size(): number {
    return this.#streams.size;
  }

  isFullFor(keyId: string): boolean {
    const ofKey = Array.from(this.#streams.values()).filter((one) => one.keyId === keyId);
    return ofKey.length >= this.#limits.perKey || this.size >= this.#limits.inAll;
  }

  add(stream: AnswerStream, open: OpenStream): void {
    this.#streams.set(stream, open);
    stream.onClose(() => this.#streams.delete(stream));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#heartbeat);
    for (const forget of this.#forget) forget();
    this.#each((stream) => stream.end());
  }

  #beat(): void {
    this.#endRefused();
    this.#each((stream) => stream.beat(this.#limits.patienceMs));
  }

  #endRefused(): void {
    for (const [stream, { isInForce }] of this.#streams) if (!isInForce()) stream.end();
  }

  #each(work: (stream: AnswerStream) => void): void {
    for (const stream of this.#streams.keys()) work(stream);
  }
}
