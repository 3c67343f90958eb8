import { createHash } from 'node:crypto';
import type { FakeClock } from './fake-clock.ts';
import { anaLicence, FakeInstallation, type FakeLicence } from './fake-installation.ts';

export interface Asked {
  /** `POST /v1/licences/check` */
  readonly what: string;
  readonly token: string | null;
  readonly body: Record<string, unknown>;
  readonly init: RequestInit;
}

export type Answering = () => Response | Promise<Response>;

/** A server as the contract describes it, which can be cut off, or made to answer anything. */
export class FakeServer {
  readonly installation = new FakeInstallation();
  readonly asked: Asked[] = [];
  readonly licences = new Map<string, FakeLicence>([['ana@acme.example', anaLicence]]);
  /** Who asks where no address is given. */
  owner = 'ana@acme.example';
  /** Answers in place of what it would, to everything or to one path. */
  instead: Answering | undefined;
  readonly insteadOf = new Map<string, Answering>();
  readonly #clock: FakeClock;
  /** The right time, whatever the clock of the machine shows. */
  aheadMs = 0;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readonly fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(String(input));
    const headers = new Headers(init.headers);
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const what = `${init.method} ${pathname}`;
    this.asked.push({ what, token: headers.get('authorization'), body, init });
    const instead = this.instead ?? this.insteadOf.get(what);
    if (instead !== undefined) return instead();
    if (what === 'GET /.well-known/jwks.json') return Response.json(this.installation.keySet);
    const email = typeof body['email'] === 'string' ? body['email'].trim().toLowerCase() : this.owner;
    const licence = this.licences.get(email) ?? { ...anaLicence, valid: false, status: 'unknown', detail: 'No licence.', features: {} };
    if (what === 'POST /v1/licences/signed') return this.#signed(email, licence, body);
    if (what === 'POST /v1/licences/check') return Response.json(this.#answer(licence));
    if (what === 'GET /v1/licences/check' && searchParams.get('product') === 'excel-addin') return this.#checkAgain(licence, headers);
    if (what === 'POST /v1/licences/uses') return new Response(null, { status: 202 });
    return problem(404, 'not_found');
  };

  /** What was asked, without the keys, which come by the way. */
  get questions(): readonly string[] {
    return this.asked.map(({ what }) => what.replace('/v1/licences/', '')).filter((what) => !what.endsWith('jwks.json'));
  }

  #now(): number {
    return this.#clock.now() + this.aheadMs;
  }

  #answer(licence: FakeLicence): object {
    const now = new Date(this.#now()).toISOString();
    return { ...licence, checkedAt: now, stale: false, asOf: now };
  }

  #signed(email: string, licence: FakeLicence, { product, nonce }: Record<string, unknown>): Response {
    const { features: _, profile: __, revision: ___, ...told } = licence;
    const others = { sub: email, aud: product, ...(nonce !== undefined && { nonce }) };
    const signedLicence = licence.valid ? this.installation.sign(this.installation.claims(this.#now(), licence, others)) : null;
    return Response.json({ signedLicence, ...told, lease: null, nonce });
  }

  #checkAgain(licence: FakeLicence, headers: Headers): Response {
    const etag = `"${createHash('sha256').update(JSON.stringify(licence)).digest('base64url')}"`;
    if (headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } });
    return Response.json(this.#answer(licence), { headers: { etag } });
  }
}

/** A refusal as Seatledger answers it. */
export function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const document = { type: 'about:blank', title: code, status, code, detail: `What to do about ${code}.`, requestId: 'request-1' };
  return Response.json(document, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}

/** No network. */
export function cutOff(): Promise<Response> {
  return Promise.reject(new TypeError('fetch failed'));
}

/** Takes everything in, and says nothing. */
export function silence(): Promise<Response> {
  return new Promise(() => undefined);
}
