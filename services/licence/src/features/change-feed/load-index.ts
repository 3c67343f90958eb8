import { setImmediate } from 'node:timers/promises';
import { LicenceIndex } from '../licence-index/licence-index.ts';
import type { DomainRow, OverrideRow } from '../licence-index/rows.ts';
import type { FeedPosition } from './change-batch.ts';
import { inChunks, inSnapshot, type PublishedData } from '../../published-data.ts';
import {
  allDomains,
  allOverrides,
  copyAllUsers,
  countUsers,
  overridesByUser,
  readCatalogue,
  readChanges,
  readHead,
} from './registry-queries.ts';
import { UserCopyReader } from './user-copy-reader.ts';

export interface LoadedIndex {
  readonly index: LicenceIndex;
  readonly last: FeedPosition;
  readonly replayedAt: number | null;
}

const rowsPerChunk = 5_000;

/** Reads the whole registry, as it is at one instant, into a new index. */
export function loadIndex(data: PublishedData): Promise<LoadedIndex> {
  return inSnapshot(data, async () => {
    const { position, replayedAt } = await readHead(data);
    const [change] = await readChanges(data, position, 1);
    const index = new LicenceIndex();
    index.setCatalogue(await readCatalogue(data));
    for await (const rows of inChunks<DomainRow>(data, allDomains, rowsPerChunk)) index.replaceDomains([], rows);
    const overrides = new Map<number, OverrideRow[]>();
    for await (const rows of inChunks<OverrideRow>(data, allOverrides, rowsPerChunk)) overridesByUser(rows, overrides);
    await index.makeRoomFor(await countUsers(data));
    const reader = new UserCopyReader(index, overrides);
    for await (const chunk of data.copy(copyAllUsers)) {
      await reader.read(chunk);
      // Checks go on while an index is loaded anew.
      await setImmediate();
    }
    return { index, last: { position, change: change ?? null }, replayedAt };
  });
}
