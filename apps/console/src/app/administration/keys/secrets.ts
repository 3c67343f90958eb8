import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { SecretOnce } from '../../ui/access/secret-once.ts';

export interface Issued {
  /** Of an OAuth client. */
  readonly clientId?: string;
  readonly secret: string;
}

/** What was just made, with what to do with it. */
@Component({
  selector: 'sl-secrets',
  imports: [SecretOnce],
  template: `
    @if (of().clientId; as id) {
      <dl class="facts">
        <dt i18n="@@keys.clientId">Client id</dt>
        <dd>
          <code>{{ id }}</code>
        </dd>
      </dl>
      <sl-secret-once label="Client secret" i18n-label="@@keys.clientSecret" [secret]="of().secret" />
      <p class="muted" i18n="@@keys.clientUse">
        The service gets an access token with them at /oauth/token (grant_type=client_credentials).
      </p>
    } @else {
      <sl-secret-once label="API key" i18n-label="@@keys.key" [secret]="of().secret" />
      <p class="muted" i18n="@@keys.keyUse">The service sends it with each request, as Authorization: Bearer.</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Secrets {
  readonly of = input.required<Issued>();
}
