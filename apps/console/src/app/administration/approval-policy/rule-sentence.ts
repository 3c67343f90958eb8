import type { Role } from '../../ui/access/role-words.ts';
import { nameOfRole } from '../../ui/access/role-words.ts';
import { locale } from '../../words/locale.ts';
import { capital, wordsOfCommands } from './command-words.ts';
import type { Rule } from './shapes.ts';

const anyOf = new Intl.ListFormat(locale, { type: 'disjunction' });

const kindsOfProposer: Readonly<Record<string, string>> = {
  person: $localize`:@@proposer.person:anybody who signs in`,
  service: $localize`:@@proposer.service:an API key or OAuth client`,
  'command-line': $localize`:@@proposer.commandLine:the command line of the host`,
};

export const proposerKinds = Object.entries(kindsOfProposer).map(([value, label]) => ({ value, label }));

export interface RuleWords {
  readonly what: string;
  readonly who: string;
  readonly needs: string;
  readonly times: string;
}

/** A rule as it would be told. */
export function wordsOfRule(rule: Rule, roles: readonly Role[]): RuleWords {
  return { what: capital(wordsOfCommands(rule.commands)), who: whoOf(rule, roles), needs: needsOf(rule, roles), times: timesOf(rule) };
}

function whoOf({ proposedBy, exemptRoles }: Rule, roles: readonly Role[]): string {
  const who = anyOf.format(proposedBy.map((key) => kindsOfProposer[key] ?? nameOfRole(key, roles)));
  if (exemptRoles.length === 0) return $localize`:@@rule.proposedBy:Proposed by ${who}:who:.`;
  const except = anyOf.format(exemptRoles.map((key) => nameOfRole(key, roles)));
  return $localize`:@@rule.proposedByExcept:Proposed by ${who}:who:, except by ${except}:except:.`;
}

function needsOf({ approvals, approverRoles }: Rule, roles: readonly Role[]): string {
  const by = anyOf.format(approverRoles.map((key) => nameOfRole(key, roles)));
  if (approvals === 1) return $localize`:@@rule.needsOne:One other person must approve it: ${by}:roles:.`;
  return $localize`:@@rule.needsMany:${approvals}:count: other people must approve it: ${by}:roles:.`;
}

function timesOf({ dueDays, expireDays, reasonRequired }: Rule): string {
  const times = $localize`:@@rule.times:Approvers are reminded after ${dueDays}:due: days; undecided, it expires after ${expireDays}:expire:.`;
  return reasonRequired ? `${$localize`:@@rule.reason:A reason must be given.`} ${times}` : times;
}
