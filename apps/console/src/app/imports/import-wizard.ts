import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { KnownDomains } from '../registry/lookup.ts';
import { Live } from '../session/live.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';
import { PageHead } from '../ui/page-head.ts';
import { ApplyStep } from './apply-step.ts';
import type { Import } from './import-shapes.ts';
import { importStepKeys, importSteps, type ImportStep } from './known-steps.ts';
import { ListStep } from './list-step.ts';
import { ReadingStep } from './reading-step.ts';
import { VerdictsStep } from './verdicts-step.ts';
import { WizardSteps } from './wizard-steps.ts';

/** An import as the server keeps it, from the list that was sent to what became of it. */
@Component({
  imports: [ApplyStep, ListStep, PageHead, Problem, ReadingStep, Skeleton, VerdictsStep, WizardSteps],
  template: `
    <div class="page">
      <sl-page-head [title]="title()" [crumbs]="crumbs" />
      @if (list(); as imported) {
        <div class="wizard">
          <sl-wizard-steps [steps]="steps()" [current]="current()" />
          <div class="step">
            @switch (current()) {
              @case ('list') {
                <sl-list-step [list]="imported" [domain]="domain()" />
              }
              @case ('reading') {
                <sl-reading-step [list]="imported" (judged)="take($event)" />
              }
              @case ('verdicts') {
                <sl-verdicts-step [list]="imported" [verdict]="verdict()" (judged)="take($event)" />
              }
              @case ('apply') {
                <sl-apply-step [list]="imported" [domain]="domain()" (judged)="take($event)" (stale)="read.reload()" />
              }
            }
          </div>
        </div>
      } @else if (read.error()) {
        <sl-problem [error]="read.error()" (retry)="read.reload()" />
      } @else {
        <sl-skeleton [lines]="8" />
      }
    </div>
  `,
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportWizard {
  readonly #client = inject(Api).client;
  readonly #domains = inject(KnownDomains);
  readonly #live = inject(Live);
  /** In the address. */
  readonly id = input.required<string>();
  readonly step = input<string>();
  readonly verdict = input<string>();

  protected readonly read = freshResource({
    params: () => this.id(),
    loader: async ({ params: id, abortSignal }): Promise<Import> => {
      const list = await bodyOf(this.#client.GET('/v1/imports/{id}', { params: { path: { id } }, signal: abortSignal }));
      // Its name stands in the title.
      await this.#domains.read(list.domainId).catch(() => undefined);
      return list;
    },
  });
  protected readonly list = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly steps = computed(() => importSteps(this.list()));
  protected readonly domain = computed(() => {
    const list = this.list();
    return list && this.#domains.get(list.domainId);
  });
  protected readonly current = computed((): ImportStep => {
    const asked = importStepKeys.find((key) => key === this.step());
    if (asked !== undefined) return asked;
    const list = this.list();
    return list !== undefined && (list.state !== 'judged' || list.changeRequestId !== null) ? 'apply' : 'verdicts';
  });
  protected readonly title = computed(() => {
    const [list, domain] = [this.list(), this.domain()];
    if (list === undefined) return $localize`:@@imports.one:Import`;
    return domain === undefined ? list.fileName : $localize`:@@imports.titled:${list.fileName}:file: for ${domain.name}:domain:`;
  });
  protected readonly crumbs = [{ label: $localize`:@@place.imports:Imports`, path: '/imports' }];

  constructor() {
    // Somebody may approve it while one looks at it.
    effect(() => {
      this.#live.requests();
      const waiting = untracked(this.list);
      if (waiting?.state === 'judged' && waiting.changeRequestId !== null) untracked(() => this.read.reload());
    });
  }

  protected take(judged: Import): void {
    this.read.set(judged);
  }
}
