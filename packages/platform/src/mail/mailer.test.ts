import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { MailConfig } from '../config/mail-config.ts';
import { createMailer, type Mailer, type MailMessage } from './mailer.ts';
import { startMailServer, testCertificate, type TestMailServer, type TestMailServerOptions } from './test-mail-server.ts';

const link = 'https://licences.example/page#token=abc';
const message: MailMessage = {
  kind: 'greeting',
  to: 'ana@vendor.example',
  subject: 'Été\r\nBcc: eve@evil.example',
  parts: [
    { language: 'fr', paragraphs: ['Bonjour <b>Ana</b> & Cie,', { link }] },
    { language: 'en', paragraphs: ['Hello'] },
  ],
};

interface Sending {
  readonly server: TestMailServer;
  readonly mailer: Mailer;
  readonly logged: unknown[];
}

async function sendingTo(
  t: TestContext,
  options: TestMailServerOptions,
  config: Partial<MailConfig> = {},
  retryDelaysMs: number[] = [],
): Promise<Sending> {
  const server = await startMailServer(options);
  const logged: unknown[] = [];
  const mailer = createMailer({
    host: '127.0.0.1',
    port: server.port,
    encryption: options.encryption ?? 'none',
    credentials: null,
    from: { name: 'Licences', address: 'licences@vendor.example' },
    retryDelaysMs,
    log: (level, text, details) => logged.push([level, text, details]),
    ...config,
  });
  t.after(async () => {
    await mailer[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });
  return { server, mailer, logged };
}

function trustTestCertificate(t: TestContext): void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, testCertificate]);
  t.after(() => setDefaultCACertificates(before));
}

function credentials(password: string): Pick<MailConfig, 'credentials'> {
  return { credentials: { user: 'licences', password: createSecretKey(Buffer.from(password)) } };
}

const notSent = (code: string, reply?: number) => [
  ['error', 'a message was not sent', { kind: 'greeting', code, ...(reply !== undefined && { reply }) }],
];

describe('the mailer', () => {
  it('sends text and the same as HTML, where nothing that was put in is markup or a header', async (t) => {
    const { server, mailer, logged } = await sendingTo(t, {});
    assert.equal(await mailer.send(message), 'sent');
    const [mail] = server.received;
    assert.deepEqual(mail?.recipients, ['ana@vendor.example']);
    assert.deepEqual([mail?.email.from?.name, mail?.email.from?.address], ['Licences', 'licences@vendor.example']);
    assert.equal(mail?.email.subject, 'Été Bcc: eve@evil.example');
    assert.equal(mail?.email.bcc, undefined);
    assert.equal(mail?.email.text?.trim(), `Bonjour <b>Ana</b> & Cie,\n\n${link}\n\n* * *\n\nHello`);
    assert.ok(mail?.email.html?.includes('<div lang="fr"><p>Bonjour &lt;b&gt;Ana&lt;/b&gt; &amp; Cie,</p>'));
    assert.ok(mail?.email.html?.includes(`<a href="${link}">${link}</a>`));
    assert.equal(mail?.email.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
    assert.deepEqual(logged, []);
  });

  it('logs in, and does not send without having done so', async (t) => {
    const right = await sendingTo(t, { password: 'hunter2' }, credentials('hunter2'));
    assert.equal(await right.mailer.send(message), 'sent');
    assert.equal(right.server.received[0]?.user, 'licences');
    const wrong = await sendingTo(t, { password: 'hunter2' }, credentials('hunter3'), [0, 0]);
    assert.equal(await wrong.mailer.send(message), 'failed');
    assert.deepEqual(wrong.logged, notSent('EAUTH', 535));
  });

  it('sends by TLS and by STARTTLS to a server whose certificate is trusted', async (t) => {
    trustTestCertificate(t);
    for (const encryption of ['tls', 'starttls'] as const) {
      const { server, mailer } = await sendingTo(t, { encryption, password: 'hunter2' }, credentials('hunter2'));
      assert.equal(await mailer.send(message), 'sent', encryption);
      assert.equal(server.received[0]?.encrypted, true);
    }
  });

  it('sends nothing to a server whose certificate is not trusted', async (t) => {
    for (const encryption of ['tls', 'starttls'] as const) {
      const { server, mailer, logged } = await sendingTo(t, { encryption });
      assert.equal(await mailer.send(message), 'failed', encryption);
      assert.deepEqual(server.received, []);
      assert.deepEqual(logged, notSent('DEPTH_ZERO_SELF_SIGNED_CERT'));
    }
  });

  it('sends nothing in clear where encryption is asked for and the server has none', async (t) => {
    for (const encryption of ['tls', 'starttls'] as const) {
      const { server, mailer } = await sendingTo(t, { encryption: 'none' }, { encryption });
      assert.equal(await mailer.send(message), 'failed', encryption);
      assert.deepEqual(server.received, []);
    }
  });

  it('tries again where a server is not ready, and the message stays the same one', async (t) => {
    const { server, mailer, logged } = await sendingTo(t, { refusals: [451, 451] }, {}, [0, 0]);
    assert.equal(await mailer.send(message), 'sent');
    assert.equal(server.received.length, 1);
    const yet = ['warn', 'a message could not be sent yet', { kind: 'greeting', code: 'EENVELOPE', reply: 451 }];
    assert.deepEqual(logged, [yet, yet]);
  });

  it('gives up after the last attempt, at once where the answer is for good, and says neither address nor content', async (t) => {
    const busy = await sendingTo(t, { refusals: [451, 451, 451] }, {}, [0]);
    assert.equal(await busy.mailer.send(message), 'failed');
    assert.deepEqual(busy.logged.at(-1), notSent('EENVELOPE', 451)[0]);
    const unknown = await sendingTo(t, { refusals: [550] }, {}, [0, 0]);
    assert.equal(await unknown.mailer.send(message), 'failed');
    assert.deepEqual(unknown.logged, notSent('EENVELOPE', 550));
    assert.doesNotMatch(JSON.stringify([busy.logged, unknown.logged]), /@|token|Bonjour/);
  });

  it('makes no further attempts once it is disposed, and says what was not sent', async (t) => {
    const { mailer, logged } = await sendingTo(t, { refusals: [451] }, {}, [3_600_000]);
    const sent = mailer.send(message);
    await mailer[Symbol.asyncDispose]();
    assert.equal(await sent, 'failed');
    assert.deepEqual(logged.at(-1), notSent('EENVELOPE', 451)[0]);
  });
});
