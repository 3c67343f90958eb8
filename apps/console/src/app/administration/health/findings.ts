import type { Answer } from '../../api/shapes.ts';
import type { Tone } from '../../ui/state.ts';
import { longInstant } from '../../words/dates.ts';
import { count } from '../../words/numbers.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';

export interface Finding {
  readonly title: string;
  readonly tone: Extract<Tone, 'active' | 'grace' | 'expired'>;
  readonly sentences: readonly string[];
}

type Checks = Pick<Answer<'/v1/licences/check-statistics', 'get'>, 'ready' | 'stale' | 'asOf' | 'licences'>;

export function findingOfChecks({ ready, stale, asOf, licences }: Checks): Omit<Finding, 'title'> {
  if (!ready) return { tone: 'expired', sentences: [$localize`:@@health.notReady:The licences are not loaded yet: no check is answered.`] };
  if (stale) {
    const since = asOf === null ? '–' : longInstant(asOf);
    const sentence = $localize`:@@health.stale:The database has not been reached since ${since}:instant:. Checks are answered as things were then.`;
    return { tone: 'grace', sentences: [sentence] };
  }
  return {
    tone: 'active',
    sentences: [$localize`:@@health.ready:They are answered from memory, for ${count(licences)}:count: users, and are up to date.`],
  };
}

export function findingOfAudit({ size, pending, places, alarms }: Answer<'/v1/audit/status', 'get'>): Omit<Finding, 'title'> {
  const troubles = [
    ...alarms.map(({ code, detail }) => sentenceOfRefusal(code, detail)),
    ...places
      .filter(({ failure }) => failure !== null)
      .map(({ place }) => $localize`:@@health.placeFails:The newest checkpoint is not kept in ${place}:place:.`),
  ];
  if (troubles.length > 0) return { tone: alarms.length > 0 ? 'expired' : 'grace', sentences: troubles };
  const sealed = $localize`:@@health.sealed:${count(size)}:count: events are sealed by the newest checkpoint.`;
  const waiting = $localize`:@@health.pending:${count(pending)}:count: more wait for the next one.`;
  const nowhere = $localize`:@@health.nowhere:No place outside keeps checkpoints: whoever rules the machine could rewrite the log.`;
  const sentences = [sealed, ...(pending > 0 ? [waiting] : []), ...(places.length === 0 ? [nowhere] : [])];
  return { tone: places.length === 0 ? 'grace' : 'active', sentences };
}

const order = ['active', 'grace', 'expired'] as const;

export function worst(findings: readonly Finding[]): Finding['tone'] {
  return order[Math.max(0, ...findings.map(({ tone }) => order.indexOf(tone)))] ?? 'active';
}
