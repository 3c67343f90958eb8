import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

/** Whether it was made in a frame of somebody else's page, which ours never is. Throws where it is not readable. */
export function isFramed(clientDataJSON: string): boolean {
  return decodeClientDataJSON(clientDataJSON).crossOrigin === true;
}
