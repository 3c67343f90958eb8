import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { problemOf } from '../../api/api.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { Icon } from '../icon.ts';

/** What happened, what to do, and the request's id for whoever reports it: `<sl-problem [error]="users.error()" (retry)="users.reload()" />`. */
@Component({
  selector: 'sl-problem',
  imports: [Icon],
  template: `
    <div class="notice notice-danger" role="alert">
      <svg slIcon="circle-alert"></svg>
      <div>
        <p>{{ sentence() }}</p>
        @if (problem().requestId; as id) {
          <p class="id">
            <span i18n="@@problem.request">Request</span> <code>{{ id }}</code>
            <button
              type="button"
              class="button button-link"
              (click)="copy(id)"
              i18n-aria-label="@@problem.copy"
              aria-label="Copy the request's id"
            >
              <svg slIcon="copy"></svg>
            </button>
          </p>
        }
        @if (retryable()) {
          <button type="button" class="button" (click)="retry.emit()" i18n="@@problem.retry">Try again</button>
        }
      </div>
    </div>
  `,
  styles: `
    .id {
      margin: var(--space-1) 0 var(--space-2);
      color: var(--text-muted);
      font-size: 13px;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Problem {
  readonly error = input.required<unknown>();
  readonly retryable = input(true);
  readonly retry = output();
  protected readonly problem = computed(() => problemOf(this.error()));
  protected readonly sentence = computed(() => sentenceOfProblem(this.problem()));

  protected copy(id: string): void {
    void navigator.clipboard.writeText(id);
  }
}
