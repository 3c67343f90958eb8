import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { InstantPipe } from '../../words/word-pipes.ts';
import { shownValue } from './feature-value.ts';
import { originWords, quoted, type Entitlement, type EntitlementLayer } from './origin-words.ts';

/** All that speaks of one feature, weakest first: those that are overruled are struck, each leads to where it comes from. */
@Component({
  selector: 'sl-why-stack',
  imports: [InstantPipe, RouterLink],
  templateUrl: './why-stack.html',
  styleUrl: './why-stack.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhyStack {
  readonly entitlement = input.required<Entitlement>();
  /** Somebody wants to see the override itself. */
  readonly overrideOpened = output();
  protected readonly winner = computed(() => this.entitlement().layers.findLast(({ inForce }) => inForce));
  protected readonly words = originWords;
  protected readonly value = shownValue;
  protected readonly quoted = quoted;

  /** Where the catalogue shows what the value comes from. */
  protected sourceOf({ origin }: EntitlementLayer): readonly string[] {
    switch (origin.kind) {
      case 'pack':
        return ['/catalogue/packs', origin.key];
      case 'profile':
        return ['/catalogue/profiles', origin.key];
      default:
        return ['/catalogue/features', this.entitlement().feature];
    }
  }
}
