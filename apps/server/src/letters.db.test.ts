import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { MailConfig } from '@seatledger/platform/config/mail-config.ts';
import { startMailServer, type ReceivedMail } from '@seatledger/platform/mail/test-mail-server.ts';
import { pino } from 'pino';
import { until } from '../../../tests/dev-env/dev-env.ts';
import { addSignedIn, createTestServer, csrfToken, type SignedIn, type TestServer } from './testing/test-server.ts';

const ana: SignedIn = { role: 'administrator', customerIds: null, cookie: 'a'.repeat(43) };
const bea: SignedIn = { ...ana, cookie: 'b'.repeat(43) };
const emailOf = ({ cookie }: SignedIn): string => `${cookie}@vendor.example`;
const email = emailOf(ana);
const password = 'vélo bleu 7 étoiles';

interface Sending extends TestServer {
  readonly received: readonly ReceivedMail[];
  readonly lines: readonly string[];
  ask(path: string, payload: object): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Disposes everything but the mail server: nothing is under way any more. */
  stop(): Promise<void>;
}

async function start(t: TestContext, mail: Partial<MailConfig> = {}): Promise<Sending> {
  const mailServer = await startMailServer();
  const lines: string[] = [];
  const from = { name: 'Licences', address: 'licences@vendor.example' };
  const server = await createTestServer({
    mail: { host: '127.0.0.1', port: mailServer.port, encryption: 'none', credentials: null, from, ...mail },
    logger: pino({ level: 'info', formatters: { level: (level) => ({ level }) } }, { write: (line: string) => void lines.push(line) }),
  });
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= Promise.resolve(server[Symbol.asyncDispose]()));
  t.after(async () => {
    await stop();
    await mailServer[Symbol.asyncDispose]();
  });
  await addSignedIn(server, ana);
  const headers = { cookie: `seatledger=${ana.cookie}`, 'x-csrf-token': csrfToken };
  return {
    ...server,
    received: mailServer.received,
    lines,
    stop,
    async ask(url, payload) {
      const { statusCode, body } = await server.app.inject({ method: 'POST', url, payload, headers });
      return { status: statusCode, body: body === '' ? null : JSON.parse(body) };
    },
  };
}

const linkOf = (mail: ReceivedMail): URL => new URL(/https:\S+#\S+/.exec(mail.email.text ?? '')?.[0] ?? '');
const tokenOf = (mail: ReceivedMail): string => new URLSearchParams(linkOf(mail).hash.slice(1)).get('token') ?? '';

describe('the letter of a password reset', () => {
  it('arrives with a link that sets a new password', async (t) => {
    const { ask, received, client } = await start(t);
    await client.query(`update access.operators set locale = 'fr'`);
    assert.equal((await ask('/v1/password-resets', { email })).status, 202);
    const mail = await until('the letter arrives', () => received[0]);
    assert.deepEqual([mail.recipients, mail.email.subject], [[email], 'Choisir un nouveau mot de passe']);
    assert.equal(linkOf(mail).origin + linkOf(mail).pathname, 'https://licences.example/password-reset');
    assert.equal((await ask('/v1/password-resets/actions/complete', { token: tokenOf(mail), password })).status, 204);
    assert.equal((await ask('/v1/sessions', { email, password })).status, 201);
  });

  it('goes to nobody where the address is nobody’s, or that of somebody suspended', async (t) => {
    const { ask, received, client, stop } = await start(t);
    await addSignedIn({ client }, bea);
    await client.query('update access.operators set suspended_at = now() where email = $1', [emailOf(bea)]);
    const answers = [];
    for (const typed of ['nobody@vendor.example', emailOf(bea), email]) answers.push(await ask('/v1/password-resets', { email: typed }));
    for (const answer of answers) assert.deepEqual(answer, { status: 202, body: { status: 'accepted' } });
    await until('the last letter arrives', () => received.length > 0);
    await stop();
    assert.deepEqual(
      received.flatMap(({ recipients }) => recipients),
      [email],
    );
  });

  it('changes no answer where the mail server is down or not to be trusted, and what was not sent is in the log', async (t) => {
    const down = await startMailServer();
    await down[Symbol.asyncDispose]();
    for (const mail of [{ port: down.port }, { encryption: 'starttls' as const }]) {
      const { ask, lines, received, stop } = await start(t, mail);
      const [known, unknown] = [await ask('/v1/password-resets', { email }), await ask('/v1/password-resets', { email: `x${email}` })];
      assert.deepEqual(known, { status: 202, body: { status: 'accepted' } });
      assert.deepEqual(unknown, known);
      await until('the first attempt fails', () => lines.some((line) => line.includes('a message')));
      await stop();
      assert.deepEqual(received, []);
      const errors = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'error');
      assert.deepEqual(
        errors.map(({ msg, kind }) => [msg, kind]),
        [['a message was not sent', 'password reset']],
      );
      assert.doesNotMatch(lines.join(''), /@|token/);
    }
  });
});

describe('the letter of an invitation', () => {
  it('has the token that whoever invited was shown, and it is accepted', async (t) => {
    const { ask, received } = await start(t);
    const invited = await ask('/v1/operators/invitations', { email: ' Rosa@Vendor.example', roleKeys: ['reader'] });
    assert.equal(invited.status, 201);
    const mail = await until('the letter arrives', () => received[0]);
    assert.deepEqual(mail.recipients, ['rosa@vendor.example']);
    assert.equal(linkOf(mail).origin + linkOf(mail).pathname, 'https://licences.example/invitation');
    assert.equal(tokenOf(mail), (invited.body as { token: string }).token);
    const accepted = await ask('/v1/invitations/accept', { token: tokenOf(mail), displayName: 'Rosa', password });
    assert.equal(accepted.status, 201);
  });

  it('is not sent where nobody was invited', async (t) => {
    const { ask, received, stop } = await start(t);
    assert.equal((await ask('/v1/operators/invitations', { email, roleKeys: ['reader'] })).status, 409);
    await stop();
    assert.deepEqual(received, []);
  });
});
