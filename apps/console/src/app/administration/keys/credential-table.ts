import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { State, type Tone } from '../../ui/state.ts';
import { InstantPipe } from '../../words/word-pipes.ts';
import { wordsOfScope } from './scope-words.ts';
import { isOver, type Credential, type Standing } from './shapes.ts';

const standings: Readonly<Record<Standing, { readonly tone: Tone; readonly word: string }>> = {
  'in-force': { tone: 'active', word: $localize`:@@keys.inForce:In force` },
  'ends-soon': { tone: 'grace', word: $localize`:@@keys.endsSoon:Ends soon` },
  replaced: { tone: 'grace', word: $localize`:@@keys.replaced:Replaced` },
  expired: { tone: 'expired', word: $localize`:@@keys.expired:Expired` },
  revoked: { tone: 'suspended', word: $localize`:@@keys.revoked:Revoked` },
};

@Component({
  selector: 'sl-credential-table',
  imports: [InstantPipe, State],
  templateUrl: './credential-table.html',
  styles: `
    small {
      display: block;
      color: var(--text-muted);
    }
    .scopes {
      min-width: 160px;
    }

    .instant {
      white-space: nowrap;
    }
    .actions {
      display: flex;
      justify-content: flex-end;
      gap: var(--space-2);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CredentialTable {
  readonly label = input.required<string>();
  readonly credentials = input.required<readonly Credential[]>();
  readonly mayWrite = input(false);
  readonly rotate = output<Credential>();
  readonly revoke = output<Credential>();
  protected readonly standings = standings;
  protected readonly isOver = isOver;

  protected scopesOf({ scopes }: Credential): string {
    return scopes.map(wordsOfScope).join(', ');
  }
}
