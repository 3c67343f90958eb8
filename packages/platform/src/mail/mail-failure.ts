/** Why a message was not taken, in codes alone: what a mail server answers may repeat an address. */
export interface MailFailure {
  /** Such as `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `EAUTH`, `EENVELOPE`. */
  readonly code: string;
  /** What the mail server answered (RFC 5321 §4.2), where it did. */
  readonly reply?: number;
  /** Whether the same message would be refused again. */
  readonly isFinal: boolean;
}

export function failureOf(error: unknown): MailFailure {
  const { code, originalCode = code, responseCode } = error as Readonly<Record<'code' | 'originalCode' | 'responseCode', unknown>>;
  const known = typeof originalCode === 'string' && /^[A-Z0-9_]{1,60}$/.test(originalCode) ? originalCode : 'unknown';
  if (typeof responseCode !== 'number') return { code: known, isFinal: false };
  // RFC 5321 §4.2.1: every 5yz is for good; 503 is about the conversation and not the message.
  return { code: known, reply: responseCode, isFinal: responseCode >= 500 && responseCode !== 503 };
}
