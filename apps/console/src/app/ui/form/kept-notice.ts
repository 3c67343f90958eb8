import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { DiscardNotice } from './discard-notice.ts';
import type { Draft } from './draft.ts';

/** Above a form that shows what was typed an earlier time: `<sl-kept-notice [draft]="draft" [of]="form" />`. */
@Component({
  selector: 'sl-kept-notice',
  imports: [DiscardNotice],
  template: `
    @if (draft().wasKept()) {
      <sl-discard-notice (discard)="startAnew()" />
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
