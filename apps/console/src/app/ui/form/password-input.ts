import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { Icon } from '../icon.ts';

/** A password's input with a button that shows what was typed: `<sl-password><input type="password" … /></sl-password>`. */
@Component({
  selector: 'sl-password',
  imports: [Icon],
  template: `
    <ng-content />
    <button
      type="button"
      class="button button-quiet button-icon"
      (click)="toggle()"
      [attr.aria-pressed]="shown()"
      [attr.aria-label]="label"
    >
      @if (shown()) {
        <svg slIcon="eye-off"></svg>
      } @else {
        <svg slIcon="eye"></svg>
      }
    </button>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }
    button {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordInput {
  protected readonly label = $localize`:@@password.show:Show the password`;
  protected readonly shown = signal(false);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected toggle(): void {
    this.shown.update((shown) => !shown);
    const control = this.#host.nativeElement.querySelector('input');
    if (control) control.type = this.shown() ? 'text' : 'password';
  }
}
