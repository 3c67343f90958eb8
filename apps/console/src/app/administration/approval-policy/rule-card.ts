import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Role } from '../../ui/access/role-words.ts';
import { Icon } from '../../ui/icon.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';
import { wordsOfRule } from './rule-sentence.ts';
import type { PolicyProblem, Rule } from './shapes.ts';

/** A rule as it would be told; what can be done with it is the content. */
@Component({
  selector: 'sl-rule-card',
  imports: [Icon],
  template: `
    <span class="number muted">{{ number() }}</span>
    <div class="told">
      <h2>{{ words().what }}</h2>
      <p>{{ words().who }} {{ words().needs }}</p>
      <p class="muted">{{ words().times }}</p>
      @for (problem of problems(); track problem.pointer) {
        <p class="notice notice-warning"><svg slIcon="triangle-alert"></svg>{{ sentenceOf(problem) }}</p>
      }
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      padding: var(--space-4) 0;
      border-bottom: 1px solid var(--line);
    }
    .number {
      width: 16px;
    }
    .told {
      display: flex;
      flex: 1 1 260px;
      flex-direction: column;
      gap: var(--space-1);
      min-width: 0;
    }
    .actions {
      display: flex;
      align-items: flex-start;
      gap: var(--space-1);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RuleCard {
  readonly rule = input.required<Rule>();
  readonly number = input.required<number>();
  readonly roles = input.required<readonly Role[]>();
  readonly problems = input<readonly PolicyProblem[]>([]);
  protected readonly words = computed(() => wordsOfRule(this.rule(), this.roles()));

  protected sentenceOf({ code, detail }: PolicyProblem): string {
    return sentenceOfRefusal(code, detail);
  }
}
