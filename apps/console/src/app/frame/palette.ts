import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../api/api.ts';
import { freshResource } from '../api/fresh-resource.ts';
import type { SearchHit } from '../api/shapes.ts';
import { SessionStore } from '../session/session-store.ts';
import { Actions } from './actions.ts';
import { places } from './navigation.ts';
import { sectionPlaces, standingActions } from './standing-actions.ts';
import { Icon } from '../ui/icon.ts';
import type { IconName } from '../ui/icons.ts';

interface Offer {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  readonly subtitle: string | null;
  readonly run: () => void;
}

const icons = { customer: 'building-2', domain: 'globe', user: 'user' } as const;
const waitMs = 120;

/** ⌘K: customers, domains and users by a few letters, and what can be done, without leaving the keyboard. */
@Component({
  imports: [Icon],
  templateUrl: './palette.html',
  styleUrl: './palette.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Palette {
  readonly #client = inject(Api).client;
  readonly #router = inject(Router);
  readonly #dialog = inject(DialogRef);
  readonly #session = inject(SessionStore);
  readonly #actions = inject(Actions);

  protected readonly typed = signal('');
  readonly #wanted = computed(() => this.typed().trim());
  protected readonly hits = freshResource({
    params: () => this.#wanted() || undefined,
    loader: async ({ params: q, abortSignal: signal }) => {
      // Whoever types on asks again before this one is sent.
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      signal.throwIfAborted();
      return bodyOf(this.#client.GET('/v1/search', { params: { query: { q, limit: 8 } }, signal }));
    },
  });

  readonly #found = linkedSignal<readonly SearchHit[] | undefined, readonly SearchHit[]>({
    source: () => (this.hits.hasValue() ? this.hits.value().items : undefined),
    // What was found stays until the next is there, so that nothing jumps.
    computation: (items, previous) => (this.#wanted() === '' ? [] : (items ?? previous?.value ?? [])),
  });

  protected readonly offers = computed<readonly Offer[]>(() => [
    ...this.#found().map((hit) => this.#offerOf(hit)),
    ...[...this.#actionOffers(), ...this.#placeOffers()].filter(({ title }) => folded(title).includes(folded(this.#wanted()))),
  ]);
  protected readonly chosen = linkedSignal({ source: () => this.#wanted(), computation: () => 0 });
  protected readonly chosenId = computed(() => this.offers()[this.chosen()]?.id ?? null);

  protected move(event: Event, step: number): void {
    event.preventDefault();
    const size = this.offers().length;
    if (size > 0) this.chosen.update((index) => (index + step + size) % size);
    document.getElementById(this.chosenId() ?? '')?.scrollIntoView({ block: 'nearest' });
  }

  protected run(offer = this.offers()[this.chosen()]): void {
    if (offer === undefined) return;
    this.#dialog.close();
    offer.run();
  }

  #offerOf({ kind, id, title, subtitle }: SearchHit): Offer {
    const run = () => void this.#router.navigate([`/${kind}s`, id]);
    return { id: `${kind}-${id}`, icon: icons[kind], title, subtitle, run };
  }

  #placeOffers(): readonly Offer[] {
    return [...places, ...sectionPlaces]
      .filter(({ permissions }) => permissions.length === 0 || this.#session.may(...permissions))
      .map(({ path, label, icon }) => {
        const title = $localize`:@@palette.goTo:Go to ${label}:place:`;
        return { id: `place-${path}`, icon, title, subtitle: null, run: () => void this.#router.navigateByUrl(path) };
      });
  }

  /** What the screen offers comes first; what it offers already is not offered twice. */
  #actionOffers(): readonly Offer[] {
    const ofScreen = this.#actions
      .all()
      .map(({ id, icon, label, run }) => ({ id: `action-${id}`, icon, title: label, subtitle: null, run }));
    const standing = standingActions
      .filter(({ permission }) => permission === undefined || this.#session.may(permission))
      .map(({ icon, label, address }) => {
        const run = (): void => void this.#router.navigateByUrl(address);
        return { id: `action-${address}`, icon, title: label, subtitle: null, run };
      });
    return [...ofScreen, ...standing.filter(({ title }) => !ofScreen.some((offer) => offer.title === title))];
  }
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
