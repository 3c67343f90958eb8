import { ChangeDetectionStrategy, Component, computed, inject, type ResourceRef } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { PageHead } from '../../ui/page-head.ts';
import { State } from '../../ui/state.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';
import { problemOf } from '../../api/api.ts';
import { count, decimal } from '../../words/numbers.ts';
import { longInstant } from '../../words/dates.ts';
import { findingOfAudit, findingOfChecks, worst, type Finding } from './findings.ts';

/** What is healthy and what is not, in words. */
@Component({
  imports: [Icon, PageHead, Skeleton, State],
  templateUrl: './health.html',
  styleUrl: './health.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Health {
  readonly #client = inject(Api).client;
  readonly #mayAudit = inject(SessionStore).may('audit.read');

  readonly #process = freshResource({ loader: async ({ abortSignal: signal }) => bodyOf(this.#client.GET('/healthz', { signal })) });
  protected readonly checks = freshResource({
    loader: async ({ abortSignal: signal }) => bodyOf(this.#client.GET('/v1/licences/check-statistics', { signal })),
  });
  readonly #audit = freshResource({
    params: () => (this.#mayAudit ? true : undefined),
    loader: async ({ abortSignal: signal }) => bodyOf(this.#client.GET('/v1/audit/status', { signal })),
  });

  protected readonly findings = computed(() => {
    const server = $localize`:@@health.server:Server`;
    const checks = $localize`:@@health.checks:Licence checks`;
    const audit = $localize`:@@health.audit:Audit log`;
    return [
      found(server, this.#process, () => ({ tone: 'active' as const, sentences: [$localize`:@@health.serverWell:It answers.`] })),
      found(checks, this.checks, findingOfChecks),
      ...(this.#mayAudit ? [found(audit, this.#audit, findingOfAudit)] : []),
    ].filter((finding) => finding !== undefined);
  });
  protected readonly overall = computed(() => worst(this.findings()));
  protected readonly figures = computed(() => {
    if (!this.checks.hasValue()) return [];
    const { checksPerSecond, answers, refusals, licences, since } = this.checks.value();
    return [
      { label: $localize`:@@health.perSecond:Checks each second`, value: decimal(checksPerSecond) },
      { label: $localize`:@@health.answered:Answered`, value: count(sum(answers)) },
      { label: $localize`:@@health.refused:Of these, without a licence in force`, value: count(sum(refusals)) },
      { label: $localize`:@@health.licences:Users in memory`, value: count(licences) },
      { label: $localize`:@@health.since:Counted since`, value: longInstant(since) },
    ];
  });

  protected reload(): void {
    this.#process.reload();
    this.checks.reload();
    this.#audit.reload();
  }
}

/** What was found, once it was looked for; that it could not be read is a finding, too. */
function found<Value>(
  title: string,
  source: ResourceRef<Value | undefined>,
  finding: (value: Value) => Omit<Finding, 'title'>,
): Finding | undefined {
  const error = source.error();
  if (error !== undefined) return { title, tone: 'expired', sentences: [sentenceOfProblem(problemOf(error))] };
  return source.hasValue() ? { title, ...finding(source.value() as Value) } : undefined;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, one) => total + one, 0);
}
