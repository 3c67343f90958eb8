import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readVectors } from '../testing/vectors.ts';
import { cosignedMessage } from '../tlog-cosignature/verify-cosignature.ts';
import { signatureTypes } from './key-id.ts';
import { isKeyName } from './key-name.ts';
import { formatNote, parseNote } from './note.ts';
import { signNote } from './sign-note.ts';
import { formatSignerKey, parseSignerKey, signerOf } from './signer-key.ts';
import { formatVerifierKey, parseVerifierKey, parseVerifierKeys, verifierKeyOf } from './verifier-key.ts';
import { verifyNote } from './verify-note.ts';

interface Vector {
  readonly name: string;
  readonly verifierKey: string;
  readonly signerKey?: string;
  readonly text: string;
  readonly note: string;
}

const text = 'example.com/log\n5\nAAAA\n';
const log = await signerOf('example.com/log', new Uint8Array(32).fill(1));
const other = await signerOf('example.com/other', new Uint8Array(32).fill(2));

describe('a signed note', () => {
  for (const vector of readVectors<Vector[]>('signed-note')) {
    it(`is verified: ${vector.name}`, async () => {
      const key = parseVerifierKey(vector.verifierKey);
      assert.equal(formatVerifierKey(key), vector.verifierKey);
      const signatures = [{ key, cosignedAt: null }];
      assert.deepEqual(await verifyNote(vector.note, [key]), { verified: true, text: vector.text, signatures });
    });

    if (vector.signerKey === undefined) continue;
    const { signerKey } = vector;
    it(`is signed the same: ${vector.name}`, async () => {
      const signer = await parseSignerKey(signerKey);
      assert.equal(formatVerifierKey(signer.verifierKey), vector.verifierKey);
      assert.equal(await signNote(vector.text, [signer]), vector.note);
    });
  }

  it('holds the signatures of all who signed, whom a verifier knows or not', async () => {
    const note = await signNote(text, [log, other]);
    for (const known of [[log], [other], [log, other]]) {
      const keys = known.map(({ verifierKey }) => verifierKey);
      assert.deepEqual(await verifyNote(note, keys), { verified: true, text, signatures: keys.map((key) => ({ key, cosignedAt: null })) });
    }
    const signedAgain = await signNote(text, [other], parseNote(await signNote(text, [log])).signatures);
    assert.equal(signedAgain, note);
  });

  it('by nobody known is not verified, be the name or the id that of a known key', async () => {
    const note = await signNote(text, [log]);
    const sameName = await signerOf('example.com/log', new Uint8Array(32).fill(3));
    for (const { verifierKey } of [other, sameName])
      assert.deepEqual(await verifyNote(note, [verifierKey]), { verified: false, code: 'no_known_key' });
    assert.deepEqual(await verifyNote(note, []), { verified: false, code: 'no_known_key' });
  });

  it('is not verified once its text or a known signature changes', async () => {
    const note = await signNote(text, [log, other]);
    const { name, keyId } = log.verifierKey;
    const keys = [log.verifierKey, other.verifierKey];
    assert.deepEqual(await verifyNote(note.replace('\n5\n', '\n6\n'), keys), { verified: false, code: 'bad_signature', name, keyId });
    const { signatures } = parseNote(note);
    await fc.assert(
      fc.asyncProperty(fc.nat(63), fc.nat(7), async (byte, bit) => {
        const bytes = signatures[1]!.bytes;
        const changed = { ...signatures[1]!, bytes: bytes.with(byte, bytes[byte]! ^ (1 << bit)) };
        const verdict = await verifyNote(formatNote({ text, signatures: [signatures[0]!, changed] }), keys);
        assert.equal(verdict.verified ? '' : verdict.code, 'bad_signature');
      }),
      { numRuns: 30 },
    );
    const short = { ...signatures[0]!, bytes: signatures[0]!.bytes.subarray(1) };
    assert.equal((await verifyNote(formatNote({ text, signatures: [short] }), keys)).verified, false);
  });

  it('may have empty lines in its text: the last one parts it from the signatures', async () => {
    const poem = 'Ognuno sta solo\n\ned è subito sera.\n';
    const note = await signNote(poem, [log]);
    assert.equal(parseNote(note).text, poem);
    assert.ok((await verifyNote(new TextEncoder().encode(note), [log.verifierKey])).verified);
  });

  it('is refused where it has not the form of one, with the line where there is one', async () => {
    const note = await signNote(text, [log]);
    const [, data = ''] = /— \S+ (\S+)\n$/.exec(note) ?? [];
    const withLine = (line: string): string => `${text}\n${line}\n`;
    for (const broken of ['', text, note.slice(0, -1), note.replace('5', '\t'), note.replace('\n', '\r\n'), note.replace('5', '\ud800')])
      assert.throws(() => parseNote(broken), { code: 'malformed_note', line: null }, JSON.stringify(broken));
    const lines = [
      `- a ${data}`,
      `— a${data}`,
      `— a b ${data}`,
      `— a+b ${data}`,
      `—  ${data}`,
      `— a ${data.slice(1)}`,
      '— a AAAAAA==',
      '— a',
      `— a ${data} `,
    ];
    for (const line of lines) assert.throws(() => parseNote(withLine(line)), { code: 'malformed_note', line: 5 }, line);
    assert.throws(() => parseNote(`${text}\n`), { code: 'malformed_note', line: 5 });
    assert.throws(() => parseNote(Uint8Array.of(0xff, 0x0a, 0x0a, 0x0a)), { code: 'malformed_note' });
    assert.throws(() => parseNote(`${text}\n${`— a ${data}\n`.repeat(101)}`), { code: 'malformed_note' });
    assert.equal(parseNote(`${text}\n${`— a ${data}\n`.repeat(100)}`).signatures.length, 100);
  });

  it('is not verified with two keys of one name and id', async () => {
    const twin = { ...log.verifierKey, publicKey: other.verifierKey.publicKey };
    await assert.rejects(verifyNote(await signNote(text, [log]), [log.verifierKey, twin]), { code: 'ambiguous_key' });
  });
});

