import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ChangeRequest } from '../../api/shapes.ts';
import { Icon } from '../../ui/icon.ts';
import { language } from '../../words/locale.ts';
import { count } from '../../words/numbers.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';
import { whatToDo, whyItFailed } from './conflict-words.ts';

/** Why a request could not be applied: what has moved since it was approved, and what to do. */
@Component({
  selector: 'sl-request-conflict',
  imports: [Icon],
  templateUrl: './request-conflict.html',
  styleUrl: './request-conflict.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestConflict {
  readonly failure = input.required<NonNullable<ChangeRequest['failure']>>();
  protected readonly why = computed(() => whyItFailed(this.failure()));
  protected readonly todo = computed(() => whatToDo(this.failure()));
  protected readonly items = computed(() =>
    this.failure().items.map(({ position, code, detail, moved }) => ({
      position,
      number: count(position + 1),
      detail: sentenceOfRefusal(code, detail),
      moved: moved.map((field) => ({ field: field.field, ...field[language] })),
    })),
  );
}
