// A check as most would write it: a framework with schemas, and one prepared query that joins what the answer needs.
import fastify from 'fastify';
import pg from 'pg';
import { licenceQuery, type LicenceRow } from './licence-query.ts';
import { measuredServer } from './server-process.ts';

export interface DatabaseSettings {
  readonly apiKey: string;
  readonly databaseUrl: string;
}

interface CheckBody {
  readonly email: string;
  readonly product?: string;
  readonly nonce?: string;
}

const bodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['email'],
  properties: {
    email: { type: 'string', minLength: 3, maxLength: 320 },
    product: { type: 'string', maxLength: 64 },
    nonce: { type: 'string', maxLength: 128 },
  },
};

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const answerSchema = {
  type: 'object',
  properties: {
    valid: { type: 'boolean' },
    status: text,
    detail: text,
    validUntil: textOrNull,
    profile: textOrNull,
    features: { type: 'object', additionalProperties: true },
    checkedAt: text,
    nonce: text,
    revision: { type: 'integer' },
    stale: { type: 'boolean' },
    asOf: text,
  },
};

async function start({ apiKey, databaseUrl }: DatabaseSettings): Promise<number> {
  // Sessions stay, so that their CPU time can be read at the end of each round.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, idleTimeoutMillis: 0 });
  pool.on('error', (error) => console.error(error));
  const authorization = `Bearer ${apiKey}`;
  const app = fastify();
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== authorization) await reply.code(401).send({ code: 'invalid_api_key' });
  });
  app.post<{ Body: CheckBody }>(
    '/v1/licences/check',
    { schema: { body: bodySchema, response: { 200: answerSchema } } },
    async (request, reply) => {
      const { email, product, nonce } = request.body;
      const at = email.lastIndexOf('@');
      const values = [email.slice(at + 1).toLowerCase(), email.slice(0, at).toLowerCase(), product ?? null];
      const { rows } = await pool.query<LicenceRow>({ name: 'licence', text: licenceQuery, values });
      return reply.header('cache-control', 'no-store').send(answerOf(rows[0], nonce));
    },
  );
  return Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
}

function answerOf(row: LicenceRow | undefined, nonce: string | undefined): Record<string, unknown> {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const current = {
    checkedAt: now,
    ...(nonce === undefined ? {} : { nonce }),
    revision: Number(row?.revision ?? 0),
    stale: false,
    asOf: now,
  };
  if (row === undefined) {
    return {
      valid: false,
      status: 'unknown',
      detail: 'No licence for this address.',
      validUntil: null,
      profile: null,
      features: {},
      ...current,
    };
  }
  const { status, profile, features } = row;
  const valid = status === 'active' || status === 'grace';
  const validUntil = row.validUntil === null ? null : `${row.validUntil.toISOString().slice(0, 19)}Z`;
  return {
    valid,
    status,
    detail: `Licensed until ${validUntil ?? 'further notice'}.`,
    validUntil,
    profile,
    features: valid ? features : {},
    ...current,
  };
}

measuredServer(start);
