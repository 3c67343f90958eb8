import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { bodyOf } from '@seatledger/api-client';
import { Api, problemOf } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Domain, Sent } from '../../api/shapes.ts';
import { errorsOfProblem } from '../../ui/form/errors-of-problem.ts';
import { Field } from '../../ui/form/field.ts';
import { FormErrors } from '../../ui/form/form-errors.ts';
import { language } from '../../words/locale.ts';
import { count } from '../../words/numbers.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { DatePipe } from '../../words/word-pipes.ts';
import type { Renewal } from './domain-reading.ts';

export interface RenewDomainQuestion {
  readonly domain: Domain;
  readonly renewal: Renewal | null;
  readonly timeZone: string;
}

type Body = Sent<'/v1/renewals', 'post'>;

/** For how long and how many seats a domain is renewed; says what that comes to before it is done. Closed with true once it is. */
@Component({
  imports: [DatePipe, Field, FormErrors, FormField, FormRoot],
  templateUrl: './renew-domain-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RenewDomainDialog {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  protected readonly question = inject<RenewDomainQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly terms = [12, 24, 36, 6, 3, 1];
  readonly #model = signal({ term: '12', until: '', seats: 'keep' });

  readonly #wanted = computed<Body | undefined>(() => {
    const { term, until, seats } = this.#model();
    if (term === 'until' && until === '') return undefined;
    const end = term === 'until' ? { until } : { months: Number(term) };
    return { domainIds: [this.question.domain.id], ...end, from: 'expiry', seats: seats === 'proposed' ? 'proposed' : 'keep' };
  });

  protected readonly outcome = freshResource({
    params: () => this.#wanted(),
    loader: async ({ params, abortSignal: signal }) => {
      const answer = await bodyOf(this.#client.POST('/v1/renewals', { body: { ...params, dryRun: true }, signal }));
      return 'items' in answer ? answer.items[0] : undefined;
    },
  });
  protected readonly sentence = computed(() => sentenceOfProblem(problemOf(this.outcome.error())));
  protected readonly reasons = computed(() =>
    this.#model().seats === 'proposed' ? (this.question.renewal?.proposal.reasons ?? []).map((reason) => reason[language]) : [],
  );

  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.until, { when: ({ valueOf }) => valueOf(path.term) === 'until' });
    },
    {
      submission: {
        action: async (field) => {
          const body = this.#wanted();
          if (body === undefined) return undefined;
          try {
            const done = $localize`:@@domainDetail.renewed:${this.question.domain.name}:name: is renewed.`;
            await this.#changes.make(() => this.#client.POST('/v1/renewals', { body }), done);
            this.dialog.close(true);
          } catch (error) {
            return errorsOfProblem(error, field);
          }
          return undefined;
        },
      },
    },
  );

  protected seats(limit: number | null): string {
    return limit === null ? $localize`:@@renewDomain.unlimited:without a limit` : count(limit);
  }
}
