import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { domainName, id } from '../command/fields.ts';
import { domainDecision, type Domain } from './domain.ts';

export const removeDomainAliasSchema = z.strictObject({ kind: z.literal('domain.remove-alias'), id, alias: domainName });
export type RemoveDomainAlias = z.output<typeof removeDomainAliasSchema>;

export function decideRemoveDomainAlias(command: RemoveDomainAlias, facts: { readonly domain: Domain | undefined }): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  const { alias } = command;
  if (alias === domain.name) {
    throw new CommandRefused('own_name', `${alias} is the domain's own name; rename the domain first.`, 'alias');
  }
  if (!domain.aliases.includes(alias)) {
    throw new CommandRefused('alias_not_found', `${domain.name} does not go by the name ${alias}.`, 'alias');
  }
  return domainDecision.changed(domain, { ...domain, aliases: domain.aliases.filter((one) => one !== alias) });
}
