import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { offerRegistryActions } from '../registry/registry-actions.ts';
import { SessionStore } from '../session/session-store.ts';
import { Dialogs } from '../ui/dialog/dialogs.ts';
import { Live } from '../session/live.ts';
import { count } from '../words/numbers.ts';
import { places, type Place } from './navigation.ts';
import { Palette } from './palette.ts';
import { PersonMenu } from './person-menu.ts';
import { Shortcuts, writtenKeys } from './shortcuts.ts';
import { ShortcutsHelp } from './shortcuts-help.ts';
import { Icon } from '../ui/icon.ts';

const railKey = 'seatledger.rail';

/** What stands around every page of whoever is signed in: the rail, the search, the person's menu. */
@Component({
  imports: [Icon, MatTooltip, PersonMenu, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  readonly #session = inject(SessionStore);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #live = inject(Live);

  protected readonly places = computed(() =>
    places.filter(({ permissions }) => permissions.length === 0 || this.#session.may(...permissions)),
  );
  protected readonly seesRequests = this.#session.may('change-request.read');
  protected readonly waiting = computed(() => this.#live.requests()?.toApprove ?? 0);
  protected readonly inboxLabel = computed(() =>
    this.waiting() === 0
      ? $localize`:@@shell.inboxEmpty:Requests: none waits for you`
      : $localize`:@@shell.inbox:Requests: ${count(this.waiting())}:waiting: waiting for you`,
  );
  protected readonly narrowRail = signal(localStorage.getItem(railKey) === 'narrow');
  /** On a phone the rail lies over the page. */
  protected readonly railOpen = signal(false);
  protected readonly paletteKeys = writtenKeys('mod+k').join(' ');

  constructor() {
    const go = ({ path, label, key }: Place) => ({ keys: `g ${key}`, label, run: () => void this.#router.navigateByUrl(path) });
    const remove = inject(Shortcuts).add(
      { keys: 'mod+k', label: $localize`:@@shell.search:Search and act`, run: () => this.openPalette() },
      { keys: '?', label: $localize`:@@shell.keys:Keys`, run: () => void this.#dialogs.open(ShortcutsHelp) },
      ...this.places().map(go),
    );
    offerRegistryActions();
    this.#live.start();
    inject(DestroyRef).onDestroy(() => {
      remove();
      this.#live.stop();
    });
  }

  protected badgeOf({ path }: Place): number {
    return path === '/requests' ? this.waiting() : 0;
  }

  protected openPalette(): void {
    void this.#dialogs.open(Palette);
  }

  protected toggleRail(): void {
    this.narrowRail.update((narrow) => !narrow);
    localStorage.setItem(railKey, this.narrowRail() ? 'narrow' : 'wide');
  }
}