describe('a cosignature', () => {
  const time = 1_679_315_147n;
  const timestamp = new Uint8Array(8);
  new DataView(timestamp.buffer).setBigUint64(0, time);

  it('is verified with the time it was made at, beside the signature of the log', async () => {
    const key = verifierKeyOf('witness.example.com/w1', other.verifierKey.publicKey, signatureTypes.cosignature);
    assert.deepEqual(parseVerifierKey(formatVerifierKey(key)), key);
    const signature = await other.sign(cosignedMessage(text, time));
    const cosign = (bytes: Uint8Array): Promise<string> => signNote(text, [log, { verifierKey: key, sign: () => Promise.resolve(bytes) }]);
    const verdict = await verifyNote(await cosign(Uint8Array.of(...timestamp, ...signature)), [key, log.verifierKey]);
    const signatures = [
      { key: log.verifierKey, cosignedAt: null },
      { key, cosignedAt: time },
    ];
    assert.deepEqual(verdict, { verified: true, text, signatures });
    for (const bytes of [timestamp.with(7, 0), new Uint8Array(8).fill(0xff)])
      assert.equal((await verifyNote(await cosign(Uint8Array.of(...bytes, ...signature)), [key])).verified, false);
    assert.equal((await verifyNote(await cosign(signature), [key])).verified, false);
  });
});

describe('a key', () => {
  const seed = new Uint8Array(32).fill(1);

  it('is read as it was written', async () => {
    const written = formatSignerKey(log.verifierKey, seed);
    assert.match(written, /^PRIVATE\+KEY\+example\.com\/log\+[0-9a-f]{8}\+/);
    assert.deepEqual((await parseSignerKey(written)).verifierKey, log.verifierKey);
    assert.deepEqual(parseVerifierKey(formatVerifierKey(log.verifierKey)), log.verifierKey);
  });

  it('is refused when it was changed, and its bytes are not in the message', async () => {
    const [verifier, signer] = [formatVerifierKey(log.verifierKey), formatSignerKey(log.verifierKey, seed)];
    assert.throws(() => parseVerifierKey(verifier.replace('/log', '/log2')), { code: 'key_id_mismatch' });
    await assert.rejects(parseSignerKey(signer.replace('/log', '/lug')), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'key_id_mismatch');
      return !error.message.includes(seed.toBase64().slice(0, 20));
    });
    for (const broken of ['', 'a', 'a+b', verifier.slice(0, -1), verifier.replaceAll('+', '-'), `${verifier} `, 'a+00000000+'])
      assert.throws(() => parseVerifierKey(broken), { code: 'malformed_key' }, broken);
    for (const broken of ['', verifier, signer.replace('PRIVATE', 'PUBLIC'), signer.slice(0, -4)])
      await assert.rejects(parseSignerKey(broken), { code: 'malformed_key' });
    assert.throws(() => parseVerifierKey('a+00000000+AgAA'), { code: 'unsupported_type' });
  });

  it('stands with the others of a log on lines of their own', () => {
    const [one, two] = [log.verifierKey, other.verifierKey];
    const lines = `${formatVerifierKey(one)}\n\n${formatVerifierKey(two)}\n`;
    assert.deepEqual(parseVerifierKeys(lines), [one, two]);
    assert.throws(() => parseVerifierKeys(`${lines}nothing\n`), { code: 'malformed_key', line: 4 });
  });

  it('has a name without spaces, plus signs and control characters', () => {
    for (const name of ['example.com/log', 'PeterNeumann', 'é', 'a-b_c']) assert.ok(isKeyName(name), name);
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u3000b', 'a\nb', 'a\u0001b', '\ud800']) assert.ok(!isKeyName(name), name);
    assert.throws(() => verifierKeyOf('a b', log.verifierKey.publicKey), { code: 'invalid_name' });
    assert.throws(() => verifierKeyOf('a', new Uint8Array(31)), { code: 'malformed_key' });
  });

  it('that is no point of the curve verifies nothing', async () => {
    const key = { ...log.verifierKey, publicKey: new Uint8Array(32).fill(0xff) };
    assert.equal((await verifyNote(await signNote(text, [log]), [key])).verified, false);
  });
});
