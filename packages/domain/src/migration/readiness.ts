/** What keeps a domain from being cut over, in the order in which people look at it. */
export const blockerCodes = ['never_compared', 'comparison_old', 'differences', 'open_quarantine', 'migration_unfinished'] as const;
export type BlockerCode = (typeof blockerCodes)[number];

export interface Blocker {
  readonly code: BlockerCode;
  readonly detail: string;
  /** How many there are, where they are counted. */
  readonly count?: number;
}

/** What is known of a domain that came from the old database. */
export interface ReadinessFacts {
  readonly answeredBy: AnsweredBy;
  /** The last parity run that asked about the domain. */
  readonly comparison: { readonly endedAt: Temporal.Instant; readonly differing: number } | null;
  /** Rows of the domain that somebody has yet to decide on. */
  readonly openQuarantine: number;
  /** A migration that is being applied, whatever it brings. */
  readonly applyingMigrationId: number | null;
}

/** Who answers for a domain: the old service, or Seatledger. */
export const answeringSides = ['old', 'seatledger'] as const;
export type AnsweredBy = (typeof answeringSides)[number];

/** For how many days what a parity run has found is believed. */
export const comparisonDays = 7;

/** Nothing keeps a domain from what has been done already. */
export function blockersOf(facts: ReadinessFacts, now: Temporal.Instant): readonly Blocker[] {
  if (facts.answeredBy === 'seatledger') return [];
  const { openQuarantine, applyingMigrationId } = facts;
  return [
    ...blockersOfComparison(facts, now),
    ...(openQuarantine > 0 ? [openQuarantineBlocker(openQuarantine)] : []),
    ...(applyingMigrationId === null ? [] : [unfinished(applyingMigrationId)]),
  ];
}

function blockersOfComparison({ comparison }: ReadinessFacts, now: Temporal.Instant): readonly Blocker[] {
  if (comparison === null) {
    return [{ code: 'never_compared', detail: 'Old and new have never been asked about it; run legacy parity first.' }];
  }
  const { endedAt, differing } = comparison;
  return [...(isOld(endedAt, now) ? [comparisonOld(endedAt)] : []), ...(differing > 0 ? [differences(differing)] : [])];
}

function isOld(endedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endedAt.add({ hours: comparisonDays * 24 }), now) < 0;
}

function comparisonOld(endedAt: Temporal.Instant): Blocker {
  const day = endedAt.toString().slice(0, 10);
  const detail = `Old and new were last asked about it on ${day}, more than ${comparisonDays} days ago; run legacy parity again.`;
  return { code: 'comparison_old', detail };
}

function differences(count: number): Blocker {
  const detail = `Old and new answer ${count === 1 ? 'one question' : `${count} questions`} differently; look at their causes.`;
  return { code: 'differences', detail, count };
}

function openQuarantineBlocker(count: number): Blocker {
  const detail = `${count === 1 ? 'One row waits' : `${count} rows wait`} in quarantine; decide on ${count === 1 ? 'it' : 'them'}.`;
  return { code: 'open_quarantine', detail, count };
}

function unfinished(id: number): Blocker {
  return { code: 'migration_unfinished', detail: `Migration ${id} is being applied; let it come to its end first.` };
}
