import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ApiProblem } from '@seatledger/api-client';
import { problemOf } from '../api/api.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { language } from '../words/locale.ts';
import { frenchListReasons } from './french-reasons.ts';

/** Why a list cannot be read, applied or undone, in the person's language. */
@Component({
  selector: 'sl-list-problem',
  imports: [Problem],
  template: `<sl-problem [error]="told()" [retryable]="false" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListProblem {
  readonly error = input.required<unknown>();
  protected readonly told = computed(() => {
    const problem = problemOf(this.error());
    const french = language === 'fr' ? frenchListReasons[problem.code] : undefined;
    if (french === undefined) return problem;
    const { status, code, requestId } = problem;
    return new ApiProblem(status, { code, requestId, detail: french });
  });
}
