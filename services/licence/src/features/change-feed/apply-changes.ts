import { inChunks, inSnapshot, type PublishedData } from '../../published-data.ts';
import type { LicenceIndex } from '../licence-index/licence-index.ts';
import type { IdRange } from '../licence-index/rows.ts';
import type { DomainRow, UserRow } from '../licence-index/rows.ts';
import { planReads, type NamedRows } from './change-batch.ts';
import { domainsInOrder, readCatalogue, readDomains, readOverrides, readUsers, usersInOrder } from './registry-queries.ts';

/** At most so many rows are read at once, and become visible together. */
const rowsPerStep = 5_000;

/**
 * Reads again what the changes name, and brings the index up to it. What fits into one step becomes visible at once, so that
 * nobody is seen halfway from one domain to another.
 */
export async function applyChanges(data: PublishedData, index: LicenceIndex, changes: readonly NamedRows[]): Promise<void> {
  const step = new Step(index);
  if (changes.some(({ entity }) => entity === 'catalogue')) {
    const catalogue = await readCatalogue(data);
    await step.add(0, () => index.setCatalogue(catalogue));
  }
  const domains = planReads(
    changes.filter(({ entity }) => entity === 'domain'),
    rowsPerStep,
  );
  if (domains.wide.length > 0) await step.take();
  for (const range of domains.wide) await applyWideDomains(data, index, range);
  for (const ranges of domains.together) {
    const rows = await readDomains(data, ranges);
    await step.add(rows.length, () => index.replaceDomains(ranges, rows));
  }
  const users = planReads(
    changes.filter(({ entity }) => entity === 'user'),
    rowsPerStep,
  );
  for (const ranges of users.together) {
    const rows = await readUsers(data, ranges);
    const overrides = new Map(rows.map((row) => [row.id, row.overrides]));
    await step.add(rows.length, () => index.replaceUsers(ranges, rows, overrides));
  }
  await step.take();
  for (const range of users.wide) await applyWideUsers(data, index, range);
}

/** Updates that are put off until there are enough of them. */
class Step {
  readonly #index: LicenceIndex;
  #updates: (() => void)[] = [];
  #rows = 0;

  constructor(index: LicenceIndex) {
    this.#index = index;
  }

  async add(rows: number, update: () => void): Promise<void> {
    if (this.#rows + rows > rowsPerStep) await this.take();
    this.#updates.push(update);
    this.#rows += rows;
  }

  async take(): Promise<void> {
    await this.#index.makeRoomFor(this.#rows);
    this.#index.change(() => this.#updates.forEach((update) => update()));
    this.#updates = [];
    this.#rows = 0;
  }
}

function applyWideDomains(data: PublishedData, index: LicenceIndex, range: IdRange): Promise<void> {
  return inSnapshot(data, async () => {
    for await (const { covered, rows } of covering(range, inChunks<DomainRow>(data, domainsInOrder(range), rowsPerStep))) {
      index.replaceDomains([covered], rows);
    }
  });
}

function applyWideUsers(data: PublishedData, index: LicenceIndex, range: IdRange): Promise<void> {
  return inSnapshot(data, async () => {
    for await (const { covered, rows } of covering(range, inChunks<UserRow>(data, usersInOrder(range), rowsPerStep))) {
      const overrides = await readOverrides(data, [covered]);
      await index.makeRoomFor(rows.length);
      index.replaceUsers([covered], rows, overrides);
    }
  });
}

/** Rows in the order of their ids, each chunk with the ids it settles: between its rows, and up to them, there are no others. */
async function* covering<Row extends { readonly id: number }>(
  range: IdRange,
  chunks: AsyncIterable<Row[]>,
): AsyncIterable<{ readonly covered: IdRange; readonly rows: Row[] }> {
  let { firstId } = range;
  for await (const rows of chunks) {
    const lastId = rows.at(-1)?.id ?? firstId;
    yield { covered: { firstId, lastId }, rows };
    firstId = lastId + 1;
  }
  if (firstId <= range.lastId) yield { covered: { firstId, lastId: range.lastId }, rows: [] };
}
