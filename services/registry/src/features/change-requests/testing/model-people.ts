/** Who takes part in a history. Second accounts are of the person of the same name. */
export const people = {
  ada: { person: 'ada', roles: ['administrator'] },
  bea: { person: 'bea', roles: ['administrator'] },
  rosa: { person: 'rosa', roles: ['operator'] },
  rosa2: { person: 'rosa', roles: ['approver'] },
  otto: { person: 'otto', roles: ['operator'] },
  cleo: { person: 'cleo', roles: ['approver'] },
  dan: { person: 'dan', roles: ['approver', 'operator'] },
  dan2: { person: 'dan', roles: ['approver'] },
  /** In bea's place, too, while she lets them. */
  gil: { person: 'gil', roles: ['approver'] },
} as const satisfies Readonly<Record<string, { readonly person: string; readonly roles: readonly string[] }>>;
export type Who = keyof typeof people;

export const everybody = Object.keys(people) as readonly Who[];
export const isAdministrator = (who: Who): boolean => rolesOf(who).includes('administrator');
export const mayPropose = (who: Who): boolean => isAdministrator(who) || rolesOf(who).includes('operator');
export const mayApprove = (who: Who): boolean => isAdministrator(who) || rolesOf(who).includes('approver');

export function rolesOf(who: Who): readonly string[] {
  return people[who].roles;
}

export interface Requirement {
  readonly rule: string;
  readonly approvals: number;
  readonly roles: readonly string[];
}

/** The policy of the histories; administrators need nobody. */
const requirements: readonly Requirement[] = [
  { rule: 'user', approvals: 1, roles: ['approver'] },
  { rule: 'override', approvals: 1, roles: ['administrator'] },
  { rule: 'domain', approvals: 2, roles: ['administrator', 'approver'] },
];

export const policyRules = requirements.map(({ rule, approvals, roles }) => ({
  commands: [`${rule}.*`],
  proposedBy: ['person'],
  exemptRoles: ['administrator'],
  approvals,
  approverRoles: roles,
  reasonRequired: false,
  dueDays: 3,
  expireDays: 30,
}));

export function requirementsFor(who: Who, kinds: readonly string[]): readonly Requirement[] {
  return isAdministrator(who) ? [] : requirements.filter(({ rule }) => kinds.some((kind) => kind.startsWith(`${rule}.`)));
}
