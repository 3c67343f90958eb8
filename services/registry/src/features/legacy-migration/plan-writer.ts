import { createHash } from 'node:crypto';
import type { RowFate } from '@seatledger/domain/migration/migration.ts';
import type { Fate, Thing } from '@seatledger/legacy/plan/staged.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import type { Judged } from './compare-thing.ts';

/** What has become of a row, as it is written. */
interface WrittenFate {
  readonly position: number;
  readonly fate: RowFate;
  readonly code: string | null;
  readonly detail: string | null;
  readonly other: number | null;
}

interface WrittenStep {
  readonly step: number;
  readonly kind: string;
  readonly action: string;
  readonly position: number;
  readonly key: string;
  readonly desired: object;
  readonly digest: string;
  readonly target: number | null;
}

const bufferSize = 10_000;

/** Writes what a plan comes to, piece by piece, so that it never has to be in memory as a whole. */
export class PlanWriter {
  readonly #tx: Tx;
  readonly #migrationId: number;
  /** Positions of rows that somebody has dropped: what waits for one of them goes with it. */
  readonly #dropped: ReadonlySet<number>;
  readonly #hash = createHash('sha256');
  #fates: WrittenFate[] = [];
  #steps: WrittenStep[] = [];
  #stepsWritten = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(tx: Tx, migrationId: number, dropped: ReadonlySet<number>) {
    this.#tx = tx;
    this.#migrationId = migrationId;
    this.#dropped = dropped;
  }

  get steps(): number {
    return this.#stepsWritten;
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  /** `fateOf`: of the thing that a row is, or is part of, by the position of its main row. */
  fate(fate: Fate, fateOf: (position: number) => WrittenFate | RowFate): void {
    const { position } = fate;
    if (fate.fate === 'thing' || fate.fate === 'part') {
      const main = fate.fate === 'thing' ? position : fate.of;
      const whole = fateOf(main);
      const other = fate.fate === 'part' ? main : null;
      if (typeof whole === 'string') this.write({ position, fate: whole, code: null, detail: null, other });
      else this.write({ ...whole, position, other: other ?? whole.other });
      return;
    }
    const other = fate.other ?? null;
    const goesWithDropped = fate.fate === 'quarantined' && other !== null && this.#dropped.has(other) && fate.code.endsWith('_quarantined');
    const detail = goesWithDropped ? `Belongs to row ${other}, which was dropped.` : fate.detail;
    this.write({ position, fate: goesWithDropped ? 'dropped' : fate.fate, code: fate.code, detail, other });
  }

  write(fate: WrittenFate): void {
    this.#fates.push(fate);
  }

  step({ kind, position, sourceKey, desired }: Thing, judged: Judged): void {
    if (judged.action === 'none' || judged.action === 'quarantine') return;
    const { action, digest } = judged;
    const target = action === 'create' ? null : judged.targetId;
    this.#stepsWritten += 1;
    this.#hash.update(`${kind} ${action} ${sourceKey} ${digest}\n`);
    this.#steps.push({ step: this.#stepsWritten, kind, action, position, key: sourceKey, desired, digest, target });
  }

  /** Begins to write what there is, where it is much, and waits for what was begun before. */
  async flushIfFull(): Promise<void> {
    if (this.#fates.length + this.#steps.length < bufferSize) return;
    await this.#writing;
    this.#writing = this.#write();
    this.#writing.catch(() => undefined);
  }

  async flush(): Promise<void> {
    await this.#writing;
    await this.#write();
  }

  async #write(): Promise<void> {
    const [fates, steps] = [this.#fates, this.#steps];
    [this.#fates, this.#steps] = [[], []];
    if (fates.length > 0) await insertFates(this.#tx, this.#migrationId, fates);
    if (steps.length > 0) await insertSteps(this.#tx, this.#migrationId, steps);
  }
}

async function insertFates(tx: Tx, migrationId: number, fates: readonly WrittenFate[]): Promise<void> {
  const all = <Key extends keyof WrittenFate>(key: Key) => fates.map((one) => one[key]);
  await sql`
    insert into legacy_fates (migration_id, position, fate, code, detail, other)
    select ${migrationId}, r.* from unnest(${all('position')}::integer[], ${all('fate')}::text[], ${all('code')}::text[],
      ${all('detail')}::text[], ${all('other')}::integer[]) r`.execute(tx);
}

async function insertSteps(tx: Tx, migrationId: number, steps: readonly WrittenStep[]): Promise<void> {
  const all = <Key extends keyof WrittenStep>(key: Key) => steps.map((one) => one[key]);
  const desired = steps.map((one) => JSON.stringify(one.desired));
  await sql`
    insert into legacy_steps (migration_id, step, kind, action, position, source_key, desired, digest, target_id)
    select ${migrationId}, r.* from unnest(${all('step')}::integer[], ${all('kind')}::text[], ${all('action')}::text[],
      ${all('position')}::integer[], ${all('key')}::text[], ${desired}::json[], ${all('digest')}::uuid[], ${all('target')}::bigint[]) r`.execute(
    tx,
  );
}

const fateOfAction = { create: 'created', change: 'changed', link: 'same', none: 'same' } as const;

/** The fate of a row that becomes a thing. */
export function fateOfJudged(position: number, judged: Judged): WrittenFate | RowFate {
  if (judged.action !== 'quarantine') return fateOfAction[judged.action];
  const { code, detail, other = null } = judged.reason;
  return { position, fate: 'quarantined', code, detail, other };
}
