import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from '../icon.ts';

/**
 * What was refused of a form as a whole: `<sl-form-errors [of]="form" />`, above its buttons. Where fields were refused, the
 * first of them gets the focus.
 */
@Component({
  selector: 'sl-form-errors',
  imports: [Icon],
  template: `
    <div role="alert">
      @for (message of messages(); track message) {
        <p class="notice notice-danger"><svg slIcon="circle-alert"></svg>{{ message }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }
    div:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FormErrors {
  readonly of = input.required<FieldTree<unknown>>();
  protected readonly messages = computed(() =>
    this.of()()
      .errors()
      .map(({ message }) => message)
      .filter((message) => message !== undefined),
  );
  readonly #wasSent = signal(false);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender({ read: () => host.closest('form')?.addEventListener('submit', () => this.#wasSent.set(true)) });
    effect(() => {
      const state = this.of()();
      if (!this.#wasSent() || state.submitting()) return;
      this.#wasSent.set(false);
      const refused = untracked(state.errorSummary).find(({ fieldTree }) => fieldTree !== this.of());
      refused?.fieldTree().focusBoundControl();
    });
  }
}
