import { bytePieces } from '@seatledger/platform/csv/byte-pieces.ts';
import { utf8OfCodePage850 } from './code-page-850.ts';

/** Stands for the NUL that bcp writes for an empty text, where one without text is NULL. */
export const emptyTextSign = '\u001a';

/** The bytes of a file as text can be made of them: NUL is no text, save as half of a character in UTF-16. */
export function textBytes(source: AsyncIterable<Uint8Array>, codePage850: boolean): AsyncGenerator<Uint8Array, void, void> {
  const pieces = withoutZeros(bytePieces(source));
  return codePage850 ? utf8OfCodePage850(pieces) : pieces;
}

async function* withoutZeros(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let isUtf16: boolean | undefined;
  for await (const piece of pieces) {
    isUtf16 ??= looksLikeUtf16(piece);
    yield isUtf16 || !piece.includes(0) ? piece : piece.map((byte) => (byte === 0 ? emptyTextSign.charCodeAt(0) : byte));
  }
}

/** A byte order mark, or a nought in half of all bytes. */
function looksLikeUtf16(piece: Uint8Array): boolean {
  const [first, second] = piece;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return piece.subarray(0, 2_048).reduce((sum, byte) => (byte === 0 ? sum + 1 : sum), 0) > Math.min(piece.length, 2_048) * 0.2;
}
