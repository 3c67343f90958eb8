import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { sentenceOfRefusal } from '../../words/refusal.ts';
import { CountPipe, InstantPipe } from '../../words/word-pipes.ts';
import { Icon } from '../icon.ts';
import type { BlastRadius } from './blast-radius.ts';
import { RadiusByCustomer } from './by-customer.ts';
import { RadiusExampleView } from './example.ts';
import { effects, examplesOf, figuresOf, type Effect } from './figures.ts';

const icons = { gain: 'plus', lose: 'minus', change: 'pencil' } as const satisfies Record<Effect, string>;

/** A blast radius that has been read: three numbers with named examples, then by customer. */
@Component({
  selector: 'sl-radius-view',
  imports: [CountPipe, Icon, InstantPipe, RadiusByCustomer, RadiusExampleView],
  templateUrl: './radius-view.html',
  styleUrl: './radius-view.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RadiusView {
  readonly radius = input.required<BlastRadius>();
  protected readonly effects = effects;
  protected readonly icons = icons;
  protected readonly sentenceOf = sentenceOfRefusal;
  protected readonly figures = computed(() => figuresOf(this.radius().users));
  protected readonly examples = computed(() => examplesOf(this.radius().examples, 3));
  /** When it begins, where that is later than the moment that was looked at. */
  protected readonly later = computed(() => {
    const { asOf, takesEffectAt } = this.radius();
    return takesEffectAt !== null && Date.parse(takesEffectAt) > Date.parse(asOf) ? takesEffectAt : null;
  });
}
