import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Answer } from '../../api/shapes.ts';
import { language } from '../../words/locale.ts';
import { changesAmong } from './field-changes.ts';
import { FieldRows } from './field-rows.ts';

export type ShownCommand = Answer<'/v1/change-requests/{id}/commands', 'get'>['items'][number];

/** What one command comes to: a sentence, then before and after of what changes. */
@Component({
  selector: 'sl-command-difference',
  imports: [FieldRows],
  template: `
    @if (titled()) {
      <h3>{{ told().title }}</h3>
    }
    @if (command().subject === null) {
      <p class="muted" i18n="@@difference.nothing">This changes nothing: it is so already.</p>
    } @else if (changes() > 0) {
      <sl-field-rows [rows]="told().fields" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    h3 {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandDifference {
  readonly command = input.required<ShownCommand>();
  /** Not where the sentence stands above it already. */
  readonly titled = input(true);
  protected readonly told = computed(() => this.command()[language]);
  protected readonly changes = computed(() => changesAmong(this.told().fields).length);
}
