import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { Draft } from './draft.ts';

/** Above a form that shows what was typed an earlier time: `<sl-kept-notice [draft]="draft" [of]="form" />`. */
@Component({
  selector: 'sl-kept-notice',
  template: `
    @if (draft().wasKept()) {
      <p class="notice" role="status">
        <span i18n="@@kept.text">This is what you had typed before.</span>
        <button type="button" class="button button-link" (click)="startAnew()" i18n="@@kept.anew">Start anew</button>
      </p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeptNotice {
  readonly draft = input.required<Pick<Draft<unknown>, 'startAnew' | 'wasKept'>>();
  readonly of = input.required<FieldTree<unknown>>();

  protected startAnew(): void {
    this.draft().startAnew();
    this.of()().reset();
  }
}
