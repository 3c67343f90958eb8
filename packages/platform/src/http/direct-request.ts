import { IncomingMessage } from 'node:http';

/** Called with a whole body, or with null as soon as it is too large. */
export type BodyTaker = (body: Buffer | null) => void;

/**
 * A request that can be asked for its body as a whole. What the parser reads is then kept as it comes, and never becomes the stream
 * that whoever is not asked so is given: for a small question, making a stream of its body takes as long as answering it.
 */
export class DirectRequest extends IncomingMessage {
  #taker: BodyTaker | null = null;
  #maxBytes = 0;
  #bytes = 0;
  #parts: Buffer[] = [];

  /** To be asked before anything of the body is read, at once when the request comes. Nobody is called where the caller goes away. */
  takeBody(maxBytes: number, taker: BodyTaker): void {
    this.#maxBytes = maxBytes;
    this.#taker = taker;
  }

  /** By this the parser hands over each part of the body, and null at its end. Returns whether more is wanted at once. */
  override push(part: Buffer | null): boolean {
    const taker = this.#taker;
    if (taker === null) return super.push(part);
    if (part !== null) return this.#keep(part, taker);
    const isWanted = super.push(null);
    const [first = Buffer.alloc(0)] = this.#parts;
    taker(this.#parts.length > 1 ? Buffer.concat(this.#parts) : first);
    return isWanted;
  }

  #keep(part: Buffer, taker: BodyTaker): boolean {
    this.#bytes += part.length;
    if (this.#bytes <= this.#maxBytes) return this.#parts.push(part) > 0;
    this.#taker = null;
    this.#parts = [];
    taker(null);
    return false;
  }
}
