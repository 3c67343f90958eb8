import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createPasswordHasher, type PasswordHasher } from '@seatledger/platform/crypto/password-hash.ts';
import { totpCode, totpStep } from '@seatledger/platform/crypto/totp.ts';
import { assertDescribed, until } from '../../../../../tests/dev-env/dev-env.ts';
import { startTestServer, type TestServer } from '../../test-server.ts';
import type { SingleSignOnOptions } from '../single-sign-on/single-sign-on.ts';
import type { PasswordReset } from './dependencies.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // The tests look into what they have asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

const cheap = { memoryKiB: 64, passes: 1, parallelism: 1 };
export const password = 'vélo bleu 7 étoiles';
export const email = 'ana@vendor.example';
export const publicUrl = 'https://licences.example';

/** A clock that stands still, at the beginning of a time step. */
export class Clock {
  nowMs = Math.ceil(Date.now() / 30_000) * 30_000;
  forward(ms: number): void {
    this.nowMs += ms;
  }
}

/** A browser: it keeps cookies, goes nowhere by itself, and sends the CSRF token that it was told. */
export class Browser {
  cookie = '';
  csrfToken = '';
  readonly url: string;
  readonly from: string;
  readonly protocol: string;
  constructor(url: string, from = '127.0.0.1', protocol = from === '127.0.0.1' ? 'http' : 'https') {
    this.url = url;
    this.from = from;
    this.protocol = protocol;
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-forwarded-for': this.from,
        'x-forwarded-proto': this.protocol,
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...(this.csrfToken !== '' && { 'x-csrf-token': this.csrfToken }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assertDescribed({ method, url: path, status: response.status, header: (name) => response.headers.get(name), body: text });
    const answer = { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
    for (const set of response.headers.getSetCookie()) this.keep(set);
    this.csrfToken = answer.body?.csrfToken ?? answer.body?.session?.csrfToken ?? this.csrfToken;
    return answer;
  }

  /** Another cookie of the same name goes, and one that is over. */
  private keep(set: string): void {
    const pair = set.split(';', 1)[0]!;
    const name = pair.slice(0, pair.indexOf('=') + 1);
    const others = this.cookie.split('; ').filter((one) => one !== '' && !one.startsWith(name));
    this.cookie = [...others, ...(set.includes('Max-Age=0;') ? [] : [pair])].join('; ');
  }

  async expect(status: number, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered> {
    const answered = await this.ask(method, path, body, headers);
    assert.equal(answered.status, status, `${method} ${path} ${JSON.stringify(answered.body)}`);
    return answered;
  }

  copy(): Browser {
    const copy = new Browser(this.url, this.from, this.protocol);
    copy.cookie = this.cookie;
    copy.csrfToken = this.csrfToken;
    return copy;
  }
}

export interface Person {
  readonly browser: Browser;
  readonly email: string;
  readonly secret: Buffer;
  readonly recoveryCodes: readonly string[];
}

export interface TestSignIn extends Pick<TestServer, 'access' | 'sql'> {
  readonly clock: Clock;
  readonly resets: PasswordReset[];
  /** How many hashes were computed. */
  hashed(): number;
  browser(from?: string, protocol?: string): Browser;
  events(kind: string): Promise<Record<string, unknown>[]>;
  /** The code of the next time step: each works once. */
  code(secret: Buffer): string;
  /** The first administrator, signed in and enrolled. */
  administrator(): Promise<Person>;
  /** Somebody whom the administrator invited, signed in and enrolled. */
  invited(by: Person, email: string, roleKeys: string[], customerIds?: string[]): Promise<Person>;
  enrol(browser: Browser, email: string): Promise<Person>;
  /** Waits for the reset that was asked for. */
  nextReset(asked: () => Promise<unknown>): Promise<PasswordReset>;
}

/** The access service over real HTTP behind a proxy that is trusted, with a clock and a hasher of the test's. */
export async function startSignIn(t: TestContext, singleSignOn?: SingleSignOnOptions): Promise<TestSignIn> {
  const clock = new Clock();
  const resets: PasswordReset[] = [];
  const counted = countingHasher();
  const onPasswordReset = async (reset: PasswordReset) => void resets.push(reset);
  const { url, access, sql } = await startTestServer(t, {
    of: ({ installationKey }) => ({
      signIn: { installationKey, publicUrl, now: () => clock.nowMs, hasher: counted.hasher, onPasswordReset, singleSignOn },
    }),
    authenticate: ({ authenticateSession }) => authenticateSession,
    now: () => clock.nowMs,
  });
  const browser = (from?: string, protocol?: string) => new Browser(url, from, protocol);
  const code = (secret: Buffer): string => {
    clock.forward(30_000);
    return totpCode(secret, totpStep(clock.nowMs));
  };

  async function enrol(enrolling: Browser, address: string): Promise<Person> {
    const { body } = await enrolling.expect(201, 'POST', '/v1/sessions/current/totp');
    const secret = fromBase32(body.secret);
    const confirmed = await enrolling.expect(200, 'POST', '/v1/sessions/current/totp/actions/confirm', { code: code(secret) });
    assert.equal(confirmed.body.session.state, 'complete');
    return { browser: enrolling, email: address, secret, recoveryCodes: confirmed.body.recoveryCodes };
  }

  return {
    access,
    clock,
    resets,
    hashed: counted.count,
    browser,
    sql,
    events: (kind) => sql('select * from test.audit_events where kind = $1 order by id', [kind]),
    code,
    enrol,
    async administrator() {
      const token = await access.firstAdministratorLink();
      const first = browser();
      await first.expect(201, 'POST', '/v1/invitations/accept', { token, email, displayName: 'Ana', password });
      return enrol(first, email);
    },
    async invited(by, address, roleKeys, customerIds) {
      const { body } = await by.browser.expect(201, 'POST', '/v1/operators/invitations', { email: address, roleKeys, customerIds });
      const guest = browser();
      await guest.expect(201, 'POST', '/v1/invitations/accept', { token: body.token, displayName: 'Guest', password });
      return enrol(guest, address);
    },
    async nextReset(asked) {
      const before = resets.length;
      await asked();
      await until('the reset is sent', () => resets.length > before);
      return resets.at(-1)!;
    },
  };
}

function countingHasher(): { hasher: PasswordHasher; count: () => number } {
  const inner = createPasswordHasher({ parameters: cheap });
  let computed = 0;
  const hasher: PasswordHasher = {
    hash: (given) => ((computed += 1), inner.hash(given)),
    verify: (hash, given) => ((computed += 1), inner.verify(hash, given)),
    needsRehash: inner.needsRehash,
  };
  return { hasher, count: () => computed };
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((character) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
