import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { ApiProblem } from '@seatledger/api-client';
import { Icon } from '../ui/icon.ts';
import { sentenceOfProblem } from '../words/problem-words.ts';
import { CountPipe } from '../words/word-pipes.ts';
import { sizeOf, type BulkPreview, type Judged, type Outcome } from './bulk-plan.ts';

const mostShown = 100;
const outcomes = ['changed', 'unchanged', 'refused'] as const;
const icons = { changed: 'circle-check', unchanged: 'minus', refused: 'circle-x' } as const;

/** What would become of each row: the counts, which narrow the table, and the reason of each refusal. */
@Component({
  selector: 'sl-verdict-table',
  imports: [CountPipe, Icon],
  template: `
    <div class="counts" role="group" aria-label="Verdicts" i18n-aria-label="@@bulk.verdicts">
      @for (one of outcomes; track one) {
        <button
          type="button"
          class="button"
          [class]="one"
          [attr.aria-pressed]="outcome() === one"
          [disabled]="counts()[one] === 0"
          (click)="toggle(one)"
        >
          <svg [slIcon]="icons[one]"></svg><strong>{{ counts()[one] | slCount }}</strong> {{ words[one] }}
        </button>
      }
    </div>
    @if (reasons().length > 1) {
      <ul class="reasons" aria-label="Why some cannot be" i18n-aria-label="@@bulk.reasons">
        @for (reason of reasons(); track reason.code) {
          <li>
            <strong>{{ reason.count | slCount }}</strong> {{ reason.words }}
          </li>
        }
      </ul>
    }
    <div class="table-scroll rows" tabindex="0" role="group" aria-label="Verdicts" i18n-aria-label="@@bulk.verdicts">
      <table class="table">
        <tbody>
          @for (one of shown(); track one.id) {
            <tr>
              <td [class]="one.verdict.outcome" class="icon-cell">
                <svg [slIcon]="icons[one.verdict.outcome]"></svg><span class="heard">{{ words[one.verdict.outcome] }}</span>
              </td>
              <td class="name">{{ one.name }}</td>
              <td class="muted">{{ reasonOf(one) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (leftOut(); as more) {
      <p class="muted" i18n="@@bulk.more">and {{ more | slCount }} more</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      min-height: 0;
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .counts .button {
      gap: var(--space-1);
    }
    .counts .button[aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
    .rows {
      max-height: 320px;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .reasons {
      display: grid;
      gap: var(--space-1);
      color: var(--text-muted);
    }
    .icon-cell {
      width: 32px;
    }
    .icon-cell svg {
      display: block;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .changed svg {
      color: var(--active);
    }
    .refused svg {
      color: var(--expired);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VerdictTable {
  readonly preview = input.required<BulkPreview>();
  readonly outcome = model<Outcome>();
  protected readonly outcomes = outcomes;
  protected readonly icons = icons;
  protected readonly words: Readonly<Record<Outcome, string>> = {
    changed: $localize`:@@bulk.changed:will change`,
    unchanged: $localize`:@@bulk.unchanged:are so already`,
    refused: $localize`:@@bulk.refused:cannot be`,
  };
  protected readonly counts = computed(() => this.preview().counts);
  readonly #matching = computed(() => {
    const outcome = this.outcome();
    const { judged } = this.preview();
    return outcome === undefined ? judged : judged.filter(({ verdict }) => verdict.outcome === outcome);
  });
  protected readonly shown = computed(() => {
    // What is refused is what one has to see.
    const refusedFirst = this.#matching().toSorted(
      (one, other) => Number(other.verdict.outcome === 'refused') - Number(one.verdict.outcome === 'refused'),
    );
    return refusedFirst.slice(0, mostShown);
  });
  protected readonly leftOut = computed(() => {
    const [counts, outcome] = [this.counts(), this.outcome()];
    return (outcome === undefined ? sizeOf(counts) : counts[outcome]) - this.shown().length;
  });

  /** Each reason of a refusal in words, as one of the refused has it; the most frequent first. */
  protected readonly reasons = computed(() => {
    const { judged, refusals } = this.preview();
    return Object.entries(refusals)
      .toSorted(([, one], [, other]) => other - one)
      .flatMap(([code, count]) => {
        const example = judged.find(({ verdict }) => verdict.code === code);
        return example === undefined ? [] : [{ code, count, words: this.reasonOf(example) }];
      });
  });

  protected toggle(outcome: Outcome): void {
    this.outcome.update((shown) => (shown === outcome ? undefined : outcome));
  }

  protected reasonOf({ verdict: { code, detail } }: Judged): string {
    return code === null ? '' : sentenceOfProblem(new ApiProblem(422, { code, detail: detail ?? '', requestId: '' }));
  }
}
