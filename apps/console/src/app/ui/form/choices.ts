import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { defaultMessage } from './messages.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

export interface ChoiceGroup {
  /** Empty where there is one group alone. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

let lastId = 0;

/** Some of several: `<sl-choices [formField]="form.roleKeys" label="Roles" [groups]="…" />`. Keeps the order in which they are offered. */
@Component({
  selector: 'sl-choices',
  template: `
    <fieldset [attr.aria-describedby]="error() ? id : null">
      <legend>{{ label() }}</legend>
      @if (help()) {
        <p class="help">{{ help() }}</p>
      }
      <div class="groups" [class.many]="groups().length > 1">
        @for (group of groups(); track group.label) {
          <div class="group" role="group" [attr.aria-label]="group.label || null">
            @if (group.label) {
              <p class="name">{{ group.label }}</p>
            }
            @for (choice of group.choices; track choice.value) {
              <label class="choice">
                <input type="checkbox" [checked]="chosen().has(choice.value)" (change)="toggle(choice.value)" (blur)="touched.set(true)" />
                <span
                  >{{ choice.label }}
                  @if (choice.help) {
                    <small>{{ choice.help }}</small>
                  }
                </span>
              </label>
            }
          </div>
        }
      </div>
      @if (error(); as message) {
        <p class="error" [id]="id">{{ message }}</p>
      }
    </fieldset>
  `,
  styleUrl: './choices.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Choices implements FormValueControl<readonly string[]> {
  readonly value = model<readonly string[]>([]);
  readonly touched = model(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);
  readonly label = input.required<string>();
  readonly help = input('');
  readonly groups = input.required<readonly ChoiceGroup[]>();
  protected readonly id = `choices-${(lastId += 1)}-error`;
  protected readonly chosen = computed(() => new Set(this.value()));
  protected readonly error = computed(() => {
    const [error] = this.touched() ? this.errors() : [];
    return error && (error.message ?? defaultMessage(error));
  });

  protected toggle(value: string): void {
    const chosen = new Set(this.value());
    if (!chosen.delete(value)) chosen.add(value);
    const offered = this.groups().flatMap(({ choices }) => choices.map((choice) => choice.value));
    // What is chosen and not offered (a role that is gone, say) stays until somebody can see it.
    this.value.set([...offered.filter((one) => chosen.has(one)), ...[...chosen].filter((one) => !offered.includes(one))]);
  }
}
