import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Answer, LicenceStatus } from '../api/shapes.ts';
import { Status } from '../ui/licence/status.ts';
import { CountPipe } from '../words/word-pipes.ts';

type UsersByStatus = Answer<'/v1/overview', 'get'>['usersByStatus'];

const order = ['active', 'grace', 'expired', 'not_started', 'suspended', 'domain_suspended'] as const satisfies readonly LicenceStatus[];

/** How the licences of all users stand today. */
@Component({
  selector: 'sl-statuses',
  imports: [CountPipe, RouterLink, Status],
  template: `
    <section class="section">
      <h2 i18n="@@statuses.title">Users by the status of their licence</h2>
      <ul>
        @for (row of rows(); track row.status) {
          <li>
            <a [routerLink]="['/users']" [queryParams]="{ status: row.status }"><sl-status [status]="row.status" /></a>
            <div class="track"><div class="share" [class]="row.status" [style.width.%]="row.share"></div></div>
            <span class="number">{{ row.users | slCount }}</span>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 150px 1fr 80px;
      align-items: center;
      gap: var(--space-3);
      height: 36px;
    }
    .track {
      height: 6px;
      border-radius: 3px;
      background: var(--ground-hover);
    }
    .share {
      height: 100%;
      border-radius: 3px;
      background: var(--suspended);
    }
    .active {
      background: var(--active);
    }
    .grace {
      background: var(--grace);
    }
    .expired {
      background: var(--expired);
    }
    .not_started {
      background: var(--not-started);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Statuses {
  readonly users = input.required<UsersByStatus>();

  protected readonly rows = computed(() => {
    const most = Math.max(1, ...Object.values(this.users()));
    return order.map((status) => ({ status, users: this.users()[status], share: (this.users()[status] / most) * 100 }));
  });
}
