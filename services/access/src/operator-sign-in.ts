import { createHmac } from 'node:crypto';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import { deriveSecret } from '@seatledger/platform/crypto/derive-secret.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { createPasswordHasher, type PasswordHasher } from '@seatledger/platform/crypto/password-hash.ts';
import { createSecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import type { Principal } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessSchema } from './access-schema.ts';
import { identityRoutes } from './features/identities/identity-routes.ts';
import { linkIdentity } from './features/identities/link-identity.ts';
import { unlinkIdentity } from './features/identities/unlink-identity.ts';
import { acceptInvitation } from './features/invitations/accept-invitation.ts';
import { firstAdministratorLink } from './features/invitations/first-administrator-link.ts';
import { invitationRoutes } from './features/invitations/invitation-routes.ts';
import { inviteFirstAdministrator } from './features/invitations/invite-first-administrator.ts';
import { inviteOperator } from './features/invitations/invite-operator.ts';
import { withdrawInvitation } from './features/invitations/withdraw-invitation.ts';
import { changeOperator } from './features/operators/change-operator.ts';
import { operatorRoutes } from './features/operators/operator-routes.ts';
import { eraseOperator } from './features/privacy/erase-operator.ts';
import { reinstateOperator } from './features/operators/reinstate-operator.ts';
import { suspendOperator } from './features/operators/suspend-operator.ts';
import { joinPerson } from './features/people/join-person.ts';
import { leavePerson } from './features/people/leave-person.ts';
import { personRoutes } from './features/people/person-routes.ts';
import { passkeyRoutes } from './features/passkeys/passkey-routes.ts';
import { registerPasskey } from './features/passkeys/register-passkey.ts';
import { relyingPartyOf } from './features/passkeys/relying-party.ts';
import { changePreferences } from './features/preferences/change-preferences.ts';
import { preferenceRoutes } from './features/preferences/routes.ts';
import { removePasskey } from './features/passkeys/remove-passkey.ts';
import { renamePasskey } from './features/passkeys/rename-passkey.ts';
import { beginEnrolment } from './features/second-factor/begin-enrolment.ts';
import { enrolSecondFactor } from './features/second-factor/enrol-second-factor.ts';
import { recoveryCodesRoute } from './features/second-factor/recovery-codes-route.ts';
import { renewRecoveryCodes } from './features/second-factor/renew-recovery-codes.ts';
import { resetSecondFactorRoute } from './features/second-factor/reset-second-factor-route.ts';
import { resetSecondFactor } from './features/second-factor/reset-second-factor.ts';
import { secondFactorRoutes } from './features/second-factor/second-factor-routes.ts';
import { completeSession, stepUpSession } from './features/second-factor/show-second-factor.ts';
import { authenticateSession } from './features/sessions/current-session.ts';
import { endSessions } from './features/sessions/end-sessions.ts';
import { sessionRoutes } from './features/sessions/session-routes.ts';
import { startSession } from './features/sessions/start-session.ts';
import { changePassword } from './features/sign-in/change-password.ts';
import type { Invitation, PasswordReset, SignInDependencies } from './features/sign-in/dependencies.ts';
import { issuePasswordResetFor, type IssuedPasswordReset } from './features/sign-in/issue-password-reset.ts';
import { passwordChangeRoute } from './features/sign-in/password-change-route.ts';
import { passwordResetRoutes } from './features/sign-in/password-reset-routes.ts';
import { refuseSession } from './features/sign-in/refuse-session.ts';
import { rehashPassword } from './features/sign-in/rehash-password.ts';
import { replacePassword } from './features/sign-in/replace-password.ts';
import { requestPasswordReset } from './features/sign-in/request-password-reset.ts';
import { connectProviders, type SingleSignOnOptions } from './features/single-sign-on/single-sign-on.ts';
import { singleSignOnRoutes } from './features/single-sign-on/single-sign-on-routes.ts';
import { createThrottle, forgetFailuresOf } from './features/throttle/throttle.ts';

export const operatorUseCases = [
  acceptInvitation,
  beginEnrolment,
  changeOperator,
  changePassword,
  changePreferences,
  completeSession,
  endSessions,
  enrolSecondFactor,
  eraseOperator,
  inviteFirstAdministrator,
  inviteOperator,
  joinPerson,
  leavePerson,
  linkIdentity,
  refuseSession,
  registerPasskey,
  rehashPassword,
  reinstateOperator,
  removePasskey,
  renamePasskey,
  renewRecoveryCodes,
  replacePassword,
  requestPasswordReset,
  resetSecondFactor,
  startSession,
  stepUpSession,
  suspendOperator,
  unlinkIdentity,
  withdrawInvitation,
];

