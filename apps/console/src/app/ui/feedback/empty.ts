import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Where nothing is yet: what will be here and why one wants it; the one button that starts is the content. */
@Component({
  selector: 'sl-empty',
  template: `
    <h2>{{ title() }}</h2>
    <p class="muted">{{ why() }}</p>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-2);
      max-width: 480px;
      margin: var(--space-8) auto;
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Empty {
  readonly title = input.required<string>();
  readonly why = input('');
}
