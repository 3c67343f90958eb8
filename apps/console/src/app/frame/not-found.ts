import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty } from '../ui/feedback/empty.ts';

@Component({
  imports: [Empty, RouterLink],
  template: `
    <main>
      <h1 class="heard" i18n="@@notFound.title">Not found</h1>
      <sl-empty
        title="There is nothing at this address"
        why="It may have been deleted or renamed, or the address was cut off."
        i18n-title="@@notFound.heading"
        i18n-why="@@notFound.why"
      >
        <a class="button" routerLink="/" i18n="@@notFound.home">Go to the start</a>
      </sl-empty>
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFound {}
