import type { FastifyReply, FastifyRequest } from 'fastify';
import { findIdentity } from '../identities/identity-queries.ts';
import { findLink } from '../invitations/link-queries.ts';
import { findOperator } from '../operators/operator-queries.ts';
import { findCurrentSession } from '../sessions/current-session.ts';
import { openSession } from '../sessions/session-answer.ts';
import { contextOf, instantIn } from '../sign-in/dependencies.ts';
import { findAccount } from '../sign-in/password-queries.ts';
import type { Ceremony, SignInPurpose } from './ceremony.ts';
import type { ProvenIdentity } from './proven-identity.ts';
import type { SingleSignOnDependencies } from './single-sign-on.ts';
import { SingleSignOnRefused } from './single-sign-on-failure.ts';

/** Does what the browser went to the provider for. */
export async function fulfilPurpose(
  dependencies: SingleSignOnDependencies,
  { purpose, sessionId }: Ceremony,
  identity: ProvenIdentity,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  switch (purpose.kind) {
    case 'sign_in':
      return signInAs(dependencies, identity, request, reply);
    case 'link':
      return linkToSession(dependencies, sessionId, identity, request);
    case 'accept_invitation':
      return acceptInvitation(dependencies, purpose, identity, request, reply);
  }
}

/** Nobody's identity and a suspended operator's are refused alike. The second factor is still to come. */
async function signInAs(
  dependencies: SingleSignOnDependencies,
  { issuer, subject }: ProvenIdentity,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { kysely, accountHash } = dependencies;
  const linked = await findIdentity(kysely, { issuer, subject });
  const operator = linked && (await findOperator(kysely, linked.operatorId));
  const account = operator && (await findAccount(kysely, operator.email));
  if (account === undefined || account.suspended) {
    const whose = account === undefined ? { account: accountHash(`${issuer} ${subject}`) } : { operatorId: account.id };
    throw new SingleSignOnRefused('identity_refused', 'nobody who may sign in has this identity', whose);
  }
  const { id: operatorId, email } = account;
  await openSession(dependencies, { operatorId, email, firstFactor: 'single_sign_on' }, request, reply);
}

/** Links to whoever began, and only where they are still signed in in this browser. */
async function linkToSession(
  dependencies: SingleSignOnDependencies,
  sessionId: number | null,
  identity: ProvenIdentity,
  request: FastifyRequest,
): Promise<void> {
  const session = await findCurrentSession(dependencies, request);
  if (session === undefined || session.id !== sessionId || session.state !== 'complete') {
    throw new SingleSignOnRefused('session_changed', 'whoever began to link an account is not signed in any more');
  }
  const { operatorId, operator } = session;
  await dependencies.execute(linkCommand(operatorId, identity), contextOf(dependencies, request, operator));
}

/** The account at the provider need not have the invited address: who holds the link decides, as with a password. */
async function acceptInvitation(
  dependencies: SingleSignOnDependencies,
  { tokenHash, displayName, locale }: SignInPurpose & { readonly kind: 'accept_invitation' },
  identity: ProvenIdentity,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const email = (await findLink(dependencies.kysely, tokenHash))?.email ?? '';
  const name = displayName ?? identity.displayName ?? email;
  const accept = { kind: 'operator.accept', tokenHash, displayName: name, locale, passwordHash: null, at: instantIn(dependencies) };
  const operatorId = await dependencies.executeTogether(
    async (execute) => {
      const { id } = await execute(accept);
      if (id === null) throw new Error('an operator that was just made has no id');
      await execute(linkCommand(id, identity));
      return id;
    },
    contextOf(dependencies, request),
  );
  await openSession(dependencies, { operatorId, email, firstFactor: 'single_sign_on' }, request, reply);
}

function linkCommand(operatorId: number, { provider, issuer, subject }: ProvenIdentity) {
  return { kind: 'identity.link', operatorId, provider, issuer, subject };
}
