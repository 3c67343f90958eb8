import { wordOfAnswering } from '../../registry/answering.ts';
import { count } from '../../words/numbers.ts';
import type { Standing } from '../migration-words.ts';
import type { Blocker, CauseCount, ReadyDomain } from './readiness.ts';

const causes: Readonly<Record<CauseCount['cause'], () => string>> = {
  quarantined: () => $localize`:@@cause.quarantined:The row waits in quarantine`,
  not_migrated: () => $localize`:@@cause.notMigrated:In the old database, not in Seatledger, not in quarantine`,
  left_out: () => $localize`:@@cause.leftOut:Left out or dropped by a decision`,
  changed_since: () => $localize`:@@cause.changedSince:Changed in Seatledger since the migration`,
  other_domain: () => $localize`:@@cause.otherDomain:The old service went by a seat under another domain`,
  suspension: () => $localize`:@@cause.suspension:Suspended on one side only`,
  validity: () => $localize`:@@cause.validity:Not started or ended on one side only`,
  grace: () => $localize`:@@cause.grace:Ended; Seatledger still allows it in its grace period`,
  seat_limit: () => $localize`:@@cause.seatLimit:No seat was left under the domain’s limit`,
  feature_missing: () => $localize`:@@cause.featureMissing:A feature that Seatledger does not name`,
  feature_extra: () => $localize`:@@cause.featureExtra:A feature that the old service does not name`,
  feature_value: () => $localize`:@@cause.featureValue:One feature with two values`,
  address_form: () => $localize`:@@cause.addressForm:The address as written means different people`,
  not_in_source: () => $localize`:@@cause.notInSource:Somebody whom the old database never had`,
  old_failed: () => $localize`:@@cause.oldFailed:The old service gave no readable answer`,
  new_failed: () => $localize`:@@cause.newFailed:Seatledger gave no readable answer`,
  unexplained: () => $localize`:@@cause.unexplained:Nothing that is known explains it`,
};

/** Why old and new answer differently. */
export function wordOfCause(cause: CauseCount['cause']): string {
  return causes[cause]();
}

/** What a difference comes to for whoever was asked about. */
export function standingOfEffect(effect: CauseCount['effect']): Standing {
  switch (effect) {
    case 'loses':
      return { word: $localize`:@@effect.loses:Loses the licence`, icon: 'circle-x', tone: 'expired' };
    case 'gains':
      return { word: $localize`:@@effect.gains:Gains a licence`, icon: 'plus', tone: 'not-started' };
    case 'differs':
      return { word: $localize`:@@effect.differs:Other answer`, icon: 'pencil', tone: 'grace' };
  }
}

/** What is in the way of a switch. */
export function sentenceOfBlocker({ code, count: size = 0 }: Blocker): string {
  switch (code) {
    case 'never_compared':
      return $localize`:@@blocker.neverCompared:Old and new were never asked the same questions about it.`;
    case 'comparison_old':
      return $localize`:@@blocker.comparisonOld:The last comparison is more than seven days old.`;
    case 'differences':
      return size === 1
        ? $localize`:@@blocker.difference:One question is answered differently.`
        : $localize`:@@blocker.differences:${count(size)}:count: questions are answered differently.`;
    case 'open_quarantine':
      return size === 1
        ? $localize`:@@blocker.quarantineOne:One row waits in quarantine.`
        : $localize`:@@blocker.quarantine:${count(size)}:count: rows wait in quarantine.`;
    case 'migration_unfinished':
      return $localize`:@@blocker.unfinished:A plan is being applied.`;
  }
}

export function standingOfAnswers({ answeredBy }: Pick<ReadyDomain, 'answeredBy'>): Standing {
  const word = wordOfAnswering(answeredBy);
  return answeredBy === 'seatledger' ? { word, icon: 'circle-check', tone: 'active' } : { word, icon: 'history', tone: 'unknown' };
}

export function standingOfReadiness(isReady: boolean): Standing {
  return isReady
    ? { word: $localize`:@@cutOver.ready:Ready`, icon: 'circle-check', tone: 'active' }
    : { word: $localize`:@@cutOver.notReady:Not ready`, icon: 'triangle-alert', tone: 'grace' };
}
