import type { ParityCause, ParityEffect } from '@seatledger/domain/migration/parity-causes.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { limitConcurrency, type LimitedRun } from '@seatledger/platform/jobs/limit-concurrency.ts';
import { causeOf, type DifferenceFacts, type KnownFate } from '@seatledger/legacy/parity/cause-of.ts';
import { findDifference, type AnswerDifference } from '@seatledger/legacy/parity/find-difference.ts';
import type { OldDecision, OldRules } from '@seatledger/legacy/parity/old-rules.ts';
import type { OldTables, RowRef } from '@seatledger/legacy/parity/old-tables.ts';
import type { NewAnswer, OldAnswer, Question } from '@seatledger/legacy/parity/service-answer.ts';
import type { ChangedSince } from './changed-since.ts';
import type { KnownFates } from './known-fates.ts';
import type { AskSeatledger } from './new-answer.ts';
import type { Tally } from './tally.ts';

/** One question that was answered differently, as it is written down. */
export interface Difference {
  readonly email: string;
  readonly product: string | null;
  readonly domain: string | null;
  readonly cause: ParityCause;
  readonly effect: ParityEffect;
  readonly detail: string;
  readonly old: OldAnswer;
  readonly new: NewAnswer;
  readonly features: AnswerDifference['features'];
  /** Rows of the old database that decided. */
  readonly rows: readonly { readonly table: string; readonly key: string }[];
}

export interface Comparison {
  readonly tables: OldTables;
  readonly rules: OldRules;
  /** Null: what the old rules say is the old answer. */
  readonly askOld: ((question: Question) => Promise<OldAnswer>) | null;
  readonly concurrency: number;
  readonly ask: AskSeatledger;
  readonly fates: KnownFates;
  readonly changes: ChangedSince;
  readonly tally: Tally;
  readonly onDifference: (difference: Difference) => Promise<void>;
}

interface Compared {
  readonly question: Question;
  readonly domain: string | null;
  readonly decision: OldDecision;
  readonly old: OldAnswer;
  readonly fresh: NewAnswer;
  readonly difference: AnswerDifference;
}

/** Compares questions batch by batch; what cannot be told yet, because it takes the rows of the migration, is told by `finish`. */
export class QuestionComparer {
  readonly #comparison: Comparison;
  readonly #domainNames: ReadonlyMap<string, string>;
  /** Who came with the migration is asked once for all. */
  readonly #unknown: (Compared & { readonly facts: DifferenceFacts; readonly keys: readonly string[] })[] = [];

  /** As many at once as the old service is to be asked. */
  readonly #inTurn: LimitedRun;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    this.#inTurn = limitConcurrency(comparison.concurrency);
    this.#domainNames = new Map(
      [...comparison.changes.aliases].flatMap(([name, aliases]) => aliases.map((alias) => [alias, name] as const)),
    );
  }

  async compare(questions: readonly Question[]): Promise<void> {
    const { ask, rules, askOld, tally } = this.#comparison;
    const now = Date.now();
    const decisions = questions.map(({ email }) => rules.decide(email, now));
    const asking = askOld === null ? decisions.map(({ answer }) => answer) : questions.map((one) => this.#inTurn(() => askOld(one)));
    const [olds, news] = await Promise.all([Promise.all(asking), ask(questions)]);
    const differing: Compared[] = [];
    for (const [index, question] of questions.entries()) {
      const [decision, old, fresh] = [decisions[index], olds[index], news[index]];
      if (decision === undefined || old === undefined || fresh === undefined) throw new Error('There are fewer answers than questions.');
      const difference = findDifference(old, fresh);
      const domain = this.#domainOf(question, decision);
      if (difference === null) tally.agree(domain);
      else differing.push({ question, domain, decision, old, fresh, difference });
    }
    for (const one of differing) await this.#explain(one);
  }

  /** Tells the differences that were left. */
  async finish(): Promise<void> {
    const keys = new Set(this.#unknown.flatMap((one) => one.keys));
    const migrated = keys.size === 0 ? null : await this.#comparison.fates.migratedUsers(keys);
    for (const { facts, keys: own, ...compared } of this.#unknown) {
      await this.#tell(compared, { ...facts, wasMigrated: migrated === null ? null : own.some((key) => migrated.has(key)) });
    }
  }

  /** Where no address says it, the seat does. */
  #domainOf({ email }: Question, { seatDomain }: OldDecision): string | null {
    const parsed = parseEmail(email);
    const name = parsed.ok ? parsed.email.domainName : seatDomain;
    return name === null ? null : (this.#domainNames.get(name) ?? name);
  }

  async #explain(compared: Compared): Promise<void> {
    const { decision, fresh, difference } = compared;
    const facts = await this.#factsOf(compared);
    const isGone = difference.effect === 'loses' && fresh.isAnswered && fresh.status === 'unknown' && facts.decisive === null;
    const keys = [...decision.rows, ...decision.related].filter(({ entity }) => entity === 'user').map(({ key }) => key);
    if (isGone && this.#comparison.fates.firstAppliedAt !== null && keys.length > 0) this.#unknown.push({ ...compared, facts, keys });
    else await this.#tell(compared, facts);
  }

  async #factsOf({ question: { email }, domain, decision, difference, fresh }: Compared): Promise<DifferenceFacts> {
    const { fates, changes, tables } = this.#comparison;
    const parsed = parseEmail(email);
    const ofFeatures = difference.features.flatMap(({ feature }) => decision.featureRows.get(feature) ?? []);
    return {
      status: decision.status,
      known: decision.isKnown ? 'as_asked' : parsed.ok && tables.users.withEmail(parsed.email.address) !== undefined ? 'otherwise' : 'no',
      addressDomain: domain,
      seatDomain: decision.seatDomain,
      isAlias: parsed.ok && this.#domainNames.has(parsed.email.domainName),
      decisive: firstFate(fates, [...ofFeatures, ...decision.rows]),
      related: firstFate(fates, decision.related),
      wasMigrated: fates.firstAppliedAt === null ? false : null,
      changed: parsed.ok ? await changes.of(parsed.email.address, domain, difference, fresh) : null,
    };
  }

  async #tell({ question, domain, decision, old, fresh, difference }: Compared, facts: DifferenceFacts): Promise<void> {
    const { tally, onDifference } = this.#comparison;
    const { cause, detail } = causeOf(difference, old, fresh, facts);
    tally.differ(domain, cause, difference.effect);
    await onDifference({
      ...question,
      domain,
      cause,
      effect: difference.effect,
      detail,
      old,
      new: fresh,
      features: difference.features,
      rows: decision.rows.map(({ table, key }) => ({ table, key })),
    });
  }
}

function firstFate(fates: KnownFates, rows: readonly RowRef[]): KnownFate | null {
  for (const row of rows) {
    const known = fates.of(row);
    if (known !== null) return known;
  }
  return null;
}
