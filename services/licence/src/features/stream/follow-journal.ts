import { hash } from 'node:crypto';
import type { PublishedData } from '../../published-data.ts';
import { continuationOf, type ChangeRow, type FeedPosition } from '../change-feed/change-batch.ts';
import { readChanges } from '../change-feed/registry-queries.ts';
import { changedAnswersOf } from './changed-answers-of.ts';
import type { ChangeJournal, JournalEntry, JournalPlace } from './change-journal.ts';
import { everythingChanged } from './changed-answers.ts';

const changesPerBatch = 1_000;
/** So many changes of before its start a journal begins with, for clients that come again after a restart: fewer than one batch. */
const changesOfBefore = 900;

/** Brings a journal up to where the index is, and never beyond: whoever is told of a change gets answers that know of it. */
export class JournalFollower {
  readonly #journal: ChangeJournal;
  #last: FeedPosition | null = null;

  constructor(journal: ChangeJournal) {
    this.#journal = journal;
  }

  async catchUp(data: PublishedData, index: FeedPosition): Promise<void> {
    if (this.#last === null) return await this.#begin(data, Math.max(0, index.position - changesOfBefore), index);
    while (!isSamePlace(this.#last, index)) {
      const batch = await readBatch(data, this.#last, index);
      if (batch === null) return await this.#begin(data, index.position, index);
      this.#journal.append(batch.entries);
      this.#last = batch.last;
    }
  }

  /** From a position on. */
  async #begin(data: PublishedData, position: number, index: FeedPosition): Promise<void> {
    const [first] = await readChanges(data, position, 1);
    const change = first?.position === position ? first : null;
    const batch = await readBatch(data, { position, change }, index);
    this.#journal.begin(change === null ? { position, mark: '0' } : placeOf(change), batch?.entries);
    this.#last = batch?.last ?? { position, change };
  }
}

interface Batch {
  readonly entries: readonly JournalEntry[];
  readonly last: FeedPosition;
}

/** What comes after a position, up to the other; null where that does not continue it. */
async function readBatch(data: PublishedData, last: FeedPosition, upTo: FeedPosition): Promise<Batch | null> {
  const rows = await readChanges(data, last.position, changesPerBatch);
  const changes = continuationOf(last, upTo.position, rows, changesPerBatch)?.filter(({ position }) => position <= upTo.position) ?? [];
  const change = changes.at(-1);
  if (change === undefined) return null;
  const answers = await changedAnswersOf(data, changes);
  const entries = changes.map((one, at) => ({ ...placeOf(one), changed: answers[at] ?? everythingChanged }));
  return { entries, last: { position: change.position, change } };
}

/** The mark is of the change as it was recorded: at the same position of another past there is another one. */
function placeOf({ position, entity, firstId, lastId, recordedAt }: ChangeRow): JournalPlace {
  return { position, mark: hash('sha256', `${entity} ${firstId} ${lastId} ${recordedAt}`).slice(0, 8) };
}

function isSamePlace(a: FeedPosition, b: FeedPosition): boolean {
  if (a.position !== b.position) return false;
  return a.change === null || b.change === null || placeOf(a.change).mark === placeOf(b.change).mark;
}
