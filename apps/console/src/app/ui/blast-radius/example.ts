import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../session/session-store.ts';
import { addressOf, changesOfExample, type RadiusExample } from './example-words.ts';

/** Somebody whom a change concerns, by name, and what becomes another for them. */
@Component({
  selector: 'sl-radius-example',
  imports: [RouterLink],
  template: `
    @if (link(); as path) {
      <a class="address" [routerLink]="path">{{ address() }}</a>
    } @else {
      <span class="address">{{ address() }}</span>
    }
    @if (example().before === null) {
      <span class="muted" i18n="@@blastRadius.created">is created</span>
    } @else if (example().after === null) {
      <span class="muted" i18n="@@blastRadius.deleted">is deleted</span>
    }
    @for (change of changes(); track change.label) {
      <span class="muted change"
        >{{ change.label }} {{ change.from }} <span aria-hidden="true">→</span
        ><span class="heard" i18n="@@blastRadius.becomes"> becomes </span> {{ change.to }}</span
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      font-size: 13px;
      line-height: 18px;
    }
    .address,
    .change {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RadiusExampleView {
  readonly example = input.required<RadiusExample>();
  readonly #session = inject(SessionStore);
  protected readonly address = computed(() => addressOf(this.example()));
  protected readonly changes = computed(() => changesOfExample(this.example()).slice(0, 3));
  protected readonly link = computed(() => {
    const { id } = this.example();
    return id !== null && this.#session.may('user.read') ? ['/users', id] : null;
  });
}
