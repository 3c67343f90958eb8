import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import test from 'node:test';
import fc from 'fast-check';
import { createDecoder } from './encoding.ts';

function decodeAll(pieces: readonly Uint8Array[]): { text: string; broken: boolean; encoding: string } {
  const { decoder, markLength } = createDecoder(Buffer.concat(pieces));
  let skip = markLength;
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const skipped = Math.min(skip, piece.length);
    skip -= skipped;
    const decoded = decoder.decode(piece.subarray(skipped), index === pieces.length - 1);
    text += decoded.text;
    if (decoded.broken) return { text, broken: true, encoding: decoder.encoding };
  }
  return { text, broken: false, encoding: decoder.encoding };
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const positions = cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b);
  return [...positions, bytes.length].map((end, index) => bytes.subarray(positions[index - 1] ?? 0, end));
}

const words = fc.array(fc.constantFrom('a', 'email', ';', 'é', 'œ', '€', '李', '𝒜', '\r\n', ' '), { minLength: 1, maxLength: 40 });
const anyCuts = fc.array(fc.nat(), { maxLength: 10 });

test('text in UTF-8 and UTF-16 is read whole, wherever its bytes are cut', () => {
  fc.assert(
    fc.property(words, anyCuts, fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'), (list, cuts, encoding) => {
      const text = `Email;Name\n${list.join('')}`;
      const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
      const bytes = encoding === 'utf-8' ? Buffer.from(text) : encoding === 'utf-16le' ? utf16 : utf16.swap16();
      assert.deepEqual(decodeAll(cutAt(bytes, cuts)), { text, broken: false, encoding });
    }),
    { numRuns: 500 },
  );
});

test('Windows-1252 is recognised wherever its first accent comes', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000 }), anyCuts, (length, cuts) => {
      const bytes = Buffer.concat([Buffer.alloc(length, 'a'), Buffer.from([0x80, 0x9c, 0xe9, 0x41])]);
      assert.deepEqual(decodeAll(cutAt(bytes, cuts)), { text: `${'a'.repeat(length)}€œéA`, broken: false, encoding: 'windows-1252' });
    }),
  );
});

test('bytes that are not UTF-8 after accents that were end the text there', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000 }), fc.nat({ max: 100 }), anyCuts, (before, between, cuts) => {
      const bytes = Buffer.concat([
        Buffer.alloc(before, 'a'),
        Buffer.from('é'),
        Buffer.alloc(between, 'b'),
        Buffer.from([0xe9, 0x41, 0x41]),
      ]);
      assert.deepEqual(decodeAll(cutAt(bytes, cuts)), {
        text: `${'a'.repeat(before)}é${'b'.repeat(between)}`,
        broken: true,
        encoding: 'utf-8',
      });
    }),
  );
});

test('a byte order mark of UTF-8 holds the file to it', () => {
  assert.deepEqual(decodeAll([Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x61])]), { text: 'a', broken: true, encoding: 'utf-8' });
});

test('a character cut off by the end of the file is a fault', () => {
  assert.equal(decodeAll([Buffer.from([0xc3, 0xa9, 0x61, 0xc3])]).broken, true);
  assert.equal(decodeAll([Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62])]).broken, true);
});

test('half a surrogate pair ends the text there', () => {
  const bytes = Buffer.from('\ufeffab\ud83dc', 'utf16le');
  assert.deepEqual(decodeAll([bytes]), { text: 'ab', broken: true, encoding: 'utf-16le' });
});
