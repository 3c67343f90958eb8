import { ChangeDetectionStrategy, Component, computed, contentChild, effect, ElementRef, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { defaultMessage } from './messages.ts';

let lastId = 0;

/**
 * A control with its label above, help under the label, and its error once it was left or sent:
 * `<sl-field [of]="form.email" label="E-mail"><input class="input" [formField]="form.email" /></sl-field>`
 */
@Component({
  selector: 'sl-field',
  template: `
    <label [for]="id">
      {{ label() }}
      @if (optional()) {
        <span class="muted" i18n="@@field.optional">(optional)</span>
      }
    </label>
    @if (help()) {
      <p class="help" [id]="id + '-help'">{{ help() }}</p>
    }
    <ng-content />
    @if (error(); as message) {
      <p class="error" [id]="id + '-error'">{{ message }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
    }
    label {
      font-weight: 500;
    }
    .help {
      color: var(--text-muted);
      font-size: 13px;
    }
    .error {
      color: var(--danger);
      font-size: 13px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Field {
  readonly of = input.required<FieldTree<unknown>>();
  readonly label = input.required<string>();
  readonly help = input('');
  readonly optional = input(false);
  protected readonly id = `field-${(lastId += 1)}`;
  protected readonly control = contentChild(FormField, { read: ElementRef<HTMLElement> });

  protected readonly error = computed(() => {
    const state = this.of()();
    const [error] = state.touched() ? state.errors() : [];
    return error && (error.message ?? defaultMessage(error));
  });

  constructor() {
    effect(() => {
      const host: HTMLElement | undefined = this.control()?.nativeElement;
      if (host === undefined) return;
      // A control of several parts has its field within.
      const control = host.querySelector('input') ?? host;
      control.id = this.id;
      const described = [this.help() && `${this.id}-help`, this.error() && `${this.id}-error`].filter(Boolean).join(' ');
      control.toggleAttribute('aria-describedby', described !== '');
      if (described !== '') control.setAttribute('aria-describedby', described);
      control.setAttribute('aria-invalid', String(this.error() !== undefined));
    });
  }
}
