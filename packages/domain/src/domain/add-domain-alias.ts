import { z } from 'zod';
import { found, type Decision } from '../command/decision.ts';
import { domainName, id } from '../command/fields.ts';
import { refuseNameTaken, refuseTooManyAliases, type NewNameFacts } from './domain-rules.ts';
import { aliasesOf, domainDecision, type Domain } from './domain.ts';

/** Addresses under the alias belong to the same seats as those under the domain's own name. */
export const addDomainAliasSchema = z.strictObject({ kind: z.literal('domain.add-alias'), id, alias: domainName });
export type AddDomainAlias = z.output<typeof addDomainAliasSchema>;

export function decideAddDomainAlias(command: AddDomainAlias, facts: NewNameFacts): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  refuseNameTaken(facts.takenName, 'alias');
  const aliases = aliasesOf(domain.name, [...domain.aliases, command.alias]);
  refuseTooManyAliases(aliases, 'alias');
  return domainDecision.changed(domain, { ...domain, aliases });
}
