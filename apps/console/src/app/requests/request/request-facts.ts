import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Preferences } from '../../session/preferences.ts';
import { Icon } from '../../ui/icon.ts';
import { distance } from '../../words/dates.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { isOverdue } from '../request-words.ts';
import type { RequestCase } from './request-case.ts';
import { anyOfRoles } from './role-words.ts';

/** Who asked and why, whose approval it needs and has, and by when. */
@Component({
  selector: 'sl-request-facts',
  imports: [Icon, InstantPipe, RouterLink],
  templateUrl: './request-facts.html',
  styleUrl: './request-facts.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestFacts {
  readonly of = input.required<RequestCase>();
  protected readonly timeZone = inject(Preferences).timeZone;
  protected readonly roles = anyOfRoles;
  readonly #now = Date.now();

  protected readonly request = computed(() => this.of().request);
  protected readonly approvals = computed(() => this.of().approvals.filter(({ counts }) => counts));
  protected readonly voided = computed(() => this.of().approvals.length - this.approvals().length);
  protected readonly isOverdue = computed(() => isOverdue(this.request(), this.#now));

  protected away(instant: string): string {
    return distance(instant, this.#now);
  }
}
