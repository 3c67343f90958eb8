import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { goesOn, continuityOf, openRemembered, parseRemembered } from '../../apps/console/src/app/audit/log/remembered-checkpoint.ts';
import { agreesWithEntry } from '../../apps/console/src/app/audit/proof/entry-agreement.ts';
import { fits, verifyEvent, type EventEvidence } from '../../apps/console/src/app/audit/proof/verify-event.ts';
import { makeConsistencyProof } from '@seatledger/merkle-log/consistency-proof/consistency-proof.ts';
import { makeInclusionProof } from '@seatledger/merkle-log/inclusion-proof/inclusion-proof.ts';
import { signNote } from '@seatledger/merkle-log/signed-note/sign-note.ts';
import { signerOf } from '@seatledger/merkle-log/signed-note/signer-key.ts';
import { formatVerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { formatCheckpoint, type Checkpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { readLeaves } from '@seatledger/merkle-log/tree/leaves.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { readRoot } from '@seatledger/merkle-log/tree/root.ts';

const origin = 'licences.example/audit/1f0c9a3e';
const log = await signerOf(origin, new Uint8Array(32).fill(1));
const stranger = await signerOf(origin, new Uint8Array(32).fill(2));

const recordedAt = '2026-11-21T10:00:00.123456Z';
const eventAt = (leafIndex: number) => ({
  id: String(leafIndex + 100),
  leafIndex,
  recordedAt,
  kind: 'user.suspend',
  actor: { kind: 'operator', id: '3' },
  subject: { kind: 'user', id: String(leafIndex) },
  customerId: '5',
  requestId: 'r-1',
  address: '192.0.2.7',
  reason: 'left',
  before: { email: 'ana@acme.example', suspended: false },
  after: { email: 'ana@acme.example', suspended: true },
});
const entryAt = (leafIndex: number, changes: object = {}): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({
      id: leafIndex + 100,
      recordedAt,
      kind: 'user.suspend',
      actor: { kind: 'operator', id: 3, name: null },
      subject: { kind: 'user', id: leafIndex },
      customerId: 5,
      requestId: 'r-1',
      address: null,
      reason: 'left',
      before: { email: null, suspended: false },
      after: { email: null, suspended: true },
      persons: ['user/1'],
      sealed: { 'user/1': '9.AAAA' },
      ...changes,
    }),
  );

const entries = Array.from({ length: 300 }, (_, index) => entryAt(index));
const read = readLeaves(entries.map(hashLeaf));
const checkpointOf = async (size: number): Promise<Checkpoint> => ({ origin, size, root: await readRoot(read, size), extensions: [] });
const noteOf = async (size: number, signer = log): Promise<string> => signNote(formatCheckpoint(await checkpointOf(size)), [signer]);

async function evidenceOf(index: number, changes: Partial<EventEvidence> = {}): Promise<EventEvidence> {
  const proof = await makeInclusionProof(read, { index, size: 300 });
  const hashes = proof.map((hash) => hash.toBase64());
  return { entry: entries[index]!, hashes, note: await noteOf(300), keys: [log.verifierKey], ...changes };
}

describe('the proof of an event', () => {
  it('fits where the entry says what is shown and leads to what the log has signed', async () => {
    for (const index of [0, 4, 255, 256, 299]) {
      const verdict = await verifyEvent(eventAt(index), await evidenceOf(index));
      assert.ok(fits(verdict), String(index));
      assert.deepEqual(verdict.steps.at(-1)?.hash, verdict.checkpoint?.root);
    }
  });

  it('does not fit with any hash of the path changed, left out or added', async () => {
    const { hashes } = await evidenceOf(42);
    for (let at = 0; at < hashes.length; at += 1) {
      for (const wrong of [
        hashes.with(at, hashLeaf(new Uint8Array([at])).toBase64()),
        hashes.toSpliced(at, 1),
        hashes.with(at, 'no hash'),
      ]) {
        const { pathFits, eventFits, signatureFits } = await verifyEvent(eventAt(42), await evidenceOf(42, { hashes: wrong }));
        assert.deepEqual([pathFits, eventFits, signatureFits], [false, true, true]);
      }
    }
  });

  it('does not fit for an entry that was edited, nor for one of another event', async () => {
    const edited = await verifyEvent(eventAt(42), await evidenceOf(42, { entry: entryAt(42, { persons: [] }) }));
    assert.deepEqual([edited.eventFits, edited.pathFits], [true, false]);
    const another = await verifyEvent(eventAt(43), await evidenceOf(42));
    assert.deepEqual([another.eventFits, another.pathFits], [false, false]);
  });

  it('does not fit to a checkpoint that the log has not signed, or that is none', async () => {
    for (const note of [await noteOf(300, stranger), (await noteOf(300)).replace('300', '299'), 'nothing', '']) {
      const verdict = await verifyEvent(eventAt(42), await evidenceOf(42, { note }));
      assert.deepEqual([verdict.signatureFits, verdict.pathFits, verdict.eventFits], [false, false, true]);
    }
  });
});

describe('an entry', () => {
  it('agrees with the event that is shown, whatever was sealed in it or erased since', () => {
    assert.ok(agreesWithEntry(eventAt(7), entryAt(7)));
    assert.ok(agreesWithEntry({ ...eventAt(7), address: null, before: { email: null, suspended: false } }, entryAt(7)));
    const { before: _, after: __, ...long } = JSON.parse(new TextDecoder().decode(entryAt(7)));
    assert.ok(agreesWithEntry(eventAt(7), new TextEncoder().encode(JSON.stringify({ ...long, attachment: 'ab' }))));
  });

  it('differs from an event that says anything else', () => {
    const event = eventAt(7);
    for (const shown of [
      { id: '1' },
      { kind: 'user.reinstate' },
      { recordedAt: '2026-11-21T10:00:01Z' },
      { actor: { kind: 'operator', id: '4' } },
      { subject: { kind: 'user', id: null } },
      { customerId: null },
      { requestId: 'r-2' },
      { reason: 'on leave' },
      { after: { email: 'ana@acme.example', suspended: false } },
      { after: null },
      { before: { email: 'ana@acme.example', suspended: false, note: 'new' } },
    ])
      assert.ok(!agreesWithEntry({ ...event, ...shown }, entryAt(7)), JSON.stringify(shown));
    assert.ok(!agreesWithEntry(event, new Uint8Array([0xff])));
  });
});

describe('what a browser remembers of the log', () => {
  const proofOf = async (size1: number, size2: number) =>
    (await makeConsistencyProof(read, { size1, size2 })).map((hash) => hash.toBase64());

  it('is its beginning, as long as nothing of it is touched', async () => {
    for (const [from, to] of [
      [0, 300],
      [1, 2],
      [128, 300],
      [255, 257],
      [299, 300],
    ] as const)
      assert.ok(goesOn(await continuityOf(await checkpointOf(from), await checkpointOf(to), proofOf)), `${from} to ${to}`);
    assert.equal(await continuityOf(await checkpointOf(300), await checkpointOf(300), proofOf), 'same');
  });

  it('tells a log that was rewritten, cut off or replaced by another', async () => {
    const seen = await checkpointOf(128);
    const rewritten = readLeaves(entries.map((entry, index) => hashLeaf(index === 5 ? entryAt(5, { reason: 'nothing' }) : entry)));
    const rewrittenProof = async (size1: number, size2: number) =>
      (await makeConsistencyProof(rewritten, { size1, size2 })).map((hash) => hash.toBase64());
    for (const size of [128, 129, 300]) {
      const present = { ...(await checkpointOf(size)), root: await readRoot(rewritten, size) };
      assert.equal(await continuityOf(seen, present, rewrittenProof), 'rewritten', String(size));
    }
    assert.equal(await continuityOf(seen, await checkpointOf(127), proofOf), 'cut_off');
    assert.equal(await continuityOf(seen, { ...(await checkpointOf(300)), origin: 'elsewhere' }, proofOf), 'another_log');
  });

  it('counts for nothing where it is not what the log has signed', async () => {
    const key = formatVerifierKey(log.verifierKey);
    const remembered = { note: await noteOf(128), key, seenAt: '2026-11-21T10:00:00Z' };
    assert.deepEqual(parseRemembered(JSON.stringify(remembered)), remembered);
    assert.deepEqual(await openRemembered(remembered), await checkpointOf(128));
    assert.equal(await openRemembered({ ...remembered, note: await noteOf(128, stranger) }), undefined);
    for (const text of [null, '', 'null', '{', '{}', '{"note":1,"key":"","seenAt":""}']) assert.equal(parseRemembered(text), undefined);
  });
});
