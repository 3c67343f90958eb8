import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { InclusionStep } from '@seatledger/merkle-log/inclusion-proof/climb-inclusion.ts';
import { type Hash, isSameHash } from '@seatledger/merkle-log/tree/hash.ts';
import { Icon } from '../../ui/icon.ts';
import { CountPipe } from '../../words/word-pipes.ts';

/** The hashes from an event up to the one over the whole log, as this browser has computed them. */
@Component({
  selector: 'sl-proof-path',
  imports: [CountPipe, Icon],
  template: `
    <h3 i18n="@@audit.path">The path, computed in this browser</h3>
    <ol>
      <li>
        <span class="what" i18n="@@audit.ownHash">Event {{ leafIndex() | slCount }}</span>
        <code class="clip" [title]="text(leafHash())">{{ text(leafHash()) }}</code>
      </li>
      @for (step of steps(); track $index) {
        <li>
          @if (step.side === 'left') {
            <span class="what" i18n="@@audit.withLeft">with the left</span>
          } @else {
            <span class="what" i18n="@@audit.withRight">with the right</span>
          }
          <code class="clip muted" [title]="text(step.sibling)">{{ text(step.sibling) }}</code>
          <svg slIcon="arrow-right"></svg>
          <code class="clip" [title]="text(step.hash)">{{ text(step.hash) }}</code>
        </li>
      }
      @if (root(); as whole) {
        <li class="root" [class.good]="leadsThere()" [class.bad]="!leadsThere()">
          <span class="what" i18n="@@audit.rootHash">Checkpoint</span>
          <code class="clip" [title]="text(whole)">{{ text(whole) }}</code>
          <svg [slIcon]="leadsThere() ? 'check' : 'x'"></svg>
          @if (leadsThere()) {
            <span i18n="@@audit.sameHash">the same</span>
          } @else {
            <span i18n="@@audit.otherHash">another one</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './proof-path.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProofPath {
  readonly leafIndex = input.required<number>();
  readonly leafHash = input.required<Hash>();
  readonly steps = input.required<readonly InclusionStep[]>();
  readonly root = input<Hash>();

  protected readonly leadsThere = computed(() => {
    const root = this.root();
    return root !== undefined && isSameHash(this.steps().at(-1)?.hash ?? this.leafHash(), root);
  });

  protected text(hash: Hash): string {
    return hash.toBase64();
  }
}
