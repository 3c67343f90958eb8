import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
} from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { freshResource } from '../api/fresh-resource.ts';
import type { FilterOption } from '../ui/filter-bar/filter-words.ts';

let lastId = 0;
const waitMs = 120;

/** Picks a customer or a domain by a few letters; its value is the id. `<sl-thing-picker [formField]="form.customerId" [find]="…" [nameOf]="…" />` */
@Component({
  selector: 'sl-thing-picker',
  template: `
    <input
      #field
      class="input"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      aria-autocomplete="list"
      [attr.aria-expanded]="options().length > 0"
      [attr.aria-controls]="listId"
      [attr.aria-activedescendant]="options()[chosen()] ? listId + '-' + chosen() : null"
      [attr.aria-label]="label()"
      [value]="shown()"
      (input)="type(field.value)"
      (blur)="left()"
      (keydown.arrowdown)="move($event, 1)"
      (keydown.arrowup)="move($event, -1)"
      (keydown.enter)="enter($event)"
      (keydown.escape)="typed.set(undefined)"
    />
    <ul class="menu" role="listbox" [id]="listId" [hidden]="options().length === 0" [attr.aria-label]="label()">
      @for (option of options(); track option.value; let at = $index) {
        <li
          class="menu-item"
          role="option"
          [id]="listId + '-' + at"
          [class.chosen]="at === chosen()"
          [attr.aria-selected]="at === chosen()"
          (mousedown)="$event.preventDefault()"
          (click)="take(option)"
        >
          {{ option.label }}
        </li>
      }
    </ul>
    @if (isUnknown()) {
      <p class="muted" role="status" i18n="@@thingPicker.none">Nothing is found by this.</p>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    .menu {
      position: absolute;
      z-index: 4;
      top: 36px;
      inset-inline: 0;
    }
    .menu[hidden] {
      display: none;
    }
    .chosen {
      background: var(--ground-hover);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThingPicker implements FormValueControl<string> {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly value = model('');
  readonly touch = output();
  readonly label = input.required<string>();
  readonly find = input.required<(text: string, signal: AbortSignal) => Promise<readonly FilterOption[]>>();
  readonly nameOf = input.required<(id: string) => Promise<string>>();

  protected readonly listId = `picker-${(lastId += 1)}`;
  /** Undefined: what is picked is shown. */
  protected readonly typed = signal<string | undefined>(undefined);
  readonly #picked = freshResource({
    params: () => this.value() || undefined,
    loader: ({ params: id }) => this.nameOf()(id),
  });
  readonly #found = freshResource({
    params: () => this.typed()?.trim() || undefined,
    loader: async ({ params: text, abortSignal }) => {
      // Whoever types on asks again before this one is sent.
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      abortSignal.throwIfAborted();
      return this.find()(text, abortSignal);
    },
  });
  protected readonly options = computed(() => (this.typed() !== undefined && this.#found.hasValue() ? this.#found.value() : []));
  protected readonly isUnknown = computed(() => this.typed()?.trim() && this.#found.hasValue() && this.#found.value().length === 0);
  protected readonly chosen = linkedSignal({ source: this.options, computation: () => 0 });
  protected readonly shown = computed(() => this.typed() ?? (this.value() !== '' && this.#picked.hasValue() ? this.#picked.value() : ''));

  focus(): void {
    this.#host.nativeElement.querySelector('input')?.focus();
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.value.set('');
  }

  protected move(event: Event, step: number): void {
    event.preventDefault();
    const size = this.options().length;
    if (size > 0) this.chosen.update((index) => (index + step + size) % size);
  }

  protected enter(event: Event): void {
    const option = this.options()[this.chosen()];
    if (option === undefined) return;
    event.preventDefault();
    this.take(option);
  }

  protected take({ value }: FilterOption): void {
    this.value.set(value);
    this.typed.set(undefined);
  }

  /** Who leaves it with one thing found means that one. */
  protected left(): void {
    const [only, ...others] = this.options();
    if (only !== undefined && others.length === 0) this.take(only);
    this.touch.emit();
  }
}
