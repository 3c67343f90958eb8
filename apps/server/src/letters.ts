import type { AccessOptions } from '@seatledger/access';
import { invitationLetter } from '@seatledger/domain/operator/invitation-letter.ts';
import { passwordResetLetter } from '@seatledger/domain/sign-in/password-reset-letter.ts';
import type { Mailer } from '@seatledger/platform/mail/mailer.ts';

type Letters = Required<Pick<NonNullable<AccessOptions['signIn']>, 'onPasswordReset' | 'onInvitation'>>;

/** What the access service has to tell people, sent by mail with links to `origin`. */
export function lettersBy(mailer: Mailer, origin: string): Letters {
  return {
    async onPasswordReset({ email, displayName, locale, token }) {
      const letter = passwordResetLetter({ displayName, locale, origin, link: linkTo(origin, 'password-reset', token) });
      await mailer.send({ kind: 'password reset', to: email, ...letter });
    },
    async onInvitation({ email, token }) {
      await mailer.send({ kind: 'invitation', to: email, ...invitationLetter({ origin, link: linkTo(origin, 'invitation', token) }) });
    },
  };
}

/** The token is in the fragment, which browsers send to no server: no proxy writes it down. */
function linkTo(origin: string, page: string, token: string): string {
  const link = new URL(page, origin);
  link.hash = new URLSearchParams({ token }).toString();
  return link.href;
}
