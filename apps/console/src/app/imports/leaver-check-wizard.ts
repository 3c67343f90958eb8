import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import { KnownDomains } from '../registry/lookup.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { Skeleton } from '../ui/feedback/skeleton.ts';
import { PageHead } from '../ui/page-head.ts';
import { InstantPipe } from '../words/word-pipes.ts';
import { wordOfEncoding, wordOfSeparator } from './field-words.ts';
import { fileSize } from './file-size.ts';
import type { LeaverCheck } from './import-shapes.ts';
import { leaverSteps } from './known-steps.ts';
import { LeaversStep } from './leavers-step.ts';
import { StaffRows } from './staff-rows.ts';
import { WizardSteps } from './wizard-steps.ts';

const stepKeys = ['list', 'rows', 'leavers'] as const;

/** A staff list as it was compared with the seats of a domain: who is not on it, and what is to become of them. */
@Component({
  imports: [InstantPipe, LeaversStep, PageHead, Problem, RouterLink, Skeleton, StaffRows, WizardSteps],
  templateUrl: './leaver-check-wizard.html',
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaverCheckWizard {
  readonly #client = inject(Api).client;
  readonly #domains = inject(KnownDomains);
  /** In the address. */
  readonly id = input.required<string>();
  readonly step = input<string>();
  readonly show = input<string>();

  protected readonly read = freshResource({
    params: () => this.id(),
    loader: async ({ params: id, abortSignal: signal }): Promise<LeaverCheck> => {
      const check = await bodyOf(this.#client.GET('/v1/leaver-checks/{id}', { params: { path: { id } }, signal }));
      // Its name stands in the title.
      await this.#domains.read(check.domainId).catch(() => undefined);
      return check;
    },
  });
  protected readonly check = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly steps = computed(() => leaverSteps(this.check()));
  protected readonly current = computed(() => stepKeys.find((key) => key === this.step()) ?? 'leavers');
  protected readonly domain = computed(() => {
    const check = this.check();
    return check && this.#domains.get(check.domainId);
  });
  protected readonly title = computed(() => {
    const [check, domain] = [this.check(), this.domain()];
    if (check === undefined) return $localize`:@@imports.oneCheck:Leaver check`;
    return domain === undefined ? check.fileName : $localize`:@@imports.titled:${check.fileName}:file: for ${domain.name}:domain:`;
  });
  protected readonly crumbs = [{ label: $localize`:@@imports.tabChecks:Leaver checks`, path: '/imports/leaver-checks' }];
  protected readonly size = computed(() => fileSize(this.check()?.sizeBytes ?? 0));
  protected readonly readAs = computed(() => {
    const check = this.check();
    return check === undefined ? '' : `${wordOfEncoding(check.encoding)}, ${wordOfSeparator(check.separator).toLowerCase()}`;
  });
  protected readonly addressColumn = computed(() => this.check()?.mapping.columns.find(({ field }) => field === 'email')?.header ?? '');
}
