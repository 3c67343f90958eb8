import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api, problemOf } from '../api/api.ts';
import { Changes } from '../api/changes.ts';
import type { Domain } from '../api/shapes.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { isGivenUp } from '../session/passkey.ts';
import { InstantPipe } from '../words/word-pipes.ts';
import { fileSize } from './file-size.ts';
import type { Import } from './import-shapes.ts';

/** The file that was sent, and for whom. */
@Component({
  selector: 'sl-list-step',
  imports: [InstantPipe, Problem, RouterLink],
  template: `
    <h2 i18n="@@imports.stepList">The list</h2>
    <dl class="facts">
      <dt i18n="@@imports.forDomain">Domain</dt>
      <dd>
        <a [routerLink]="['/domains', list().domainId]">{{ domain()?.name ?? list().domainId }}</a>
      </dd>
      <dt i18n="@@imports.file">File</dt>
      <dd>
        {{ list().fileName }} <span class="muted">({{ size() }})</span>
      </dd>
      <dt i18n="@@imports.sentAt">Sent</dt>
      <dd [title]="list().createdAt | slInstant: 'exact'">{{ list().createdAt | slInstant }}</dd>
      @if (list().keptUntil; as until) {
        <dt i18n="@@imports.keptUntil">Kept until</dt>
        <dd [title]="until | slInstant: 'exact'">{{ until | slInstant }}</dd>
      }
      <dt>SHA-256</dt>
      <dd class="fixed fixed-hash">{{ list().sha256 }}</dd>
    </dl>
    @if (error(); as problem) {
      <sl-problem [error]="problem" [retryable]="false" />
    }
    <div class="form-actions">
      <a class="button" routerLink="/imports/new" [queryParams]="{ domain: list().domainId }" i18n="@@imports.otherList"
        >Give another list for this domain</a
      >
      @if (mayDelete()) {
        <button type="button" class="button" (click)="remove()" i18n="@@imports.delete">Delete this import</button>
      }
    </div>
  `,
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListStep {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #router = inject(Router);
  readonly list = input.required<Import>();
  readonly domain = input.required<Domain | undefined>();
  protected readonly error = signal<unknown>(undefined);
  protected readonly size = computed(() => fileSize(this.list().sizeBytes));
  protected readonly mayDelete = computed(() => this.list().state !== 'applied' && this.list().changeRequestId === null);

  protected async remove(): Promise<void> {
    const { id, version } = this.list();
    this.error.set(undefined);
    try {
      const params = { path: { id }, header: { 'if-match': `"${version}"` } };
      await this.#changes.make(
        () => this.#client.DELETE('/v1/imports/{id}', { params }),
        $localize`:@@imports.deleted:The import is deleted. No user was changed.`,
      );
      await this.#router.navigate(['/imports']);
    } catch (error) {
      if (!isGivenUp(error)) this.error.set(problemOf(error));
    }
  }
}
