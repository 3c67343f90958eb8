import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { bodyOf } from '@seatledger/api-client';
import { allPages } from '../../api/all-pages.ts';
import { Api } from '../../api/api.ts';
import { Attempts } from '../../api/attempts.ts';
import { freshResource } from '../../api/fresh-resource.ts';
import { SessionStore } from '../../session/session-store.ts';
import { Dialogs } from '../../ui/dialog/dialogs.ts';
import { dialogInAddress } from '../../ui/dialog/dialog-in-address.ts';
import { Problem } from '../../ui/feedback/problem.ts';
import { Skeleton } from '../../ui/feedback/skeleton.ts';
import { Help } from '../../ui/help/help.ts';
import { PageHead } from '../../ui/page-head.ts';
import { CreateDialog } from './create-dialog.ts';
import { CredentialTable } from './credential-table.ts';
import { RotateDialog } from './rotate-dialog.ts';
import { credentialOfClient, credentialOfKey, isKind, isOver, type Credential, type Kind } from './shapes.ts';

/** What other services come in with. */
@Component({
  imports: [CredentialTable, Help, PageHead, Problem, Skeleton],
  templateUrl: './keys.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Keys {
  /** In the address: the dialog that is open. */
  readonly new = input<string>();
  readonly #client = inject(Api).client;
  readonly #dialogs = inject(Dialogs);
  readonly #attempts = inject(Attempts);
  protected readonly mayWrite = inject(SessionStore).may('service.write');
  /** Those that let nobody in any more are kept, and shown on demand. */
  protected readonly withOver = signal(false);

  protected readonly keys = freshResource({
    loader: async ({ abortSignal: signal }) => {
      const keys = await allPages((cursor) =>
        bodyOf(this.#client.GET('/v1/api-keys', { params: { query: { limit: 200, cursor } }, signal })),
      );
      return keys.map((key) => credentialOfKey(key, Date.now()));
    },
  });
  protected readonly clients = freshResource({
    loader: async ({ abortSignal: signal }) => {
      const clients = await allPages((cursor) =>
        bodyOf(this.#client.GET('/v1/clients', { params: { query: { limit: 200, cursor } }, signal })),
      );
      return clients.map(credentialOfClient);
    },
  });
  protected readonly sections = computed(() => [
    {
      kind: 'api-key' as const,
      title: $localize`:@@keys.apiKeys:API keys`,
      help: {
        title: $localize`:@@keys.apiKeyTitle:What is an API key?`,
        text: $localize`:@@keys.apiKeyText:One secret for one service, sent with each request. Take it for checking licences: nothing needs to be fetched or renewed first. When it is replaced, the old one stays good for as long as you say, so that nothing stops.`,
      },
      what: $localize`:@@keys.apiKeysWhat:One secret that a service sends with each request. The simplest way to check licences.`,
      make: $localize`:@@keys.makeKey:Make an API key`,
      list: this.keys,
    },
    {
      kind: 'client' as const,
      title: $localize`:@@keys.clients:OAuth clients`,
      help: {
        title: $localize`:@@keys.clientTitle:API key or OAuth client?`,
        text: $localize`:@@keys.clientText:A client sends its secret to one address alone, and works with tokens that are good for minutes: a token that is stolen is soon worthless. Take it where another system reads or changes the registry, and its library knows OAuth 2. Licences are checked with API keys.`,
      },
      what: $localize`:@@keys.clientsWhat:A service that gets short-lived access tokens with its secret (client credentials), for the registry.`,
      make: $localize`:@@keys.makeClient:Make an OAuth client`,
      list: this.clients,
    },
  ]);
  protected readonly over = computed(() => [...this.#valueOf('api-key'), ...this.#valueOf('client')].filter(isOver).length);

  protected shownOf(list: readonly Credential[]): readonly Credential[] {
    return this.withOver() ? list : list.filter((one) => !isOver(one));
  }

  protected readonly create = dialogInAddress(
    () => (this.mayWrite && isKind(this.new()) ? this.new() : undefined),
    async (kind) => {
      if (isKind(kind) && (await this.#dialogs.open(CreateDialog, kind))) this.#listOf(kind).reload();
    },
  );

  protected async rotate(credential: Credential): Promise<void> {
    if (await this.#dialogs.open(RotateDialog, credential)) this.#listOf(credential.kind).reload();
  }

  protected async revoke({ kind, id, name }: Credential): Promise<void> {
    const question = {
      title: $localize`:@@keys.revokeTitle:Revoke ${name}:name:?`,
      text: $localize`:@@keys.revokeText:Whatever uses it is refused at once. This cannot be undone.`,
      action: $localize`:@@keys.revokeGo:Revoke ${name}:name:`,
      name,
    };
    if (!(await this.#dialogs.confirm(question))) return;
    const revoke = () =>
      kind === 'api-key'
        ? this.#client.POST('/v1/api-keys/{keyId}/actions/revoke', { params: { path: { keyId: id } } })
        : this.#client.POST('/v1/clients/{clientId}/actions/revoke', { params: { path: { clientId: id } } });
    if (await this.#attempts.run(revoke, $localize`:@@keys.revokeDone:${name}:name: is revoked.`)) this.#listOf(kind).reload();
  }

  #listOf(kind: Kind): Keys['keys'] {
    return kind === 'api-key' ? this.keys : this.clients;
  }

  #valueOf(kind: Kind): readonly Credential[] {
    const list = this.#listOf(kind);
    return list.hasValue() ? list.value() : [];
  }
}
