import { createDecoder, type Decoder } from './encoding.ts';

/** The text of a file, piece by piece. */
export interface TextSource {
  readonly decoder: Decoder;
  /** Whether the text that was given last is the end of the file. */
  readonly isLast: boolean;
  /** Whether the text that was given last is followed by bytes that are not of its encoding. */
  readonly isBroken: boolean;
  next(): Promise<string | undefined>;
}

const nothing = new Uint8Array(0);

/**
 * UTF-8, UTF-16 and Windows-1252, as the first bytes show. Throws a `CsvError` where there is no text. Asks for the next piece before it gives
 * the text of one, to know which is the last; only text is held meanwhile.
 */
export async function openText(pieces: AsyncGenerator<Uint8Array, void, void>): Promise<TextSource> {
  let piece = (await pieces.next()).value ?? undefined;
  const { decoder, markLength } = createDecoder(piece ?? nothing);
  piece = piece?.subarray(markLength);
  let isBroken = false;
  return {
    decoder,
    get isLast() {
      return piece === undefined;
    },
    get isBroken() {
      return isBroken;
    },
    async next() {
      if (piece === undefined || isBroken) return undefined;
      const decoded = decoder.decode(piece, false);
      piece = (await pieces.next()).value ?? undefined;
      const rest = piece === undefined && !decoded.broken ? decoder.decode(nothing, true) : { text: '', broken: decoded.broken };
      isBroken = rest.broken;
      return decoded.text + rest.text;
    },
  };
}
