import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Answer, Feature } from '../../api/shapes.ts';
import { count } from '../../words/numbers.ts';

export type BlastRadius = Answer<'/v1/blast-radius', 'post'>;

/** Who would gain, lose or get another value of what, in a few lines. */
@Component({
  selector: 'sl-pack-effect',
  template: `
    <p>
      <strong>{{ sentence() }}</strong>
    </p>
    @if (lines().length > 0) {
      <ul>
        @for (line of lines(); track line) {
          <li>{{ line }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PackEffect {
  readonly effect = input.required<BlastRadius>();
  readonly features = input<readonly Feature[]>([]);

  protected readonly sentence = computed(() => {
    const { affected } = this.effect().users;
    if (affected === 0) return $localize`:@@packEffect.nobody:Nobody would get anything else than now.`;
    return $localize`:@@packEffect.affected:${count(affected)}:count: people would get something else than now.`;
  });

  protected readonly lines = computed(() =>
    this.effect().features.map(({ feature, gained, lost, changed }) => {
      const name = this.features().find(({ key }) => key === feature)?.name ?? feature;
      const parts = [
        ...(gained > 0 ? [$localize`:@@packEffect.gain:${count(gained)}:count: gain it`] : []),
        ...(lost > 0 ? [$localize`:@@packEffect.lose:${count(lost)}:count: lose it`] : []),
        ...(changed > 0 ? [$localize`:@@packEffect.change:${count(changed)}:count: get another value`] : []),
      ];
      return $localize`:@@packEffect.feature:${name}:feature:: ${parts.join(', ')}:changes:`;
    }),
  );
}
