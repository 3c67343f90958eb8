import type { TestContext } from 'node:test';
import {
  email,
  password,
  publicUrl,
  startSignIn,
  type Answered,
  type Browser,
  type Person,
  type TestSignIn,
} from '../sign-in/test-sign-in.ts';
import { SoftPasskey, type Forged } from './test-authenticator.ts';

export const beginRegistration = '/v1/passkeys/actions/begin-registration';
export const beginSignIn = '/v1/sessions/actions/begin-passkey-sign-in';
export const beginProof = '/v1/sessions/current/actions/begin-passkey';
export const signInPath = '/v1/sessions/actions/sign-in-with-passkey';
export const verify = '/v1/sessions/current/actions/verify-passkey';
export const stepUp = '/v1/sessions/current/actions/step-up-with-passkey';

export interface TestPasskeys extends TestSignIn {
  /** The first administrator, with an authenticator app and this passkey. */
  readonly ana: Person;
  readonly passkey: SoftPasskey;
  /** A browser in which the password was shown. */
  half(address?: string): Promise<Browser>;
}

export function newPasskey(options?: ConstructorParameters<typeof SoftPasskey>[1]): SoftPasskey {
  return new SoftPasskey(publicUrl, options);
}

export async function register(browser: Browser, passkey: SoftPasskey, name = 'Key', forged?: Forged): Promise<Answered> {
  const { body: options } = await browser.expect(200, 'POST', beginRegistration);
  return browser.ask('POST', '/v1/passkeys', { name, credential: passkey.create(options, forged) });
}

/** With the passkey alone. */
export async function signIn(browser: Browser, passkey: SoftPasskey, forged?: Forged): Promise<Answered> {
  const { body: options } = await browser.expect(200, 'POST', beginSignIn);
  return browser.ask('POST', signInPath, { credential: passkey.get(options, forged) });
}

/** In a session, as its second factor. */
export async function show(browser: Browser, path: string, passkey: SoftPasskey, forged?: Forged): Promise<Answered> {
  const { body: options } = await browser.expect(200, 'POST', beginProof);
  return browser.ask('POST', path, { credential: passkey.get(options, forged) });
}

export async function startWithPasskey(t: TestContext): Promise<TestPasskeys> {
  const app = await startSignIn(t);
  const ana = await app.administrator();
  const passkey = newPasskey();
  await register(ana.browser, passkey);
  const half = async (address = email): Promise<Browser> => {
    const browser = app.browser();
    await browser.expect(201, 'POST', '/v1/sessions', { email: address, password });
    return browser;
  };
  return { ...app, ana, passkey, half };
}
