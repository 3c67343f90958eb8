import { z } from 'zod';
import { instant } from '../change-request/request-fields.ts';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import { name } from '../command/fields.ts';
import { parityCauses, parityEffects, type ParityCause, type ParityEffect } from './parity-causes.ts';

/** What Seatledger was compared with: the rules of the old service, computed from its tables, or that service itself. */
export const comparedWith = z.enum(['rules', 'service']);

const count = z.int().min(0).max(2_147_483_647);

/** So many questions that are answered differently for one cause. */
export const countedCause = z.strictObject({ cause: z.enum(parityCauses), effect: z.enum(parityEffects), questions: count.min(1) });
export type CountedCause = z.output<typeof countedCause>;

/** Questions about addresses under one domain, and how many of them were answered alike. */
export const comparedDomain = z.strictObject({
  name: z.string().min(1).max(255),
  asked: count,
  agreed: count,
  causes: z.array(countedCause).max(parityCauses.length * parityEffects.length),
});
export type ComparedDomain = z.output<typeof comparedDomain>;

/** Keeps what a parity run has found. What it found of each domain is kept beside it, in the same transaction. */
export const createParityRunSchema = z.strictObject({
  kind: z.literal('parity-run.create'),
  source: name,
  comparedWith,
  startedAt: instant,
  endedAt: instant,
  domains: count,
  questions: count,
  agreed: count,
  differing: count,
  causes: comparedDomain.shape.causes,
});
export type CreateParityRun = z.output<typeof createParityRunSchema>;
export interface ParityRun extends Omit<CreateParityRun, 'kind'> {
  readonly id: number;
}

const decisionsOnRun = decisionsOn<ParityRun>('parity-run', ({ source, comparedWith: with_, domains, questions, agreed, differing }) => ({
  source,
  comparedWith: with_,
  domains,
  questions,
  agreed,
  differing,
}));

export function decideCreateParityRun({ kind: _, ...run }: CreateParityRun, { nextId }: { readonly nextId: number }): Decision<ParityRun> {
  if (Temporal.Instant.compare(run.startedAt, run.endedAt) > 0) {
    throw new CommandRefused('ends_before_start', 'The run must not end before it starts.', 'endedAt');
  }
  return decisionsOnRun.created({ id: nextId, ...run });
}

interface Counts {
  readonly agreed: number;
  readonly differing: number;
  readonly causes: readonly CountedCause[];
}

/**
 * What the domains of a run come to together.
 * @throws CommandRefused where the counts of one do not add up, one is there twice, or there are more questions than the run has
 */
export function totalsOf(domains: readonly ComparedDomain[], questions: number): Counts {
  const names = new Set<string>();
  let [asked, agreed] = [0, 0];
  for (const [index, domain] of domains.entries()) {
    refuseMiscounted(domain, index);
    if (names.has(domain.name)) throw new CommandRefused('domain_repeated', `${domain.name} is there twice.`, `domains/${index}/name`);
    names.add(domain.name);
    asked += domain.asked;
    agreed += domain.agreed;
  }
  if (asked > questions) {
    const detail = `The run has ${questions} questions, and its domains have ${asked}; a question is about one domain at most.`;
    throw new CommandRefused('counts_do_not_add_up', detail, 'questions');
  }
  return { agreed, differing: asked - agreed, causes: sumCauses(domains.flatMap(({ causes }) => causes)) };
}

function refuseMiscounted({ name: domain, asked, agreed, causes }: ComparedDomain, index: number): void {
  const differing = causes.reduce((sum, { questions }) => sum + questions, 0);
  if (asked === agreed + differing) return;
  const detail = `Of ${domain}, ${asked} questions were asked, ${agreed} answered alike and ${differing} differently; that does not add up.`;
  throw new CommandRefused('counts_do_not_add_up', detail, `domains/${index}/asked`);
}

/** The same with each cause and effect once, the most frequent first. */
export function sumCauses(causes: readonly CountedCause[]): readonly CountedCause[] {
  const sums = new Map<string, { cause: ParityCause; effect: ParityEffect; questions: number }>();
  for (const { cause, effect, questions } of causes) {
    const key = `${cause} ${effect}`;
    sums.set(key, { cause, effect, questions: (sums.get(key)?.questions ?? 0) + questions });
  }
  return [...sums.values()].toSorted((a, b) => b.questions - a.questions || parityCauses.indexOf(a.cause) - parityCauses.indexOf(b.cause));
}
