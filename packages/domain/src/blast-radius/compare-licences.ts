import { decideLicence, type LicenceDecision, type LicenceTerms } from '../licence/licence.ts';
import { followed, type Followed } from './followed.ts';
import { accessChange, type Transition } from './transition.ts';

export interface ComparedLicences {
  readonly before: LicenceDecision;
  readonly after: LicenceDecision;
  readonly transitions: readonly Transition[];
}

/** The licence of one seat before and after; null where there is no such seat. */
export function compareLicences(before: LicenceTerms | null, after: LicenceTerms | null, asOf: number): Followed<ComparedLicences> {
  if (JSON.stringify(before) === JSON.stringify(after)) {
    const decision = decideLicence(before, asOf);
    return { now: { before: decision, after: decision, transitions: [] }, changesAt: Infinity };
  }
  const isThroughout = before !== null && after !== null;
  return followed(asOf, (at) => {
    const compared = { before: decideLicence(before, at), after: decideLicence(after, at) };
    const transitions = transitionsOf(compared.before, compared.after, isThroughout);
    return { ...compared, transitions, nextAt: Math.min(compared.before.nextChangeAt, compared.after.nextChangeAt) };
  });
}

function transitionsOf(before: LicenceDecision, after: LicenceDecision, isThroughout: boolean): readonly Transition[] {
  const transitions: Transition[] = [];
  if (before.status !== after.status) {
    const access = accessChange(before.allowed, after.allowed);
    transitions.push({ kind: 'licence', access, from: before.status, to: after.status });
  }
  if (isThroughout && before.validUntil !== after.validUntil) {
    transitions.push({ kind: 'validity', from: before.validUntil, to: after.validUntil });
  }
  return transitions;
}
