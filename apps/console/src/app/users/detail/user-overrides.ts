import { ChangeDetectionStrategy, Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Api } from '../../api/api.ts';
import { Changes } from '../../api/changes.ts';
import { Failures } from '../../api/failures.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Icon } from '../../ui/icon.ts';
import { shownValue } from '../../ui/why/feature-value.ts';
import { quoted } from '../../ui/why/origin-words.ts';
import { periodWords } from '../../words/period-words.ts';
import { OverrideDialog, type OverrideQuestion, type OverrideWanted } from './override-dialog.ts';
import type { Override, UserReading } from './user-reading.ts';
import { Help } from '../../ui/help/help.ts';

/** The values that one person has for themselves: seen, set and removed. */
@Component({
  selector: 'sl-user-overrides',
  imports: [Help, Icon, Problem, Skeleton],
  templateUrl: './user-overrides.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    li {
      display: flex;
      align-items: flex-start;
      gap: var(--space-1);
      padding: var(--space-2) 0;
      border-bottom: 1px solid var(--line);
      font-size: 13px;
    }
    .what {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UserOverrides {
  readonly #client = inject(Api).client;
  readonly #changes = inject(Changes);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  protected readonly attempt = inject(Failures).tell;
  readonly reading = input.required<UserReading>();

  protected readonly mayWrite = computed(() => this.#session.may('override.write') && this.reading().user.hasValue());
  protected readonly overrides = computed(() => {
    const { overrides } = this.reading();
    return overrides.hasValue() ? overrides.value() : undefined;
  });
  protected readonly features = computed(() => {
    const { catalogue } = this.reading();
    return catalogue.hasValue() ? catalogue.value().features : [];
  });
  protected readonly value = shownValue;
  protected readonly quoted = quoted;
  protected readonly period = ({ validity }: Override) => periodWords(validity);

  protected readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  /** Leads there whoever comes from somewhere else on the page. */
  show(): void {
    this.heading().nativeElement.scrollIntoView({ block: 'center' });
    this.heading().nativeElement.focus();
  }

  protected nameOf({ feature }: Pick<Override, 'feature'>): string {
    return this.features().find(({ key }) => key === feature)?.name ?? feature;
  }

  protected changeLabel(override: Override): string {
    return $localize`:@@overrides.change:Change the override of ${this.nameOf(override)}:feature:`;
  }

  protected removeLabel(override: Override): string {
    return $localize`:@@overrides.remove:Remove the override of ${this.nameOf(override)}:feature:`;
  }

  protected async set(override?: Override): Promise<void> {
    await this.#dialogs.open<boolean, OverrideQuestion>(OverrideDialog, {
      userId: this.reading().user.value()?.value.id ?? '',
      features: this.features(),
      override,
      set: (wanted) => this.#put(wanted, () => (override === undefined ? this.remove(wanted) : this.#put(override))),
      reread: () => this.reading().reread(),
    });
  }

  protected async remove(override: OverrideWanted): Promise<void> {
    const done = $localize`:@@overrides.removed:The override of ${this.nameOf(override)}:feature: is removed.`;
    const remove = () => this.#client.DELETE('/v1/users/{id}/overrides/{featureKey}', { params: this.#params(override.feature) });
    try {
      await this.#changes.make(remove, done, () => this.#put(override));
    } finally {
      await this.reading().reread();
    }
  }

  async #put({ feature, value, validity, reason }: OverrideWanted, undo?: () => Promise<void>): Promise<void> {
    const body = { value, validity, reason };
    const put = () => this.#client.PUT('/v1/users/{id}/overrides/{featureKey}', { params: this.#params(feature), body });
    await this.#changes.make(put, $localize`:@@overrides.isSet:The override is set.`, undo);
    await this.reading().reread();
  }

  #params(featureKey: string) {
    const versioned = this.reading().user.value();
    return { path: { id: versioned?.value.id ?? '', featureKey }, header: { 'if-match': versioned?.etag } };
  }
}
