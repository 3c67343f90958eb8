import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { CommandContext } from '@seatledger/platform/commands/use-case.ts';
import type { PasswordHasher } from '@seatledger/platform/crypto/password-hash.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import { actorOf, originOf } from '@seatledger/platform/http/principal.ts';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import type { RelyingParty } from '../passkeys/relying-party.ts';
import type { Throttle } from '../throttle/throttle.ts';

/** What the routes of people are made of. */
export interface SignInDependencies {
  readonly kysely: Kysely<AccessSchema>;
  readonly execute: CommandDoor<AccessSchema>['execute'];
  readonly hasher: PasswordHasher;
  /** Of the secrets of authenticator apps. */
  readonly secretBox: SecretBox;
  readonly throttle: Throttle;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The keyed hash under which the audit knows an address that is nobody's. */
  readonly accountHash: (email: string) => string;
  /** To whom passkeys belong; undefined where there can be none. */
  readonly relyingParty: RelyingParty | undefined;
  /** By which a passkey knows its operator: opaque, and for each the same always. In base64url. */
  readonly userHandle: (operatorId: number) => string;
  /** Delivers the link's token to the operator. */
  readonly onPasswordReset: (reset: PasswordReset) => Promise<void>;
  /** Delivers the invitation's token to whoever is invited. */
  readonly onInvitation: (invitation: Invitation) => Promise<void>;
  readonly onError: (message: string, error: Error) => void;
}

export interface PasswordReset {
  readonly email: string;
  readonly displayName: string;
  readonly locale: string;
  readonly token: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

export interface Invitation {
  readonly email: string;
  readonly token: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
}

export type Routes = (app: HttpServer, dependencies: SignInDependencies) => void;

/** Of a request: by an operator who has shown who they are, by whoever is signed in, or by the server for somebody who is not yet. */
export function contextOf(
  { now }: Pick<SignInDependencies, 'now'>,
  request: FastifyRequest,
  operator?: { readonly id: number; readonly email: string },
): CommandContext {
  const { principal } = request;
  return {
    actor: operator ? { kind: 'operator', id: operator.id, name: operator.email } : principal ? actorOf(principal) : notSignedIn,
    origin: originOf(principal?.kind ?? 'operator'),
    address: clientAddress(request.ip),
    requestId: request.id,
    now: Temporal.Instant.fromEpochMilliseconds(now()),
  };
}

const notSignedIn = { kind: 'system', id: null, name: 'sign-in' } as const;

/** ISO 8601, so many milliseconds from now. */
export function instantIn({ now }: Pick<SignInDependencies, 'now'>, afterMs = 0): string {
  return new Date(now() + afterMs).toISOString();
}
