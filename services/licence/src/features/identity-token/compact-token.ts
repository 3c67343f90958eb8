/** A JSON Web Token in its compact form, read and not verified: whoever sent it may have written anything into it. */
export interface CompactToken {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Three times what Microsoft and Google make for people with many groups. */
export const longestTokenBytes = 8 * 1024;

const bearer = /^bearer (ey[\w-]+\.[\w-]+\.[\w-]*)$/i;

/** Whether an `Authorization` header holds what is at least made like a token. */
export function carriesToken(authorization: string | undefined): authorization is string {
  return authorization !== undefined && bearer.test(authorization);
}

/** The token of an `Authorization` header; null where there is none that could be read as one. */
export function readToken(authorization: string): CompactToken | null {
  const text = bearer.exec(authorization)?.[1];
  if (text === undefined || text.length > longestTokenBytes) return null;
  const [header, claims] = text.split('.').map(readPart);
  return header === null || header === undefined || claims === null || claims === undefined ? null : { text, header, claims };
}

function readPart(part: string): Record<string, unknown> | null {
  try {
    return parseUnambiguously(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')));
  } catch {
    return null;
  }
}

const texts = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** The object of a JSON text that names no member twice, as readers differ in which of the two they believe (RFC 7519 §4); null for any other text. */
function parseUnambiguously(text: string): Record<string, unknown> | null {
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const named = text.matchAll(texts).reduce((sum, [, colon]) => (colon === undefined ? sum : sum + 1), 0);
  return named === membersIn(value) ? (value as Record<string, unknown>) : null;
}

function membersIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const members = Object.values(value);
  return members.reduce<number>((sum, member) => sum + membersIn(member), Array.isArray(value) ? 0 : members.length);
}
