import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { domainName, id } from '../command/fields.ts';
import { refuseNameTaken, refuseTooManyAliases, type NewNameFacts } from './domain-rules.ts';
import { aliasesOf, domainDecision, type Domain } from './domain.ts';

/** The old name stays as an alias, so that the seats and the old addresses keep working. */
export const renameDomainSchema = z.strictObject({ kind: z.literal('domain.rename'), id, name: domainName });
export type RenameDomain = z.output<typeof renameDomainSchema>;

export function decideRenameDomain(command: RenameDomain, facts: NewNameFacts): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  refuseNameTaken(facts.takenName, 'name');
  const { name } = command;
  const aliases = aliasesOf(name, [...domain.aliases, domain.name]);
  refuseTooManyAliases(aliases, 'name');
  return domainDecision.changed(domain, { ...domain, name, aliases });
}