export interface SignInOptions {
  readonly installationKey: InstallationKey;
  /**
   * Where people find this installation, such as `https://licences.example`: passkeys belong to its domain, and identity providers send
   * people back there. Without it there are neither.
   */
  readonly publicUrl?: string | undefined;
  /** Delivers the link of a password reset; nobody hears of it where this is left out. */
  readonly onPasswordReset?: ((reset: PasswordReset) => Promise<void>) | undefined;
  /** Delivers the link of an invitation; without this only whoever invited has it. */
  readonly onInvitation?: ((invitation: Invitation) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  readonly hasher?: PasswordHasher | undefined;
  /** Without this, and `publicUrl`, nobody signs in by an identity provider. */
  readonly singleSignOn?: SingleSignOnOptions | undefined;
}

export interface OperatorSignInOptions extends SignInOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly execute: CommandDoor<AccessSchema>['execute'];
  readonly executeTogether: CommandDoor<AccessSchema>['executeTogether'];
  readonly onError: (message: string, error: Error) => void;
}

export interface OperatorSignIn {
  /** Adds the routes of operators, sessions, second factors, invitations, password resets and single sign-on. */
  routes(app: HttpServer): void;
  /** Who makes a request with the cookie of a complete session; null: nobody. */
  authenticateSession(request: FastifyRequest): Promise<Principal | null>;
  /** A one-time token for POST /v1/invitations/accept while there is no operator. A new one replaces the one before. */
  firstAdministratorLink(): Promise<string | undefined>;
  /** A one-time token with which an operator sets a new password. Throws CommandRefused where there is no such operator, or a suspended one. */
  issuePasswordReset(email: string, context: CommandContext): Promise<IssuedPasswordReset>;
  /** Forgets the failures that are counted for an operator, wherever they came from; those of one network with it go after a day. */
  forgetFailures(operator: { readonly id: number; readonly email: string }): Promise<void>;
}

export function createOperatorSignIn(options: OperatorSignInOptions): OperatorSignIn {
  const {
    kysely,
    execute,
    executeTogether,
    installationKey,
    publicUrl,
    onError,
    singleSignOn,
    onPasswordReset = async () => undefined,
    onInvitation = async () => undefined,
    now = Date.now,
  } = options;
  const keyedHash = (purpose: string) => {
    const secret = deriveSecret(installationKey, purpose);
    return (text: string) => createHmac('sha256', secret).update(text);
  };
  const [accountHash, handleHash] = [keyedHash('access/account-hash'), keyedHash('access/user-handle')];
  const dependencies: SignInDependencies = {
    kysely,
    execute,
    hasher: options.hasher ?? createPasswordHasher(),
    secretBox: createSecretBox(installationKey, 'access/totp'),
    throttle: createThrottle({ kysely, secret: deriveSecret(installationKey, 'access/throttle'), now }),
    now,
    accountHash: (email) => accountHash(email).digest('hex').slice(0, 32),
    relyingParty: publicUrl === undefined ? undefined : relyingPartyOf(publicUrl),
    userHandle: (operatorId) => handleHash(String(operatorId)).digest('base64url'),
    onPasswordReset,
    onInvitation,
    onError,
  };
  const connections =
    publicUrl === undefined || singleSignOn === undefined ? undefined : connectProviders(singleSignOn, { origin: publicUrl, now });
  return {
    routes(app) {
      for (const add of [
        sessionRoutes,
        secondFactorRoutes,
        passkeyRoutes,
        invitationRoutes,
        operatorRoutes,
        personRoutes,
        preferenceRoutes,
        recoveryCodesRoute,
        resetSecondFactorRoute,
        passwordChangeRoute,
        passwordResetRoutes,
      ])
        add(app, dependencies);
      if (connections === undefined) return;
      identityRoutes(app, dependencies);
      singleSignOnRoutes(app, { ...dependencies, executeTogether, connections });
    },
    authenticateSession: (request) => authenticateSession(dependencies, request),
    firstAdministratorLink: () => firstAdministratorLink(dependencies),
    issuePasswordReset: (email, context) => issuePasswordResetFor(dependencies, email, context),
    forgetFailures: (operator) => forgetFailuresOf(dependencies.throttle, operator),
  };
}
