import { readRoot } from '@seatledger/merkle-log/tree/root.ts';
import type { VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { readAuthenticTiles } from '@seatledger/merkle-log/tlog-tiles/read-authentic-tiles.ts';
import { TileError } from '@seatledger/merkle-log/tlog-tiles/tile-error.ts';
import type { SizeAndRoot } from '@seatledger/merkle-log/verify-log/due-checkpoints.ts';
import { compareCopiedTiles, compareStoredTree } from './compare-stored-tree.ts';
import { Findings, type Finding } from './finding.ts';
import type { KnownCheckpoints, KnownCopy } from './known-checkpoints.ts';
import { locateChanges } from './locate-changes.ts';
import { NoTile, tileReader } from './log-files.ts';
import { UnreadableLog, type LogToRead } from './log-to-read.ts';
import { readWholeLog, type WholeLog } from './read-whole-log.ts';
import { VerificationFault } from './verification-fault.ts';

export interface Verification {
  /** Everything is what it was. */
  readonly verified: boolean;
  readonly log: string;
  readonly origin: string;
  /** How many were read. */
  readonly events: number;
  /** Of the tree over them; null where they could not all be read. Base64. */
  readonly root: string | null;
  /** Up to the checkpoint of this size, every event is as it was when that was signed. */
  readonly agreedSize: number | null;
  /** The newest checkpoint that is known, and how many are. */
  readonly newestSize: number;
  readonly checkpoints: number;
  readonly places: readonly string[];
  readonly findings: readonly Finding[];
  /** How many more there are of each code. */
  readonly others: Readonly<Record<string, number>>;
}

export interface WhatToVerify {
  readonly log: LogToRead;
  readonly known: KnownCheckpoints;
  readonly keys: readonly VerifierKey[];
  readonly onProgress?: (events: number) => void;
}

/** Holds a log against every checkpoint that is known of it, and says which events are not what they were, and what is wrong beside them. */
export async function verifyAgainst({ log, known, keys, onProgress = () => undefined }: WhatToVerify): Promise<Verification> {
  const { copies } = known;
  const checkpoints = copies.flatMap((copy) => copy.checkpoints);
  const [first] = checkpoints;
  const findings = new Findings();
  findings.addAll(known.findings);
  if (first === undefined && known.findings.length === 0) {
    throw new VerificationFault(
      'no_checkpoint',
      `There is no checkpoint in ${placesOf(copies)}: nothing outside the log says what it was.`,
    );
  }
  const whole = await readOrExplain({ log, known, keys, onProgress }, findings);
  if (whole !== null) {
    const changed = changedAgainst(whole);
    if (changed !== null)
      findings.addAll(await locateChanges({ log, copies, agreedSize: whole.outside.agreedSize ?? 0, against: changed }));
    if (log.tree !== undefined) findings.addAll(await compareStoredTree(log, log.tree, whole, keys));
    for (const copy of copies.filter((one) => isAgreed(one, whole))) findings.addAll(await compareCopiedTiles(log, copy, whole));
    for await (const finding of log.attachmentFindings(whole.attachments)) findings.add(finding);
  }
  return {
    verified: findings.found.length === 0,
    log: log.name,
    origin: first?.origin ?? '',
    events: whole?.size ?? 0,
    root: whole?.root.toBase64() ?? null,
    agreedSize: whole?.outside.agreedSize ?? null,
    newestSize: Math.max(0, ...checkpoints.map(({ size }) => size)),
    checkpoints: checkpoints.length,
    places: copies.map(({ files }) => files.name),
    findings: findings.found,
    others: findings.others,
  };
}

function placesOf(copies: readonly KnownCopy[]): string {
  return copies.map(({ files }) => files.name).join(', ') || 'any place';
}

async function readOrExplain(
  { log, known, onProgress }: Required<Omit<WhatToVerify, 'keys'>> & { readonly keys: unknown },
  findings: Findings,
) {
  const { copies } = known;
  const reaches = ({ size }: SizeAndRoot): boolean => log.copiedSize === null || size <= log.copiedSize;
  const outside = [...copies.flatMap(({ checkpoints }) => checkpoints.filter(reaches)), ...(await rootsOfCopiedSize(log, copies))];
  const tileSizes = [...copies.map(({ checkpoints }) => checkpoints.at(-1)?.size ?? 0), log.tree?.head.size ?? 0];
  try {
    return await readWholeLog(log, { outside, inside: log.tree?.notes ?? [], tileSizes: new Set(tileSizes) }, findings, onProgress);
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error;
    findings.add(error.finding);
    return null;
  }
}

/** What a copy must be the beginning of, by the tiles of newer checkpoints. */
async function rootsOfCopiedSize({ copiedSize }: LogToRead, copies: readonly KnownCopy[]): Promise<readonly SizeAndRoot[]> {
  if (copiedSize === null || copiedSize === 0) return [];
  const roots: SizeAndRoot[] = [];
  for (const { files, checkpoints } of copies) {
    const newest = checkpoints.at(-1);
    if (newest === undefined || newest.size <= copiedSize) continue;
    try {
      roots.push({ size: copiedSize, root: await readRoot(readAuthenticTiles(newest, tileReader(files)), copiedSize) });
    } catch (error) {
      if (!(error instanceof NoTile || error instanceof TileError)) throw error;
    }
  }
  return roots;
}

/** The size of the checkpoint that the events do not agree with, or do not reach; null where all agree. */
function changedAgainst({ outside: { disagreement, beyond } }: WholeLog): number | null {
  return disagreement?.size ?? beyond?.size ?? null;
}

function isAgreed({ checkpoints }: KnownCopy, { outside: { agreedSize } }: WholeLog): boolean {
  const newest = checkpoints.at(-1);
  return newest !== undefined && newest.size <= (agreedSize ?? -1);
}
