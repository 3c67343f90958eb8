import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface Crumb {
  readonly label: string;
  readonly path: string | readonly string[];
}

/** The breadcrumb, the title and what can be done, in one line: `<sl-page-head title="…" [crumbs]="…"><button …></sl-page-head>`. */
@Component({
  selector: 'sl-page-head',
  imports: [RouterLink],
  template: `
    @if (crumbs().length > 0) {
      <nav aria-label="Breadcrumb" i18n-aria-label="@@pageHead.crumbs">
        <ol>
          @for (crumb of crumbs(); track crumb.label) {
            <li>
              <a [routerLink]="crumb.path">{{ crumb.label }}</a
              ><span aria-hidden="true">/</span>
            </li>
          }
        </ol>
      </nav>
    }
    <div class="title">
      <h1>{{ title() }}</h1>
      <ng-content select="sl-help" />
    </div>
    <div class="page-actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
      min-height: 32px;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    li {
      display: flex;
      gap: var(--space-2);
      color: var(--text-muted);
    }
    li a {
      color: var(--text-muted);
    }
    .title {
      display: flex;
      flex: 1 1 auto;
      align-items: center;
      gap: var(--space-1);
      min-width: 0;
    }
    h1 {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    /* On a phone what can be done has a line of its own from the start, whatever else comes into it. */
    @media (width < 640px) {
      .page-actions:not(:empty) {
        flex: 1 0 100%;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PageHead {
  readonly title = input.required<string>();
  readonly crumbs = input<readonly Crumb[]>([]);
}
