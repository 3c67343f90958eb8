import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import type { ShownOperator } from './operator-shapes.ts';

/** Which accounts are of one person: nobody approves their own by a second account. */
@Component({
  selector: 'sl-person-section',
  imports: [RouterLink],
  template: `
    <section class="section">
      <h2 i18n="@@samePerson.title">Other accounts of this person</h2>
      <p class="muted" i18n="@@samePerson.text">
        Somebody with two accounts is one person: what nobody may do alone, such as approving their own request, they may do with neither.
      </p>
      @for (other of same(); track other.id) {
        <p>
          <a [routerLink]="['/administration/operators', other.id]">{{ other.displayName }}</a> <span class="muted">{{ other.email }}</span>
        </p>
      }
      @if (mayWrite && others().length > 0) {
        <div class="form-actions">
          <select
            class="select"
            aria-label="The other account"
            i18n-aria-label="@@samePerson.other"
            [value]="chosen()"
            (change)="chosen.set($any($event.target).value)"
          >
            <option value="" i18n="@@samePerson.choose">Choose the other account</option>
            @for (other of others(); track other.id) {
              <option [value]="other.id">{{ other.displayName }} ({{ other.email }})</option>
            }
          </select>
          <button type="button" class="button" [disabled]="chosen() === ''" (click)="join()" i18n="@@samePerson.join">
            These two are one person
          </button>
        </div>
      }
      @if (mayWrite && same().length > 0) {
        <div>
          <button type="button" class="button" (click)="leave()" i18n="@@samePerson.leave">This account is of somebody else</button>
        </div>
      }
    </section>
  `,
  styles: `
    .section {
      max-width: var(--form-width);
    }
    .select {
      flex: 1 1 240px;
      width: auto;
      min-width: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonSection {
  readonly operator = input.required<ShownOperator>();
  readonly changed = output();
  readonly #client = inject(Api).client;
  readonly #attempts = inject(Attempts);
  protected readonly mayWrite = inject(SessionStore).may('operator.write');
  protected readonly chosen = signal('');
  readonly #all = freshResource({
    params: () => this.operator(),
    loader: ({ abortSignal: signal }) =>
      allPages((cursor) => bodyOf(this.#client.GET('/v1/operators', { params: { query: { limit: 200, cursor } }, signal }))),
  });
  readonly #rest = computed(() => (this.#all.hasValue() ? this.#all.value().filter(({ id }) => id !== this.operator().id) : []));
  protected readonly same = computed(() => this.#rest().filter((other) => isSamePerson(other, this.operator())));
  protected readonly others = computed(() => this.#rest().filter((other) => !isSamePerson(other, this.operator())));

  protected async join(): Promise<void> {
    const request = { params: { path: { id: this.operator().id } }, body: { otherId: this.chosen() } };
    const join = () => this.#client.POST('/v1/operators/{id}/actions/join-person', request);
    await this.#tell(join, $localize`:@@samePerson.joined:These accounts count as one person now.`);
  }

  protected async leave(): Promise<void> {
    const leave = () => this.#client.POST('/v1/operators/{id}/actions/leave-person', { params: { path: { id: this.operator().id } } });
    await this.#tell(leave, $localize`:@@samePerson.left:This account counts as a person of its own now.`);
  }

  async #tell(attempt: () => Promise<unknown>, done: string): Promise<void> {
    if (!(await this.#attempts.run(attempt, done))) return;
    this.chosen.set('');
    this.changed.emit();
  }
}

function isSamePerson(one: ShownOperator, other: ShownOperator): boolean {
  return one.personId !== null && one.personId === other.personId;
}
