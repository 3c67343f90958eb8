import type { AuditWriter } from '@seatledger/platform/commands/audit-event.ts';
import type { AuditRecorder } from '@seatledger/platform/commands/audit-recorder.ts';
import type { JobLog } from '@seatledger/platform/jobs/job-log.ts';
import { startWakeLoop } from '@seatledger/platform/jobs/wake-loop.ts';
import type { AuditDatabase } from '../../audit-schema.ts';
import { isOfTheEvent } from './failed-writes.ts';
import { OccurrenceGroups, usualLimits, type GroupLimits } from './occurrence-groups.ts';
import { eventOfDelay, eventOfEndedRecorder, eventOfGroup, eventOfLeftOut, readKind, type RecordedEvent } from './recorded-events.ts';
import { closeDeadRecorders, closeRecorder, insertRecorder, keepRecorderAlive, removeClosedRecorders } from './recorder-queries.ts';

export interface RecorderOptions {
  readonly database: Pick<AuditDatabase, 'kysely'>;
  readonly writer: AuditWriter;
  readonly jobs?: JobLog;
  /** Told of what somebody should look into at once. Nothing in it is personal. */
  readonly onAlarm: (message: string, details: Readonly<Record<string, unknown>>) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly limits?: GroupLimits;
}

/** Gathers in memory what is no change, and writes events of it. What it cannot write is kept, and what it cannot keep is counted. */
export interface Recorder extends AuditRecorder, AsyncDisposable {
  /** From now on writes every two seconds what is due. Resolves when it is known in the database that this process records. */
  start(): Promise<void>;
  /** Writes everything that there is. Where that fails it stays, to be tried again. */
  flush(): Promise<void>;
}

const everyMs = 2_000;
const sweepEveryMs = 30_000;

export function createRecorder(options: RecorderOptions): Recorder {
  const { now = Date.now, limits = usualLimits } = options;
  const recording = new Recording(options, now, new OccurrenceGroups(limits));
  const loop = new AsyncDisposableStack();
  return {
    note: (occurrence) => recording.groups.add(occurrence, now()),
    flush: () => recording.round({ everything: true }),
    async start() {
      const first = recording.begin();
      const round = (): Promise<void> => recording.round({ everything: false });
      loop.use(startWakeLoop({ run: options.jobs?.watched('recording', everyMs, round) ?? round, everyMs, onError: recording.failed }));
      await first;
    },
    async [Symbol.asyncDispose]() {
      await loop.disposeAsync();
      await recording.close();
    },
  };
}

class Recording {
  readonly groups: OccurrenceGroups;
  readonly #options: RecorderOptions;
  readonly #now: () => number;
  #id: number | null = null;
  #isStarted = false;
  #failingSince: number | null = null;
  #sweptAt = -Infinity;
  #last: Promise<void> = Promise.resolve();

  constructor(options: RecorderOptions, now: () => number, groups: OccurrenceGroups) {
    this.groups = groups;
    this.#options = options;
    this.#now = now;
  }

  /** Said in the database before anything is gathered, so that a process that dies is missed. */
  begin(): Promise<void> {
    this.#isStarted = true;
    return this.round({ everything: false });
  }

  /** One after the other. */
  round(which: { readonly everything: boolean }): Promise<void> {
    this.#last = this.#last.then(() => this.#writeDue(which)).catch(this.failed);
    return this.#last;
  }

  readonly failed = (error: unknown): void => {
    if (this.#failingSince !== null) return;
    this.#failingSince = this.#now();
    const details = { waiting: this.groups.requests, reason: error instanceof Error ? error.message : 'unknown' };
    this.#options.onAlarm('reads and refusals cannot be written to the audit: they are kept in memory', details);
  };

  async close(): Promise<void> {
    await this.round({ everything: true });
    const waiting = this.groups.requests;
    if (waiting > 0) return this.#options.onAlarm('reads and refusals were not written to the audit before the end', { waiting });
    if (this.#id === null) return;
    await closeRecorder(this.#options.database.kysely, this.#id, this.#completeUntil()).catch(this.failed);
  }

  async #writeDue({ everything }: { readonly everything: boolean }): Promise<void> {
    const waiting = this.groups.requests;
    await this.#writeGroups(everything);
    await this.#writeLeftOut();
    await this.#sayThatItWorksAgain(waiting);
    if (!this.#isStarted) return;
    await this.#stayAlive();
    await this.#sweep();
  }

  async #writeGroups(everything: boolean): Promise<void> {
    const due = this.groups.takeDue(this.#now(), everything);
    for (const [index, group] of due.entries()) {
      try {
        await this.#append(eventOfGroup(group));
      } catch (error) {
        if (isOfTheEvent(error)) {
          const { kind, requests, firstAt, lastAt } = group;
          this.groups.leaveOut({ kind, requests, firstAt, lastAt });
          continue;
        }
        for (const rest of due.slice(index)) this.groups.putBack(rest);
        throw error;
      }
    }
  }

  async #writeLeftOut(): Promise<void> {
    const all = this.groups.takeLeftOut();
    for (const [index, leftOut] of all.entries()) {
      await this.#append(eventOfLeftOut(leftOut)).catch((error: unknown) => {
        for (const rest of all.slice(index)) this.groups.leaveOut(rest);
        throw error;
      });
      const { kind, requests } = leftOut;
      // Once it is written: while it cannot be, that is what whoever looks after the server is told.
      if (kind === readKind) this.#options.onAlarm('reads of personal data were not written to the audit', { requests });
    }
  }

  async #sayThatItWorksAgain(waiting: number): Promise<void> {
    if (this.#failingSince === null) return;
    if (waiting > 0) await this.#append(eventOfDelay(this.#id, waiting, this.#failingSince, this.#now()));
    this.#failingSince = null;
  }

  async #stayAlive(): Promise<void> {
    const { kysely } = this.#options.database;
    if (this.#id !== null && (await keepRecorderAlive(kysely, this.#id, this.#completeUntil()))) return;
    this.#id = await insertRecorder(kysely, this.#completeUntil());
  }

  async #sweep(): Promise<void> {
    if (this.#now() - this.#sweptAt < sweepEveryMs) return;
    const { kysely } = this.#options.database;
    const ended = await kysely.transaction().execute(async (tx) => {
      const dead = await closeDeadRecorders(tx);
      for (const one of dead) {
        const { event, context } = eventOfEndedRecorder(one);
        await this.#options.writer.append(tx, event, context);
      }
      return dead;
    });
    for (const { id } of ended) {
      this.#options.onAlarm('a process ended without writing to the audit what it had recorded last', { recorder: id });
    }
    await removeClosedRecorders(kysely);
    this.#sweptAt = this.#now();
  }

  async #append({ event, context }: RecordedEvent): Promise<void> {
    await this.#options.writer.append(this.#options.database.kysely, event, context);
  }

  #completeUntil(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.groups.oldestAt ?? this.#now());
  }
}
