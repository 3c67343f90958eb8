import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { PageHead } from '../../ui/page-head.ts';
import { Icon } from '../../ui/icon.ts';
import { AuthenticatorSection } from './authenticator-section.ts';
import { IdentitiesSection } from './identities-section.ts';
import { PasskeysSection } from './passkeys-section.ts';
import { PasswordSection } from './password-section.ts';
import { RecoverySection } from './recovery-section.ts';

/** With what a person signs in. */
@Component({
  imports: [AuthenticatorSection, Icon, IdentitiesSection, PageHead, PasskeysSection, PasswordSection, RecoverySection],
  template: `
    <div class="page">
      <sl-page-head title="Sign-in" i18n-title="@@account.signIn" />
      @if (refusal(); as sentence) {
        <p class="notice notice-danger" role="alert"><svg slIcon="circle-alert"></svg>{{ sentence }}</p>
      }
      <sl-passkeys-section />
      <sl-authenticator-section />
      <sl-recovery-section />
      <sl-password-section />
      <sl-identities-section />
    </div>
  `,
  styles: `
    .page > * {
      max-width: 860px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnSignIn {
  /** In the address, where somebody comes back from an identity provider that was not to be linked. */
  readonly signIn = input<string>();
  readonly code = input<string>();
  protected readonly refusal = computed(() => (this.signIn() === 'refused' ? sentenceOf(this.code() ?? '') : undefined));
}

function sentenceOf(code: string): string {
  if (code === 'identity_taken') return $localize`:@@identities.taken:That account is linked to another operator already.`;
  if (code === 'account_not_allowed') return $localize`:@@identities.notAllowed:Accounts of that organisation may not be linked here.`;
  if (code === 'sign_in_expired') return $localize`:@@identities.expired:It took too long. Begin again.`;
  return $localize`:@@identities.refused:The account was not linked. Try again, or ask an administrator.`;
}
