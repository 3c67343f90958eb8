import { describeCause, type ParityCause } from '@seatledger/domain/migration/parity-causes.ts';
import type { AnswerDifference } from './find-difference.ts';
import type { OldStatus } from './old-rules.ts';
import type { NewAnswer, OldAnswer } from './service-answer.ts';

/** What a row of the old database has come to, as far as it explains something. */
export interface KnownFate {
  readonly fate: 'quarantined' | 'left_out' | 'dropped';
  readonly code: string;
  readonly detail: string;
}

/** What is known of a question besides the two answers. */
export interface DifferenceFacts {
  /** What the old rules make of the tables. */
  readonly status: OldStatus;
  /** Whether the old tables have the address as it was asked; in another written form; or not at all. */
  readonly known: 'as_asked' | 'otherwise' | 'no';
  /** In their normal forms. */
  readonly addressDomain: string | null;
  readonly seatDomain: string | null;
  /** Whether the domain of the address is an alias in Seatledger. */
  readonly isAlias: boolean;
  /** Of a row that decided the old answer. */
  readonly decisive: KnownFate | null;
  /** Of another row of the address. */
  readonly related: KnownFate | null;
  /** Whether the row of the user came with the last migration that was applied; null: that is not known. */
  readonly wasMigrated: boolean | null;
  /** What somebody has changed in Seatledger since, of what the new answer depends on: `the user`. */
  readonly changed: string | null;
}

export interface CauseFound {
  readonly cause: ParityCause;
  /** One English sentence about this difference. */
  readonly detail: string;
}

/** Why two answers differ: one cause, the one to act on first. */
export function causeOf(difference: AnswerDifference, old: OldAnswer, fresh: NewAnswer, facts: DifferenceFacts): CauseFound {
  if (!fresh.isAnswered) return { cause: 'new_failed', detail: fresh.detail };
  if (!old.isAnswered && facts.status !== 'unreadable') return { cause: 'old_failed', detail: old.detail };
  const decided = byFate(facts.decisive);
  if (decided !== null) return decided;
  if (!old.isAnswered) return byFate(facts.related) ?? { cause: 'old_failed', detail: old.detail };
  return causeOfEffect(difference, fresh, facts) ?? byFate(facts.related) ?? found('unexplained');
}

function byFate(known: KnownFate | null): CauseFound | null {
  if (known === null) return null;
  if (known.fate !== 'quarantined') return { cause: 'left_out', detail: known.detail };
  return { cause: known.code === 'seat_limit_reached' ? 'seat_limit' : 'quarantined', detail: known.detail };
}

type Answered = Extract<NewAnswer, { readonly isAnswered: true }>;

function causeOfEffect(difference: AnswerDifference, fresh: Answered, facts: DifferenceFacts): CauseFound | null {
  switch (difference.effect) {
    case 'loses':
      return causeOfLoss(fresh, facts);
    case 'gains':
      return causeOfGain(fresh, facts);
    case 'differs':
      return causeOfOtherTerms(difference, fresh, facts);
  }
}

function causeOfLoss({ status }: Answered, facts: DifferenceFacts): CauseFound | null {
  switch (status) {
    case 'not_an_address':
      return found('address_form', 'Seatledger takes what is asked for no address.');
    case 'unknown':
      return causeOfUnknown(facts);
    case 'suspended':
    case 'domain_suspended':
      return (
        changedSince(facts) ?? found('suspension', `In Seatledger ${status === 'suspended' ? 'the user' : 'the domain'} is suspended.`)
      );
    default:
      return (
        changedSince(facts) ?? otherDomain(facts) ?? found('validity', `In Seatledger the licence ${endedOr(status === 'not_started')}.`)
      );
  }
}

function causeOfUnknown(facts: DifferenceFacts): CauseFound | null {
  const byOther = byFate(facts.related);
  if (byOther !== null) return byOther;
  if (facts.known === 'no') return null;
  if (facts.wasMigrated === true)
    return found('changed_since', 'It came with the migration and has been removed or renamed in Seatledger since.');
  return found('not_migrated');
}

function causeOfGain({ status }: Answered, facts: DifferenceFacts): CauseFound | null {
  if (facts.known === 'otherwise')
    return found('address_form', 'The old database has the address written otherwise, and does not find it.');
  if (facts.known === 'no') {
    return facts.isAlias
      ? found('address_form', 'The address is under another name of the domain, which the old service does not know.')
      : found('not_in_source');
  }
  switch (facts.status) {
    case 'user_inactive':
    case 'domain_inactive':
      return (
        changedSince(facts) ??
        found('suspension', `In the old database the ${facts.status === 'user_inactive' ? 'user' : 'domain'} is not active.`)
      );
    case 'not_started':
    case 'ended':
      if (status === 'grace') return found('grace');
      return (
        changedSince(facts) ??
        otherDomain(facts) ??
        found('validity', `In the old database the licence ${endedOr(facts.status === 'not_started')}.`)
      );
    case 'no_seat':
    case 'domain_missing':
      return byFate(facts.related) ?? found('changed_since', 'The old database gives no seat; the one in Seatledger was added there.');
    default:
      return null;
  }
}

function causeOfOtherTerms({ features }: AnswerDifference, { status }: Answered, facts: DifferenceFacts): CauseFound | null {
  const ofOthers = changedSince(facts) ?? otherDomain(facts);
  if (ofOthers !== null) return ofOthers;
  if (features.length === 0) return found(status === 'grace' ? 'grace' : 'validity', 'The licence ends on another day.');
  const keys = (those: AnswerDifference['features']): string => those.map(({ feature }) => feature).join(', ');
  const missing = features.filter((one) => one.new === undefined);
  if (missing.length > 0) return found('feature_missing', `Seatledger does not name ${keys(missing)}.`);
  const other = features.filter((one) => one.old !== undefined);
  if (other.length > 0) return found('feature_value', `Of another value: ${keys(other)}.`);
  return found('feature_extra', `The old service does not name ${keys(features)}.`);
}

function changedSince({ changed }: DifferenceFacts): CauseFound | null {
  return changed === null ? null : found('changed_since', `Since the migration somebody has changed ${changed} in Seatledger.`);
}

function otherDomain({ addressDomain, seatDomain }: DifferenceFacts): CauseFound | null {
  if (addressDomain === null || seatDomain === null || addressDomain === seatDomain) return null;
  return found('other_domain', `The old service went by a seat under ${seatDomain}.`);
}

function endedOr(hasNotStarted: boolean): string {
  return hasNotStarted ? 'has not started' : 'has ended';
}

function found(cause: ParityCause, detail: string = describeCause(cause, 'en')): CauseFound {
  return { cause, detail };
}
