import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseNote } from '../signed-note/note.ts';
import { signNote } from '../signed-note/sign-note.ts';
import { signerOf } from '../signed-note/signer-key.ts';
import { naiveRoot } from '../testing/naive-tree.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { openByAnyKey } from './open-by-any-key.ts';
import { openCheckpoint } from './open-checkpoint.ts';

// c2sp.org/tlog-cosignature, "Transparency Log Cosignatures".
const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;
const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const log = await signerOf('example.com/log', new Uint8Array(32).fill(1));

describe('a checkpoint', () => {
  it('is read from the example of the specification', () => {
    const { text, signatures } = parseNote(example);
    const { root: hash, ...rest } = parseCheckpoint(text);
    assert.deepEqual(rest, { origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    assert.equal(hash.toBase64(), root);
    assert.deepEqual(
      signatures.map(({ name, keyId, bytes }) => [name, keyId, bytes.length]),
      [
        ['example.com/behind-the-sofa', '033de0ae', 64],
        ['witness.example.com/w1', '8d66cf3f', 72],
      ],
    );
  });

  it('is read as it was written, extensions included', () => {
    const line = fc.stringMatching(/^[^\u0000-\u001f]+$/).filter((text) => text.isWellFormed());
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const extensions = fc.array(line, { maxLength: 3 });
    const checkpoint = fc.record({ origin: line, size: fc.maxSafeNat(), root, extensions }, { noNullPrototype: true });
    fc.assert(fc.property(checkpoint, (value) => assert.deepEqual(parseCheckpoint(formatCheckpoint(value)), value)));
  });

  const refused: readonly (readonly [string, string, string, number])[] = [
    ['without its last newline', `a\n1\n${root}`, 'no_final_newline', 3],
    ['that is empty', '', 'too_few_lines', 1],
    ['of one line', 'a\n', 'too_few_lines', 2],
    ['without a root', 'a\n1\n', 'too_few_lines', 3],
    ['without an origin', `\n1\n${root}\n`, 'empty_line', 1],
    ['with an empty extension', `a\n1\n${root}\n\n`, 'empty_line', 4],
    ['with a carriage return', `a\r\n1\n${root}\n`, 'invalid_character', 1],
    ['with a leading zero', `a\n01\n${root}\n`, 'invalid_size', 2],
    ['with a sign', `a\n+1\n${root}\n`, 'invalid_size', 2],
    ['with a negative size', `a\n-1\n${root}\n`, 'invalid_size', 2],
    ['with a space before the size', `a\n 1\n${root}\n`, 'invalid_size', 2],
    ['with a size in other digits', `a\n١\n${root}\n`, 'invalid_size', 2],
    ['with a size in exponents', `a\n1e3\n${root}\n`, 'invalid_size', 2],
    ['with a size of 2^53', `a\n9007199254740992\n${root}\n`, 'size_too_large', 2],
    ['with a root of 31 bytes', `a\n1\n${new Uint8Array(31).toBase64()}\n`, 'invalid_root', 3],
    ['with a root of 33 bytes', `a\n1\n${new Uint8Array(33).toBase64()}\n`, 'invalid_root', 3],
    ['with a root without padding', `a\n1\n${root.slice(0, -1)}\n`, 'invalid_root', 3],
    ['with a root of stray bits', `a\n1\n${root.replace('2I=', '2J=')}\n`, 'invalid_root', 3],
    ['with white space in the root', `a\n1\n${root.slice(0, 4)} ${root.slice(4)}\n`, 'invalid_root', 3],
    ['with a root in base64url', `a\n1\n${root.replace('/', '_')}\n`, 'invalid_root', 3],
  ];
  for (const [name, text, code, line] of refused) {
    it(`${name} is refused as ${code} in line ${line}`, () =>
      assert.throws(() => parseCheckpoint(text), { name: 'CheckpointError', code, line }));
  }

  it('is not written where it could not be read again', () => {
    const right = { origin: 'a', size: 1, root: new Uint8Array(32), extensions: [] };
    for (const wrong of [
      { size: -1 },
      { size: 1.5 },
      { size: 2 ** 53 },
      { origin: '' },
      { origin: `a\n1\n${root}` },
      { root: new Uint8Array(31) },
      { extensions: ['a\nb'] },
      { extensions: [''] },
    ])
      assert.throws(() => formatCheckpoint({ ...right, ...wrong }), { name: 'CheckpointError' });
  });
});

describe('openCheckpoint', () => {
  const checkpoint = { origin: 'example.com/log', size: 0, root: naiveRoot([]), extensions: [] };
  const trust = { origin: 'example.com/log', logKey: log.verifierKey };

  it('gives what the log signed', async () => {
    const note = await signNote(formatCheckpoint(checkpoint), [log]);
    assert.deepEqual(await openCheckpoint(note, trust), {
      verified: true,
      checkpoint,
      signatures: [{ key: log.verifierKey, cosignedAt: null }],
    });
  });

  it('gives nothing that another signed, or that is of another log', async () => {
    const witness = await signerOf('example.com/witness', new Uint8Array(32).fill(2));
    const byWitness = await signNote(formatCheckpoint(checkpoint), [witness]);
    assert.deepEqual(await openCheckpoint(byWitness, trust), { verified: false, code: 'no_known_key' });
    assert.deepEqual(await openCheckpoint(byWitness, { ...trust, witnesses: [witness.verifierKey] }), {
      verified: false,
      code: 'not_by_the_log',
    });
    const ofAnother = await signNote(formatCheckpoint({ ...checkpoint, origin: 'example.com/log2' }), [log]);
    assert.deepEqual(await openCheckpoint(ofAnother, trust), { verified: false, code: 'other_origin', origin: 'example.com/log2' });
  });
});

describe('openByAnyKey', () => {
  const checkpoint = { origin: 'example.com/log', size: 0, root: naiveRoot([]), extensions: [] };

  it('gives what a log signed, by whichever of its keys', async () => {
    const newer = await signerOf('example.com/log', new Uint8Array(32).fill(3));
    for (const signer of [log, newer]) {
      const note = await signNote(formatCheckpoint(checkpoint), [signer]);
      const opened = await openByAnyKey(note, [newer.verifierKey, log.verifierKey]);
      assert.deepEqual(opened, { verified: true, checkpoint, key: signer.verifierKey });
    }
  });

  it('gives nothing that nobody known has signed, nor the key of another log', async () => {
    const another = await signerOf('example.com/log2', new Uint8Array(32).fill(2));
    const note = await signNote(formatCheckpoint(checkpoint), [another]);
    assert.deepEqual(await openByAnyKey(note, [log.verifierKey]), { verified: false, code: 'no_known_key' });
    assert.deepEqual(await openByAnyKey(note, [another.verifierKey]), {
      verified: false,
      code: 'not_by_the_log',
      origin: 'example.com/log',
    });
  });
});
