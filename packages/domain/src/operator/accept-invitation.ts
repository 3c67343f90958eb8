import { z } from 'zod';
import { CommandRefused, type Decision } from '../command/decision.ts';
import { displayName, email, locale } from '../command/fields.ts';
import { instant, operatorDecision, passwordHash, refuseAssignment, tokenHash, type Operator } from './operator.ts';

/** What a one-time link is good for. */
export interface Link {
  readonly id: number;
  readonly kind: string;
  readonly operatorId: number | null;
  /** Null for the first administrator's: whoever takes it gives theirs. */
  readonly email: string | null;
  readonly roleKeys: readonly string[];
  readonly customerIds: readonly number[] | null;
  /** ISO 8601 instants. */
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export const acceptInvitationSchema = z.strictObject({
  kind: z.literal('operator.accept'),
  tokenHash,
  email: email.optional(),
  displayName: displayName.min(1),
  locale: locale.default('en'),
  /** Null: they will sign in through an identity provider; the identity is linked in the same transaction. */
  passwordHash: passwordHash.nullable(),
  at: instant,
});
export type AcceptInvitation = z.output<typeof acceptInvitationSchema>;

export interface AcceptInvitationFacts {
  readonly link: Link | undefined;
  readonly nextId: number;
  readonly nextPersonId: number;
  readonly operatorExists: boolean;
  /** The address of the link, else the one given. */
  readonly emailTaken: boolean;
  readonly knownRoleKeys: ReadonlySet<string>;
}

export interface AcceptedInvitation {
  readonly operator: Operator;
  readonly linkId: number;
  readonly passwordHash: string | null;
  readonly at: string;
}

/** The link, where it is still good for that. Used, expired, replaced and made up look the same. */
export function usableLink(link: Link | undefined, at: string, kinds: readonly string[]): Link {
  if (link !== undefined && kinds.includes(link.kind) && link.usedAt === null && Date.parse(at) < Date.parse(link.expiresAt)) return link;
  throw new CommandRefused(
    'link_not_valid',
    'This link has been used, has expired or was replaced by a newer one. Ask for another.',
    'token',
  );
}

/** The address that the link is for, else the one given. */
export function emailOf(link: Link, given: string | undefined): string {
  const email = link.email ?? given;
  if (email === undefined) throw new CommandRefused('email_required', 'Give the e-mail address that you will sign in with.', 'email');
  return email;
}

export function decideAcceptInvitation(command: AcceptInvitation, facts: AcceptInvitationFacts): Decision<AcceptedInvitation> {
  const { at, displayName, locale, passwordHash } = command;
  const link = usableLink(facts.link, at, ['invitation', 'first_administrator']);
  const isFirst = link.kind === 'first_administrator';
  if (isFirst && facts.operatorExists) usableLink(undefined, at, []);
  const email = emailOf(link, command.email);
  if (facts.emailTaken) throw new CommandRefused('email_taken', 'There is an operator with this address already.', 'email');
  const assigned = { roleKeys: isFirst ? ['administrator'] : link.roleKeys, customerIds: link.customerIds };
  refuseAssignment(assigned, facts.knownRoleKeys);
  const account = { id: facts.nextId, personId: facts.nextPersonId, email, displayName, locale, ...assigned };
  const operator = { ...account, suspendedAt: null, suspensionReason: null, version: 1 };
  const decision = operatorDecision.created(operator);
  return decision.outcome === 'unchanged' ? decision : { ...decision, plan: { operator, linkId: link.id, passwordHash, at } };
}
