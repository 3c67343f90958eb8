import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  readonly recipients: readonly string[];
  /** Who the sender logged in as. */
  readonly user: string | undefined;
  readonly encrypted: boolean;
  readonly email: Email;
}

/** A real mail server on a free port of the loopback address, which keeps what it is sent. */
export interface TestMailServer extends AsyncDisposable {
  readonly port: number;
  readonly received: ReceivedMail[];
}

export interface TestMailServerOptions {
  /** With the certificate of the tests, for `localhost` and `127.0.0.1`. */
  readonly encryption?: 'tls' | 'starttls' | 'none';
  /** Left out: nobody logs in. */
  readonly password?: string;
  /** SMTP replies to the next recipients, one for each; the others are taken. */
  readonly refusals?: number[];
}

export const testCertificate = fixture('crt');

export async function startMailServer(options: TestMailServerOptions = {}): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const { encryption = 'none' } = options;
  const server = new SMTPServer({
    ...encryptionOptions(encryption),
    ...behaviourOf(options, received),
    authOptional: options.password === undefined,
    disableReverseLookup: true,
    closeTimeout: 100,
  });
  // A client that does not like the certificate hangs up.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    received,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
  };
}

function encryptionOptions(encryption: TestMailServerOptions['encryption']): SMTPServerOptions {
  if (encryption === 'none') return { disabledCommands: ['STARTTLS'], allowInsecureAuth: true };
  return { secure: encryption === 'tls', cert: testCertificate, key: fixture('key') };
}

function behaviourOf({ password, refusals = [] }: TestMailServerOptions, received: ReceivedMail[]): SMTPServerOptions {
  const keep = callbackify(async (stream: Readable, { envelope, secure, user }: SMTPServerSession): Promise<void> => {
    const email = await PostalMime.parse(await buffer(stream));
    received.push({ recipients: envelope.rcptTo.map(({ address }) => address), user, encrypted: secure, email });
  });
  return {
    onAuth: (auth, _, callback) => (auth.password === password ? callback(null, { user: auth.username }) : callback(new Error('no'))),
    onRcptTo(address, _, callback) {
      const responseCode = refusals.shift();
      callback(responseCode === undefined ? null : Object.assign(new Error(`not ${address.address}`), { responseCode }));
    },
    onData: (stream, session, callback) => keep(stream, session, callback),
  };
}

function fixture(name: 'crt' | 'key'): string {
  return readFileSync(new URL(`../http/fixtures/test-only.${name}.pem`, import.meta.url), 'utf8');
}
