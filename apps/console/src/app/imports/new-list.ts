import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { problemOf } from '../api/api.ts';
import { isGivenUp } from '../session/passkey.ts';
import { Problem } from '../ui/feedback/problem.ts';
import { PageHead } from '../ui/page-head.ts';
import { percent } from '../words/numbers.ts';
import { ColumnMapping, type MappedColumn } from './column-mapping.ts';
import { DomainPicker } from './domain-picker.ts';
import { importFields } from './field-words.ts';
import { FileDrop } from './file-drop.ts';
import { headerOfFile } from './header-of-file.ts';
import { importSteps, leaverSteps } from './known-steps.ts';
import { mappingText } from './mapping-text.ts';
import { Uploads } from './uploads.ts';
import { WizardSteps } from './wizard-steps.ts';

const headBytes = 65_536;
const mappable: readonly string[] = ['no_address_column', 'duplicate_column', 'no_header'];

/** The first step with a list: whose it is, and the file. What comes of it is kept by the server, under an address of its own. */
@Component({
  imports: [ColumnMapping, DomainPicker, FileDrop, Problem, PageHead, WizardSteps],
  templateUrl: './new-list.html',
  styleUrl: './wizard.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewList {
  readonly #router = inject(Router);
  readonly #uploads = inject(Uploads);
  readonly #leaving = new AbortController();
  /** Of the route: what the list is for. */
  readonly purpose = input.required<'import' | 'leavers'>();
  /** In the address. */
  readonly domain = input<string>();

  protected readonly domainId = linkedSignal(() => this.domain());
  protected readonly file = signal<File | undefined>(undefined);
  /** How much has been sent, from 0 to 1; undefined: nothing is on its way. */
  protected readonly sent = signal<number | undefined>(undefined);
  protected readonly error = linkedSignal<File | undefined, unknown>({ source: this.file, computation: () => undefined });
  /** To be said by hand, where the names of the columns do not say it. */
  protected readonly columns = linkedSignal<File | undefined, readonly MappedColumn[]>({ source: this.file, computation: () => [] });

  protected readonly isImport = computed(() => this.purpose() === 'import');
  protected readonly steps = computed(() => (this.isImport() ? importSteps(undefined) : leaverSteps(undefined)));
  protected readonly fields = computed(() => (this.isImport() ? importFields : (['email'] as const)));
  protected readonly crumbs = computed(() => [
    { label: $localize`:@@place.imports:Imports`, path: this.isImport() ? '/imports' : '/imports/leaver-checks' },
  ]);
  protected readonly title = computed(() =>
    this.isImport() ? $localize`:@@imports.newImport:Import a list` : $localize`:@@imports.newCheck:Find leavers`,
  );
  protected readonly progressWords = computed(() => {
    const sent = this.sent() ?? 0;
    if (sent < 1) return $localize`:@@imports.sending:Sending the file: ${percent(sent)}:share:`;
    return this.isImport()
      ? $localize`:@@imports.judging:Dry run: every row is compared with the users there are…`
      : $localize`:@@imports.comparing:Every row is compared with the seats there are…`;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#leaving.abort());
    effect(() => {
      const domain = this.domainId();
      if (domain !== this.domain()) void this.#router.navigate([], { queryParams: { domain }, replaceUrl: true });
    });
  }

  protected async check(): Promise<void> {
    const [domainId, file] = [this.domainId(), this.file()];
    if (domainId === undefined || file === undefined || this.sent() !== undefined) return;
    this.error.set(undefined);
    this.sent.set(0);
    const map = mappingText(this.columns());
    try {
      const { id } = await this.#uploads.send<{ readonly id: string }>({
        path: this.isImport() ? '/v1/imports' : '/v1/leaver-checks',
        query: { domainId, ...(map !== '' && { map }) },
        file,
        onProgress: (share) => this.sent.set(share),
        signal: this.#leaving.signal,
      });
      await this.#router.navigate(this.isImport() ? ['/imports', id] : ['/imports/leaver-checks', id]);
    } catch (error) {
      if (!isGivenUp(error)) await this.#tell(error, file);
    } finally {
      this.sent.set(undefined);
    }
  }

  async #tell(error: unknown, file: File): Promise<void> {
    this.error.set(error);
    if (!mappable.includes(problemOf(error).code) || this.columns().length > 0) return;
    const header = headerOfFile(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
    // The page asks for them now, which says what is wrong in better words.
    if (problemOf(error).code !== 'duplicate_column') this.error.set(undefined);
    this.columns.set(header.map((name) => ({ header: name, use: 'recognised' })));
  }
}
