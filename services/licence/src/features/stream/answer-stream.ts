import type { ServerResponse } from 'node:http';
import { commentText, eventText } from '@seatledger/platform/http/server-sent-events.ts';
import { placeText, type ChangeJournal, type JournalEntry, type JournalPlace } from './change-journal.ts';
import { countNames, merged, mostNames, type ChangedAnswers } from './changed-answers.ts';

/** One client that is told of changed answers. What it does not take waits in the journal, and not here. */
export class AnswerStream {
  readonly #response: ServerResponse;
  readonly #journal: ChangeJournal;
  readonly #now: () => number;
  #place: JournalPlace | null;
  /** Since when the client has not taken what it was sent; null where it has. */
  #waitingSince: number | null = null;

  /** `place`: up to where the client knows the changes; null where it knows nothing. */
  constructor(response: ServerResponse, journal: ChangeJournal, place: JournalPlace | null, now: () => number) {
    this.#response = response;
    this.#journal = journal;
    this.#place = place;
    this.#now = now;
    response.on('drain', () => {
      this.#waitingSince = null;
      this.advance();
    });
  }

  /** Tells what there is to tell, as far as the client takes it. */
  advance(): void {
    while (this.#isTaking()) {
      const entries = this.#place && this.#journal.after(this.#place);
      if (entries === null) {
        if (!this.#reset()) return;
        continue;
      }
      const { taken, changed } = firstOf(entries);
      if (taken === undefined) return;
      this.#place = taken;
      if (changed !== null) this.#send('changed', taken, changed);
    }
  }

  /** Says nothing, so that nobody on the way takes the connection for dead. Gives up a client that has not taken anything for so long. */
  beat(patienceMs: number): void {
    if (this.#waitingSince === null) this.#write(commentText);
    else if (this.#now() - this.#waitingSince > patienceMs) this.#response.destroy();
  }

  end(): void {
    this.#response.end();
  }

  onClose(listener: () => void): void {
    this.#response.once('close', listener);
  }

  /** False while the journal has not begun. */
  #reset(): boolean {
    const { last } = this.#journal;
    if (last === null) return false;
    this.#place = { position: last.position, mark: last.mark };
    this.#send('reset', this.#place, {});
    return true;
  }

  #isTaking(): boolean {
    return this.#waitingSince === null && !this.#response.writableEnded && !this.#response.destroyed;
  }

  #send(event: 'changed' | 'reset', place: JournalPlace, data: Partial<ChangedAnswers>): void {
    this.#write(eventText({ event, id: placeText(place), data: { revision: place.position, ...data } }));
  }

  #write(text: string): void {
    if (this.#isTaking() && !this.#response.write(text)) this.#waitingSince = this.#now();
  }
}

/** As many of the entries as one event can tell of, and what it tells: null where nothing is to be said of them. */
function firstOf(entries: readonly JournalEntry[]): { readonly taken?: JournalPlace; readonly changed: ChangedAnswers | null } {
  let names = 0;
  let count = 0;
  for (const { changed } of entries) {
    names += countNames(changed);
    if (count > 0 && names > mostNames) break;
    count += 1;
  }
  const last = entries[count - 1];
  if (last === undefined) return { changed: null };
  const changed = merged(entries.slice(0, count).map((entry) => entry.changed));
  const isNothing = !changed.everything && countNames(changed) === 0;
  return { taken: { position: last.position, mark: last.mark }, changed: isNothing ? null : changed };
}
