import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Failures } from '../../api/failures.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { Shortcuts, type Shortcut } from '../../frame/shortcuts.ts';
import { draftOf } from '../../ui/form/draft.ts';
import { Icon } from '../../ui/icon.ts';
import { language } from '../../words/locale.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { DropForm } from './drop-form.ts';
import { FixForm } from './fix-form.ts';
import { MapForm } from './map-form.ts';
import { MapTargets } from './map-targets.ts';
import { isDecidable, kindToMap, mappableKinds, placeOfRow, type QuarantinedRow } from './quarantined-row.ts';
import { sentenceOfReason, wordOfReason } from './reason-words.ts';
import { RowColumns } from './row-columns.ts';
import { RowDecisions } from './row-decisions.ts';
import { RowStateTag } from './row-state.ts';

type Deciding = '' | 'drop' | 'fix' | 'map';

/** A quarantined row beside its list: why it waits, what it says, and what somebody decides. Made anew for each row. */
@Component({
  selector: 'sl-row-panel',
  imports: [DropForm, FixForm, Icon, InstantPipe, MapForm, RouterLink, RowColumns, RowStateTag],
  templateUrl: './row-panel.html',
  styleUrl: './row-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowPanel {
  readonly #decisions = inject(RowDecisions);
  readonly #targets = inject(MapTargets);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly row = input.required<QuarantinedRow>();
  readonly mayDecide = input.required<boolean>();
  readonly decided = output();
  readonly stale = output();
  /** The keys go on in the list. */
  readonly left = output();

  protected readonly language = language;
  /** Which decision is being made, over a reload as well. */
  protected readonly draft = draftOf(() => ({ name: `quarantined-row.${this.row().id}`, initial: { deciding: '' } }));
  protected readonly deciding = computed<Deciding>(() => {
    const { deciding } = this.draft.model();
    if (!this.mayDecide() || !isDecidable(this.row())) return '';
    if (deciding === 'map') return this.mapKind() === undefined ? '' : 'map';
    return deciding === 'fix' || deciding === 'drop' ? deciding : '';
  });
  protected readonly mapKind = computed(() => kindToMap(this.row()));
  protected readonly word = computed(() => wordOfReason(this.row().code));
  protected readonly sentence = computed(() => sentenceOfReason(this.row().code, this.row().detail));
  protected readonly place = computed(() => placeOfRow(this.row()));
  protected readonly mayOffer = computed(() => this.mayDecide() && isDecidable(this.row()));
  protected readonly isDecided = computed(() => ['fixed', 'mapped', 'dropped'].includes(this.row().state));

  protected readonly attempt = inject(Failures).tell;
  readonly #targetKind = computed(() => mappableKinds.find((kind) => kind === this.row().target?.kind));
  readonly #targetName = freshResource({
    params: () => {
      const [kind, id] = [this.#targetKind(), this.row().target?.id];
      return kind === undefined || id === undefined ? undefined : { kind, id };
    },
    loader: ({ params: { kind, id } }) => this.#targets.finders[kind].nameOf(id),
  });
  protected readonly target = computed(() => {
    const [kind, id] = [this.#targetKind(), this.row().target?.id];
    if (kind === undefined || id === undefined) return undefined;
    const { label, path } = this.#targets.finders[kind];
    return { label, path: path(id), name: this.#targetName.hasValue() ? this.#targetName.value() : '…' };
  });

  constructor() {
    const shortcuts = inject(Shortcuts);
    const keys: readonly Shortcut[] = [
      { keys: 'f', label: $localize`:@@quarantine.keyFix:Fix the row`, run: () => this.decide('fix') },
      { keys: 'm', label: $localize`:@@quarantine.keyMap:Map the row`, run: () => this.decide('map') },
      { keys: 'd', label: $localize`:@@quarantine.keyDrop:Drop the row`, run: () => this.decide('drop') },
    ];
    effect((onCleanup) => {
      if (this.mayOffer()) onCleanup(shortcuts.add(...keys));
    });
  }

  /** Where the keys go when a row is opened: to what can be decided. */
  focus(): void {
    const control =
      this.#host.querySelector<HTMLElement>('form input, form textarea') ?? this.#host.querySelector<HTMLElement>('.offers button');
    control?.focus();
  }

  protected decide(deciding: Deciding): void {
    this.draft.model.set({ deciding });
  }

  protected cancel(): void {
    this.decide('');
    this.left.emit();
  }

  protected done(): void {
    this.draft.forget();
    this.decided.emit();
  }

  protected async reopen(): Promise<void> {
    await this.#decisions.reopen(this.row());
  }
}
