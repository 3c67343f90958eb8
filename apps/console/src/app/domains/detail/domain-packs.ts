import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkDrag, CdkDragHandle, CdkDropList } from '@angular/cdk/drag-drop';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { Failures } from '../../api/failures.ts';
import type { Command, Domain } from '../../api/shapes.ts';
import { SessionStore } from '../../session/session-store.ts';
import { BlastRadiusOf } from '../../ui/blast-radius/blast-radius.ts';
import { ActionDialog } from '../../ui/action/action-dialog.ts';
import type { ActionQuestion } from '../../ui/action/action-question.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Icon } from '../../ui/icon.ts';
import { count } from '../../words/numbers.ts';
import { periodWords } from '../../words/period-words.ts';
import type { DomainReading } from './domain-reading.ts';
import { moved } from './pack-order.ts';
import { packDaysQuestion } from './pack-questions.ts';
import { Help } from '../../ui/help/help.ts';

type GivenPack = Domain['packs'][number];

/** The packs of a domain, the stronger the lower: put in order by drag or by button, and what that would change before it is saved. */
@Component({
  selector: 'sl-domain-packs',
  imports: [BlastRadiusOf, CdkDrag, CdkDragHandle, CdkDropList, CdkMenu, CdkMenuItem, CdkMenuTrigger, Help, Icon],
  templateUrl: './domain-packs.html',
  styleUrl: './domain-packs.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DomainPacks {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly attempt = inject(Failures).tell;
  readonly reading = input.required<DomainReading>();
  readonly domain = input.required<Domain>();

  protected readonly mayWrite = computed(() => this.#session.may('domain.write'));
  /** What was typed stays while the page is read again, unless the packs themselves have become others. */
  readonly #given = computed(() => JSON.stringify(this.domain().packs));
  protected readonly draft = linkedSignal<string, readonly GivenPack[]>({
    source: () => this.#given(),
    computation: (given) => JSON.parse(given),
  });
  protected readonly isChanged = computed(() => JSON.stringify(this.draft()) !== this.#given());
  protected readonly isSaving = signal(false);
  readonly #catalogue = computed(() => (this.reading().packs.hasValue() ? (this.reading().packs.value() ?? []) : []));
  protected readonly offered = computed(() => this.#catalogue().filter(({ key }) => !this.draft().some(({ pack }) => pack === key)));

  protected readonly mayCount = computed(() => this.#session.may('user.read'));
  protected readonly commands = computed((): readonly Command[] => [
    { kind: 'domain.assign-packs', id: this.domain().id, packs: [...this.draft()] },
  ]);
  /** How many people it concerns; undefined while that is not known. */
  protected readonly affected = signal<number | undefined>(undefined);
  protected readonly saveLabel = computed(() => {
    const affected = this.affected() ?? 0;
    if (affected === 0) return $localize`:@@domainPacks.save:Save`;
    return $localize`:@@domainPacks.saveFor:Save for ${count(affected)}:count: people`;
  });

  protected readonly period = periodWords;
  protected readonly upLabel = (pack: string) => $localize`:@@domainPacks.up:Move ${this.nameOf(pack)}:pack: up`;
  protected readonly downLabel = (pack: string) => $localize`:@@domainPacks.down:Move ${this.nameOf(pack)}:pack: down`;
  protected readonly daysLabel = (pack: string) => $localize`:@@domainPacks.days:Say when ${this.nameOf(pack)}:pack: is in force`;
  protected readonly removeLabel = (pack: string) => $localize`:@@domainPacks.remove:Remove ${this.nameOf(pack)}:pack:`;

  protected nameOf(key: string): string {
    return this.#catalogue().find((pack) => pack.key === key)?.name ?? key;
  }

  /** `focused`: the button that it was moved with, which keeps the focus. */
  protected move(from: number, to: number, focused?: string): void {
    const pack = this.draft()[from]?.pack;
    if (pack === undefined || to < 0 || to >= this.draft().length) return;
    this.draft.update((packs) => moved(packs, from, to));
    void this.#announcer.announce(
      $localize`:@@domainPacks.place:${this.nameOf(pack)}:pack:: ${to + 1}:place: of ${this.draft().length}:count:`,
    );
    if (focused === undefined) return;
    const focus = () => this.#host.querySelector<HTMLElement>(`[data-pack="${CSS.escape(pack + focused)}"]`)?.focus();
    afterNextRender({ read: focus }, { injector: this.#injector });
  }

  protected add(pack: string): void {
    this.draft.update((packs) => [...packs, { pack, validity: { from: null, until: null } }]);
  }

  protected remove(pack: string): void {
    this.draft.update((packs) => packs.filter((given) => given.pack !== pack));
  }

  protected async date(given: GivenPack): Promise<void> {
    const run: ActionQuestion['run'] = async ({ from, until }) => {
      const validity = { from: from || null, until: until || null };
      this.draft.update((packs) => packs.map((one) => (one.pack === given.pack ? { ...one, validity } : one)));
    };
    await this.#dialogs.open<boolean, ActionQuestion>(ActionDialog, { ...packDaysQuestion(this.nameOf(given.pack), given.validity), run });
  }

  protected reset(): void {
    this.draft.set(this.domain().packs);
  }

  protected async save(): Promise<void> {
    const [before, wanted] = [this.domain().packs, this.draft()];
    this.isSaving.set(true);
    try {
      const changed = await this.#assign(wanted, () => this.#assign(before));
      if (changed.status === 'waiting') this.reset();
    } finally {
      this.isSaving.set(false);
    }
  }

  async #assign(packs: readonly GivenPack[], undo?: () => Promise<unknown>) {
    const { id, name } = this.domain();
    const params = { path: { id }, header: { 'if-match': this.reading().domain.value()?.etag } };
    const assign = () => this.#client.POST('/v1/domains/{id}/actions/assign-packs', { params, body: { packs: [...packs] } });
    try {
      return await this.#changes.make(assign, $localize`:@@domainPacks.saved:The packs of ${name}:name: are changed.`, undo);
    } finally {
      await this.reading().reread();
    }
  }
}
