import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import type { Answer } from '../../api/shapes.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Help } from '../../ui/help/help.ts';
import { InstantPipe } from '../../words/word-pipes.ts';

type Identity = Answer<'/v1/identities', 'get'>['items'][number];
type Provider = Answer<'/v1/sign-in/providers', 'get'>['items'][number];

/** Accounts elsewhere that sign somebody in. Shown where there is a provider, or an account of one that there was. */
@Component({
  selector: 'sl-identities-section',
  imports: [Help, InstantPipe, Problem],
  template: `
    @if (identities.error(); as error) {
      <sl-problem [error]="error" (retry)="identities.reload()" />
    } @else if (linked().length > 0 || offered().length > 0) {
      <section class="section">
        <div class="explained">
          <h2 i18n="@@identities.title">Accounts elsewhere</h2>
          <sl-help title="What does linking do?" i18n-title="@@identities.helpTitle"
            ><ng-container i18n="@@identities.help"
              >You sign in there, with Google or Microsoft say, and we learn which account it is: nothing else, and nothing is written
              there. The account is known by its number; whoever gets your e-mail address later cannot sign in as you.</ng-container
            ></sl-help
          >
        </div>
        <p class="muted" i18n="@@identities.text">
          With these you sign in in place of the password. Your second factor is asked for all the same.
        </p>
        <ul class="rows">
          @for (identity of linked(); track identity.id) {
            <li>
              <div class="what">
                <strong>{{ nameOf(identity) }}</strong>
                <span class="muted" i18n="@@identities.linkedAt">{{ identity.issuer }}, linked {{ identity.linkedAt | slInstant }}</span>
              </div>
              <button type="button" class="button" (click)="unlink(identity)">
                <ng-container i18n="@@identities.unlink">Unlink</ng-container><span class="heard"> {{ nameOf(identity) }}</span>
              </button>
            </li>
          }
        </ul>
        <div class="form-actions">
          @for (provider of offered(); track provider.key) {
            <button type="button" class="button" (click)="link(provider)" i18n="@@identities.link">
              Link an account at {{ provider.name }}
            </button>
          }
        </div>
      </section>
    }
  `,
  styleUrl: './rows.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IdentitiesSection {
  readonly #client = inject(Api).client;
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  protected readonly identities = freshResource({
    loader: async ({ abortSignal: signal }) => (await bodyOf(this.#client.GET('/v1/identities', { signal }))).items,
  });
  readonly #providers = freshResource({
    loader: async ({ abortSignal: signal }) => (await bodyOf(this.#client.GET('/v1/sign-in/providers', { signal }))).items,
  });
  protected readonly linked = computed(() => (this.identities.hasValue() ? this.identities.value() : []));
  protected readonly offered = computed(() => (this.#providers.hasValue() ? this.#providers.value() : []));

  protected nameOf({ provider }: Identity): string {
    return this.offered().find(({ key }) => key === provider)?.name ?? provider;
  }

  /** Leads to the provider, which leads back here. */
  protected async link({ key }: Provider): Promise<void> {
    await this.#attempts.run(async () => {
      const request = { params: { path: { key } }, body: { returnTo: '/account/sign-in' } };
      location.assign((await bodyOf(this.#client.POST('/v1/sign-in/single-sign-on/{key}/actions/link', request))).authorizationUrl);
    });
  }

  protected async unlink(identity: Identity): Promise<void> {
    const question = {
      title: $localize`:@@identities.unlinkTitle:Unlink ${this.nameOf(identity)}:name:?`,
      text: $localize`:@@identities.unlinkText:That account signs you in no more. You can link it again.`,
      action: $localize`:@@identities.unlink:Unlink`,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    const unlink = () => this.#client.DELETE('/v1/identities/{id}', { params: { path: { id: identity.id } } });
    if (await this.#attempts.run(unlink, $localize`:@@identities.unlinked:Unlinked.`)) this.identities.reload();
  }
}
