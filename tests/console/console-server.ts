import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { totpCode, totpStep } from '../../packages/platform/src/crypto/totp.ts';
import { copyFirstStart, startServer, temporaryFolder, type ServerProcess } from '../end-to-end/seatledger.ts';
import { fromBase32 } from '../../services/access/src/features/sign-in/test-sign-in.ts';
import type { Visitor } from './visitor.ts';

export const administrator = { email: 'ana@vendor.example', displayName: 'Ana Muñoz', password: 'vélo bleu 7 étoiles' };

export interface ConsoleServer extends AsyncDisposable {
  readonly server: ServerProcess;
  readonly dataFolder: string;
  /** By the name that passkeys belong to. */
  readonly origin: string;
}

/** What `npm start` starts, sample vendor included, unless `--empty` is among the flags. */
export async function startConsole(...flags: string[]): Promise<ConsoleServer> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  await copyFirstStart(folder.path, flags.includes('--empty') ? 'empty' : 'sample');
  const port = await findFreePort();
  const server = stack.use(await startServer(folder.path, '--port', String(port), ...flags));
  const started = stack.move();
  return { server, dataFolder: folder.path, origin: `http://localhost:${port}`, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

/** The link that the first start prints, as a path. */
export function firstLink({ server }: Pick<ConsoleServer, 'server'>): string {
  const path = /\/invitation#\S+/.exec(server.greeting)?.[0];
  if (path === undefined) throw new Error(`no link in: ${server.greeting}`);
  return path;
}

/** Signs the visitor in as the first administrator, by the API. Gives the secret of their authenticator app. */
export async function becomeAdministrator(visitor: Visitor, console: Pick<ConsoleServer, 'server'>): Promise<Uint8Array> {
  const token = new URLSearchParams(firstLink(console).split('#')[1]).get('token');
  return acceptInvitation(visitor, { token, ...administrator, locale: visitor.language });
}

/** Accepts an invitation and enrols an authenticator app, by the API. */
export async function acceptInvitation(visitor: Visitor, invitation: object): Promise<Uint8Array> {
  await visitor.ask('POST', '/v1/invitations/accept', invitation);
  const { secret: text } = (await visitor.ask('POST', '/v1/sessions/current/totp', {})) as { secret: string };
  const secret = fromBase32(text);
  await visitor.ask('POST', '/v1/sessions/current/totp/actions/confirm', { code: codeNow(secret) });
  return secret;
}

export function codeNow(secret: Uint8Array): string {
  return totpCode(secret, totpStep(Date.now()));
}
