import { makeConsistencyProof } from '@seatledger/merkle-log/consistency-proof/consistency-proof.ts';
import { verifyConsistency } from '@seatledger/merkle-log/consistency-proof/verify-consistency.ts';
import { makeInclusionProof } from '@seatledger/merkle-log/inclusion-proof/inclusion-proof.ts';
import { verifyInclusion } from '@seatledger/merkle-log/inclusion-proof/verify-inclusion.ts';
import { readTiles } from '@seatledger/merkle-log/tlog-tiles/read-tiles.ts';
import { hashLeaf } from '@seatledger/merkle-log/tree/merkle-tree-hash.ts';
import { readRoot } from '@seatledger/merkle-log/tree/root.ts';
import type { Hash } from '@seatledger/merkle-log/tree/hash.ts';
import { idText, shownId } from '@seatledger/platform/http/ids.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { AddRoutes } from '../../audit-api.ts';
import type { AuditSchema } from '../../audit-schema.ts';
import { storedTiles } from '../checkpoints/stored-tiles.ts';
import { beyondLog, beyondSize, noCheckpoint, noEvent, notCovered, notSequenced, sizesReversed } from './log-problems.ts';
import { findCheckpoint, findEntry, findNewestCheckpoint, isPending, readHead } from './log-queries.ts';
import { wholeNumber, showHash, shownHash, shownHashes, shownNote, shownSize } from './shown-proof.ts';

type Db = Kysely<AuditSchema>;

const config = { access: { permission: 'audit.read' } };
const refusals = { 401: problemSchema, 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema };
const signed = shownNote.nullable().describe('The checkpoint of that size; null where none was signed.');

const inclusionQuery = z
  .strictObject({
    eventId: idText.optional().describe('The event, by its id or by its leaf: one of them.'),
    leafIndex: wholeNumber.optional(),
    size: wholeNumber.optional().describe('Of the tree that the proof is of; where it is left out, that of the newest checkpoint.'),
  })
  .refine(
    ({ eventId, leafIndex }) => (eventId === undefined) !== (leafIndex === undefined),
    'must have eventId or leafIndex, and not both',
  );

const inclusion = z.strictObject({
  eventId: shownId,
  leafIndex: z.int().min(0),
  leafHash: shownHash,
  size: shownSize,
  root: shownHash,
  hashes: shownHashes,
  checkpoint: signed,
});

const consistencyQuery = z.strictObject({
  from: wholeNumber.describe('The size of the earlier tree.'),
  to: wholeNumber.optional().describe('The size of the later tree; where it is left out, that of the newest checkpoint.'),
});

const shownTree = z.strictObject({ size: shownSize, root: shownHash, checkpoint: signed });
const consistency = z.strictObject({ from: shownTree, to: shownTree, hashes: shownHashes });

export const proofRoutes: AddRoutes = (app, { database: { kysely } }) => {
  app.get(
    '/v1/audit/proofs/inclusion',
    {
      config,
      schema: {
        operationId: 'proveInclusion',
        tags: ['Audit'],
        summary: 'Prove that an event stands in the log',
        querystring: inclusionQuery,
        response: { 200: inclusion, ...refusals },
      },
    },
    async ({ query }) => await proveInclusion(kysely, query),
  );
  app.get(
    '/v1/audit/proofs/consistency',
    {
      config,
      schema: {
        operationId: 'proveConsistency',
        tags: ['Audit'],
        summary: 'Prove that the log of one size is the beginning of that of another',
        querystring: consistencyQuery,
        response: { 200: consistency, ...refusals },
      },
    },
    async ({ query }) => await proveConsistency(kysely, query),
  );
};

async function proveInclusion(db: Db, query: z.output<typeof inclusionQuery>): Promise<z.output<typeof inclusion>> {
  const event = await findEvent(db, query);
  const size = query.size ?? (await coveringSize(db, event.leafIndex));
  await requireSize(db, size);
  const { leafIndex } = event;
  if (leafIndex >= size) throw beyondSize(leafIndex, size);
  const tree = await readTree(db, size);
  const proof = await makeInclusionProof(tree.read, { index: leafIndex, size });
  const leafHash = hashLeaf(Buffer.from(event.entry));
  requireProof(verifyInclusion({ index: leafIndex, size, leafHash, root: tree.root, proof }));
  const shown = { size, root: showHash(tree.root), checkpoint: tree.checkpoint };
  return { eventId: String(event.id), leafIndex, leafHash: showHash(leafHash), ...shown, hashes: proof.map(showHash) };
}

async function findEvent(db: Db, { eventId, leafIndex }: z.output<typeof inclusionQuery>) {
  if (eventId !== undefined) {
    // Looked at first: what is given its place meanwhile is then found with it.
    if (await isPending(db, eventId)) throw notSequenced(eventId);
    const event = await findEntry(db, { id: eventId });
    if (event !== undefined) return event;
    throw noEvent(eventId);
  }
  const event = await findEntry(db, { leafIndex: leafIndex ?? 0 });
  if (event !== undefined) return event;
  throw beyondSize(leafIndex ?? 0, (await readHead(db)).size);
}

async function coveringSize(db: Db, leafIndex: number): Promise<number> {
  const covering = await findNewestCheckpoint(db, leafIndex + 1);
  if (covering === undefined) throw notCovered(leafIndex);
  return covering.size;
}

async function proveConsistency(db: Db, query: z.output<typeof consistencyQuery>): Promise<z.output<typeof consistency>> {
  const to = query.to ?? (await findNewestCheckpoint(db))?.size;
  if (to === undefined) throw noCheckpoint();
  const { from } = query;
  await requireSize(db, to);
  if (from < 1 || from > to) throw sizesReversed(from, to);
  const [earlier, later] = [await readTree(db, from), await readTree(db, to)];
  const proof = await makeConsistencyProof(later.read, { size1: from, size2: to });
  requireProof(verifyConsistency({ size1: from, size2: to, root1: earlier.root, root2: later.root, proof }));
  return {
    from: { size: from, root: showHash(earlier.root), checkpoint: earlier.checkpoint },
    to: { size: to, root: showHash(later.root), checkpoint: later.checkpoint },
    hashes: proof.map(showHash),
  };
}

async function requireSize(db: Db, size: number): Promise<void> {
  const head = await readHead(db);
  if (size > head.size) throw beyondLog(size, head.size);
}

/** The root is that of the checkpoint where there is one, so that no proof is given that leads elsewhere. */
async function readTree(db: Db, size: number) {
  const read = readTiles(size, storedTiles(db));
  const checkpoint = await findCheckpoint(db, size);
  const root: Hash = checkpoint === undefined ? await readRoot(read, size) : new Uint8Array(checkpoint.root);
  return { read, root, checkpoint: checkpoint?.note ?? null };
}

function requireProof(isVerified: boolean): void {
  if (!isVerified)
    throw new Error('the tiles of the audit log do not prove what they should: "seatledger audit verify" says where they differ');
}
