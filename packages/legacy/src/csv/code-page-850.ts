/** Code page 850, from 0x80: what the consoles of Western Europe, and hence `bcp -c`, write. */
const upperHalf =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** A file in code page 850 as one in UTF-8. */
export async function* utf8OfCodePage850(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    yield encoder.encode(
      Buffer.from(piece.buffer, piece.byteOffset, piece.length)
        .toString('latin1')
        .replaceAll(/[\x80-\xff]/g, letterOf),
    );
  }
}

function letterOf(character: string): string {
  return upperHalf[character.charCodeAt(0) - 0x80] ?? character;
}

// é, è, ê, à, ç, ô, î, ù, û, ü, ï in code page 850; in Windows-1252 these are quotation marks, dashes and the like, which stand within no word.
const letters850 = /[A-Za-z][\x81-\x8c\x93\x96\x97][A-Za-z]/g;
const letters1252 = /[\xc0-\xff]/g;

/** Whether bytes that are neither UTF-8 nor UTF-16 look like code page 850. */
export function looksLikeCodePage850(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const of850 = text.match(letters850)?.length ?? 0;
  return of850 > 0 && of850 > (text.match(letters1252)?.length ?? 0);
}
