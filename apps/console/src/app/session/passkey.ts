import type { Answer, Sent } from '../api/shapes.ts';

type CreationOptions = Answer<'/v1/passkeys/actions/begin-registration', 'post'>;
type RequestOptions = Answer<'/v1/sessions/current/actions/begin-passkey', 'post'>;
export type MadePasskey = Sent<'/v1/passkeys', 'post'>['credential'];
export type ShownPasskey = Sent<'/v1/sessions/actions/sign-in-with-passkey', 'post'>['credential'];

/** Whether this browser knows passkeys, at an address that they can belong to. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in globalThis && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Asks the browser for a new passkey. Rejects with a DOMException: `NotAllowedError` where the person gave up. */
export async function createPasskey(options: CreationOptions): Promise<MadePasskey> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return jsonOf<MadePasskey>(await navigator.credentials.create({ publicKey }));
}

/** Asks the browser to show one of the person's passkeys. */
export async function showPasskey(options: RequestOptions): Promise<ShownPasskey> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return jsonOf<ShownPasskey>(await navigator.credentials.get({ publicKey }));
}

/** True of what a browser throws when its person closed the window, or let it time out. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

function jsonOf<Json>(credential: Credential | null): Json {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No passkey was given.', 'NotAllowedError');
  return credential.toJSON() as Json;
}
