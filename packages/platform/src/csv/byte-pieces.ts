import { Buffer } from 'node:buffer';

const pieceLength = 65_536;

/** The bytes of a stream in pieces of one length (the last may be shorter), however they arrive. */
export async function* bytePieces(source: AsyncIterable<Uint8Array>, length: number = pieceLength): AsyncGenerator<Uint8Array, void, void> {
  let waiting: Uint8Array[] = [];
  let waitingLength = 0;
  for await (const chunk of source) {
    let rest = chunk;
    while (waitingLength + rest.length >= length) {
      const taken = length - waitingLength;
      yield waitingLength === 0 ? rest.subarray(0, taken) : Buffer.concat([...waiting, rest.subarray(0, taken)]);
      rest = rest.subarray(taken);
      waiting = [];
      waitingLength = 0;
    }
    // A stream may use the memory of a chunk again, so what has to wait is copied.
    if (rest.length > 0) waiting.push(Buffer.from(rest));
    waitingLength += rest.length;
  }
  if (waitingLength > 0) yield Buffer.concat(waiting);
}
