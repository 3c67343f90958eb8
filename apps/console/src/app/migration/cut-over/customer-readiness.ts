import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ChangeRequest } from '../../api/shapes.ts';
import { Failures } from '../../api/failures.ts';
import { Icon } from '../../ui/icon.ts';
import { State } from '../../ui/state.ts';
import { count } from '../../words/numbers.ts';
import { CountPipe, InstantPipe } from '../../words/word-pipes.ts';
import { sentenceOfBlocker, standingOfAnswers, standingOfEffect, standingOfReadiness, wordOfCause } from './cut-over-words.ts';
import type { Readiness, ReadyDomain } from './readiness.ts';
import { Switches } from './switches.ts';

/** A customer with each domain: who answers, what was compared, what is in the way, and the switch. */
@Component({
  selector: 'sl-customer-readiness',
  imports: [CountPipe, Icon, InstantPipe, RouterLink, State],
  templateUrl: './customer-readiness.html',
  styleUrl: './customer-readiness.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CustomerReadiness {
  readonly readiness = input.required<Readiness>();
  /** Requests that wait, by the id of their domain. */
  readonly waiting = input.required<ReadonlyMap<string, ChangeRequest>>();
  readonly mayWrite = input.required<boolean>();
  protected readonly switches = inject(Switches);
  protected readonly attempt = inject(Failures).tell;
  protected readonly standing = computed(() => standingOfReadiness(this.readiness().ready));
  protected readonly titleId = computed(() => `readiness-${this.readiness().customer.id}`);

  protected readonly domains = computed(() =>
    this.readiness().domains.map((domain) => ({
      domain,
      answers: standingOfAnswers(domain),
      blockers: domain.blockers.map((blocker) => ({ code: blocker.code, sentence: sentenceOfBlocker(blocker) })),
      differing: differingWords(domain),
      causes: (domain.parity?.causes ?? []).map(({ cause, effect, questions }) => ({
        word: wordOfCause(cause),
        effect: standingOfEffect(effect),
        questions,
      })),
      request: this.waiting().get(domain.id),
    })),
  );
}

function differingWords({ parity }: ReadyDomain): string {
  if (parity === null) return '';
  const differing = parity.asked - parity.agreed;
  if (differing === 0) return '';
  return differing === 1
    ? $localize`:@@cutOver.difference:1 difference`
    : $localize`:@@cutOver.differences:${count(differing)}:count: differences`;
}
