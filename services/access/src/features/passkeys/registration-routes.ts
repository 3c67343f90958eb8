import { passkeyName } from '@seatledger/domain/passkey/passkey.ts';
import { absoluteLimitMs } from '@seatledger/domain/sign-in/session.ts';
import { problemSchema } from '@seatledger/platform/http/problem-schema.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuseFactor } from '../second-factor/prove-second-factor.ts';
import { newRecoveryCodes, recoveryCodeHash } from '../second-factor/recovery-codes.ts';
import { enrolmentHeaders, sessionToBeginEnrolment, sessionToEnrol } from '../second-factor/session-to-enrol.ts';
import type { CurrentSession } from '../sessions/current-session.ts';
import { answerWithToken, newSessionToken, sessionAnswer } from '../sessions/session-answer.ts';
import { contextOf, instantIn, type Routes, type SignInDependencies } from '../sign-in/dependencies.ts';
import { accountKey } from '../throttle/throttle.ts';
import { newChallenge, takeChallenge, type Ceremony } from './challenge.ts';
import { attestation } from './credential-schema.ts';
import { passkeyAnswer, passkeyAnswerOf } from './passkey-answer.ts';
import { creationOptions, creationOptionsFor } from './passkey-options.ts';
import { findPasskey, listPasskeys } from './passkey-queries.ts';
import { relyingPartyFor } from './relying-party.ts';
import { verifyAttestation, type NewCredential } from './verify-attestation.ts';

const tags = ['Passkeys'];
const config = { access: { permission: 'public' } };
const refused = { 400: problemSchema, 401: problemSchema, 403: problemSchema, 409: problemSchema };

const registration = z.strictObject({ name: passkeyName, credential: attestation });
const registered = z.object({
  passkey: passkeyAnswer,
  session: sessionAnswer,
  recoveryCodes: z.array(z.string()).meta({ description: 'With the first second factor; shown this once.' }),
});

/** At the first sign-in, or to add one: then a second factor must have been shown a short while ago. */
export const registrationRoutes: Routes = (app, dependencies) => {
  app.post(
    '/v1/passkeys/actions/begin-registration',
    {
      config,
      schema: {
        operationId: 'beginPasskeyRegistration',
        summary: 'Get what the browser needs to make a passkey',
        description: 'Its challenge is good once, for five minutes, in this session.',
        tags,
        headers: enrolmentHeaders,
        response: { 200: creationOptions, ...refused, 422: problemSchema },
      },
    },
    async (request) => {
      const session = await sessionToBeginEnrolment(dependencies, request);
      const relyingParty = relyingPartyFor(dependencies.relyingParty, request);
      const { id, email, displayName } = session.operator;
      const registeredBefore = await listPasskeys(dependencies.kysely, id);
      const challenge = await newChallenge(dependencies, ceremonyOf(session));
      return creationOptionsFor(relyingParty, challenge, { handle: dependencies.userHandle(id), email, displayName }, registeredBefore);
    },
  );

  app.post(
    '/v1/passkeys',
    {
      config,
      schema: {
        operationId: 'registerPasskey',
        summary: 'Register the passkey that the browser made',
        description: 'At the first sign-in it is the second factor, and recovery codes come with it, once.',
        tags,
        body: registration,
        response: { 201: registered, ...refused, 422: problemSchema, 429: problemSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await register(dependencies, request.body, request, reply)),
  );
};

function ceremonyOf({ id }: CurrentSession): Ceremony {
  return { kind: 'passkey_registration', beginner: { sessionId: id } };
}

async function register(
  dependencies: SignInDependencies,
  { name, credential }: z.output<typeof registration>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<z.output<typeof registered>> {
  const { kysely, throttle } = dependencies;
  const session = await sessionToEnrol(dependencies, request);
  const relyingParty = relyingPartyFor(dependencies.relyingParty, request);
  const key = accountKey('enrolment', session.operatorId);
  await throttle.admit(key);
  const challenge = await takeChallenge(dependencies, ceremonyOf(session));
  const made = challenge === undefined ? undefined : await verifyAttestation(relyingParty, challenge, credential);
  if (made === undefined) throw await refuseFactor(dependencies, session, 'passkey', request);
  const { id, token, recoveryCodes } = await keep(dependencies, session, { name, ...made }, request);
  await throttle.succeed(key);
  const passkey = await findPasskey(kysely, session.operatorId, id);
  if (passkey === undefined) throw new Error('a passkey that was just registered is not there');
  return { passkey: passkeyAnswerOf(passkey), session: await answerWithToken(dependencies, token, request, reply), recoveryCodes };
}

async function keep(
  dependencies: SignInDependencies,
  { id: sessionId, state, operator }: CurrentSession,
  made: NewCredential & { readonly name: string },
  request: FastifyRequest,
): Promise<{ readonly id: number; readonly token: string; readonly recoveryCodes: string[] }> {
  const { token, ...known } = newSessionToken();
  const recoveryCodes = state === 'needs_enrolment' ? newRecoveryCodes() : [];
  const command = {
    kind: 'passkey.register',
    sessionId,
    ...made,
    recoveryCodeHashes: state === 'needs_enrolment' ? recoveryCodes.map(recoveryCodeHash) : null,
    ...known,
    at: instantIn(dependencies),
    expiresAt: instantIn(dependencies, absoluteLimitMs),
  };
  const { id } = await dependencies.execute(command, contextOf(dependencies, request, operator));
  return { id: id ?? 0, token, recoveryCodes };
}
