import type { CommandContext } from '../commands/use-case.ts';

/** Whoever makes a request, and what they may do. Made by the access service, looked at by every route. */
export interface Principal {
  readonly kind: 'operator' | 'service' | 'cli';
  /** Of the operator, the API key or the client; 0 for an account of the operating system at the command line. */
  readonly id: number;
  /** For the audit. */
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
  /** The keys of an operator's roles; services and the command line have none. */
  readonly roles: readonly string[];
  /** The operators as whose doing its requests count: themselves; of a key or client, those who made its secrets. */
  readonly operatorIds: readonly number[];
  /** The customers they are confined to; null: all. */
  readonly customerIds: readonly number[] | null;
  /** The session of a person who signed in with the console; null for tokens and keys. */
  readonly session: SessionOfPrincipal | null;
  /** The name of the personal token that was shown, where one was. */
  readonly personalToken?: string;
}

export interface SessionOfPrincipal {
  readonly id: number;
  readonly csrfToken: string;
  /** When a second factor was last shown, epoch milliseconds. */
  readonly steppedUpAt: number | null;
}

/** What a route asks of whoever calls it. Everything that is not said is forbidden. */
export interface RouteAccess {
  /** `public`: anybody; `signed-in`: any principal; otherwise the name of a permission. */
  readonly permission: string;
  /** One of these permissions, too, at least: which are needed is in the body, which is not read for anybody who has none of them. */
  readonly oneOf?: readonly string[];
  /** Only for people who have signed in themselves: no token or key stands in for them. */
  readonly session?: boolean;
  /** The second factor must have been shown a short while ago. */
  readonly stepUp?: boolean;
  /** Asked by a page of itself: no session stays open for it. */
  readonly passive?: boolean;
}

/** Whoever makes a request, for the audit. An account at the command line has no number. */
export function actorOf({ kind, id, name }: Principal): CommandContext['actor'] {
  return { kind, id: kind === 'cli' ? null : id, name };
}

/** Where a request comes from, for the audit. */
export function originOf(kind: Principal['kind']): 'api' | 'cli' {
  return kind === 'cli' ? 'cli' : 'api';
}
