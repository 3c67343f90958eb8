import { publishedUntil, signingKeyAt } from '@seatledger/domain/licence-signing-key/key-schedule.ts';
import { rotateLicenceSigningKeySchema } from '@seatledger/domain/licence-signing-key/rotate-licence-signing-key.ts';
import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { LicenceSchema } from '../../licence-schema.ts';
import type { SigningKeyKeeper } from './signing-key-keeper.ts';
import { readSigningKeys, readSigningTerms } from './signing-key-queries.ts';

const read = { access: { permission: 'system.read' } };
/** What every machine believes hangs on it: the second factor must have been shown lately. */
const write = { access: { permission: 'signing-key.write', stepUp: true } };
const tags = ['Signing keys'];
const instant = z.iso.datetime();

const signingKeyView = z.strictObject({
  kid: z.string(),
  state: z
    .enum(['next', 'signing', 'published', 'ended', 'withdrawn'])
    .meta({ description: '`next`: published, and going to sign; `published`: signs no more, while what it has signed is still in use.' }),
  publishedAt: instant,
  signsFrom: instant,
  publishedUntil: instant
    .nullable()
    .meta({ description: 'When everything that it has signed has ended; null as long as no other takes over.' }),
  withdrawnAt: instant.nullable(),
});
const signingKeyList = z.strictObject({ items: z.array(signingKeyView) });
const epochView = z.strictObject({
  revocationEpoch: z.int().meta({ description: 'What was signed in a lower one is void.' }),
  issuer: z.string().nullable().meta({ description: 'In whose name licences are signed.' }),
});
const { compromised, reason } = rotateLicenceSigningKeySchema.shape;
const rotation = z.strictObject({
  reason,
  compromised: compromised.meta({
    description: 'Whether somebody else may have the keys: the new one signs at once, and all that the others have signed is void.',
  }),
});

export interface SigningKeyRoutesOptions {
  readonly kysely: Kysely<LicenceSchema>;
  readonly execute: CommandDoor<LicenceSchema>['execute'];
  readonly keeper: SigningKeyKeeper;
}

export function signingKeyRoutes(app: HttpServer, { kysely, keeper, ...options }: SigningKeyRoutesOptions): void {
  app.get(
    '/v1/signing-keys',
    {
      config: read,
      schema: {
        operationId: 'listSigningKeys',
        tags,
        summary: 'List the keys that sign licences',
        description: 'The newest first. Their public halves are at `/.well-known/jwks.json`.',
        response: { 200: signingKeyList },
      },
    },
    () => shownKeys(kysely),
  );
  app.post(
    '/v1/signing-keys/actions/rotate',
    {
      config: write,
      schema: {
        operationId: 'rotateSigningKey',
        tags,
        summary: 'Make a new key that signs licences',
        description: 'It is published at once and signs a quarter of an hour later. This happens by itself every 90 days.',
        body: rotation,
        response: { 200: signingKeyList },
      },
    },
    async (request, reply) => {
      await keeper.rotate(request.body, contextOf(request));
      return reply.send(await shownKeys(kysely));
    },
  );
  epochRoutes(app, { kysely, ...options });
}

function epochRoutes(app: HttpServer, { kysely, execute }: Omit<SigningKeyRoutesOptions, 'keeper'>): void {
  app.get(
    '/v1/revocation-epoch',
    {
      config: read,
      schema: { operationId: 'readRevocationEpoch', tags, summary: 'Read the revocation epoch', response: { 200: epochView } },
    },
    () => readSigningTerms(kysely),
  );
  app.post(
    '/v1/revocation-epoch/actions/raise',
    {
      config: write,
      schema: {
        operationId: 'raiseRevocationEpoch',
        tags,
        summary: 'Void everything that was signed until now',
        description:
          'Every signed licence and licence file is void as soon as whoever holds it hears of it; add-ins get a new one with the next ' +
          'connection. It cannot be taken back.',
        body: z.strictObject({ reason }),
        response: { 200: epochView },
      },
    },
    async (request, reply) => {
      await execute({ kind: 'revocation-epoch.raise', reason: request.body.reason }, contextOf(request));
      return reply.send(await readSigningTerms(kysely));
    },
  );
}

async function shownKeys(kysely: Kysely<LicenceSchema>): Promise<z.output<typeof signingKeyList>> {
  const now = Date.now();
  const rows = (await readSigningKeys(kysely)).map((row) => {
    return { ...row, signsFrom: row.signsFrom.epochMilliseconds, filesUntil: row.filesUntil?.epochMilliseconds ?? 0 };
  });
  const inForce = rows.filter(({ withdrawnAt }) => withdrawnAt === null).toSorted((a, b) => a.signsFrom - b.signsFrom);
  const signing = signingKeyAt(inForce, now)?.kid;
  const items = rows.map((row) => {
    const ends = row.withdrawnAt?.epochMilliseconds ?? publishedUntil(row, inForce[inForce.indexOf(row) + 1]);
    return {
      kid: row.kid,
      state: stateOf(row, { ends, now, isSigning: row.kid === signing }),
      publishedAt: row.publishedAt.toString(),
      signsFrom: new Date(row.signsFrom).toISOString(),
      publishedUntil: ends === Infinity ? null : new Date(ends).toISOString(),
      withdrawnAt: row.withdrawnAt?.toString() ?? null,
    };
  });
  return { items };
}

interface Standing {
  readonly ends: number;
  readonly now: number;
  readonly isSigning: boolean;
}

function stateOf(
  { withdrawnAt, signsFrom }: { readonly withdrawnAt: Temporal.Instant | null; readonly signsFrom: number },
  { ends, now, isSigning }: Standing,
): z.output<typeof signingKeyView>['state'] {
  if (withdrawnAt !== null) return 'withdrawn';
  if (isSigning) return 'signing';
  if (signsFrom > now) return 'next';
  return now < ends ? 'published' : 'ended';
}
