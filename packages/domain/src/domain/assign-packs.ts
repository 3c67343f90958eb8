import { z } from 'zod';
import { CommandRefused, found, type Decision } from '../command/decision.ts';
import { id, innerValidity, key } from '../command/fields.ts';
import { domainDecision, type AssignedPack, type Domain } from './domain.ts';

const assignedPack = z.strictObject({ pack: key, validity: innerValidity.default({ from: null, until: null }) });

/** In their order, the last of which wins. */
export const assignedPacks = z
  .array(assignedPack)
  .max(100)
  .refine((packs) => new Set(packs.map(({ pack }) => pack)).size === packs.length, 'must not name a pack twice');

/** Replaces the packs of a domain. They are applied in this order, so the last wins. */
export const assignPacksSchema = z.strictObject({
  kind: z.literal('domain.assign-packs'),
  id,
  packs: assignedPacks,
});
export type AssignPacks = z.output<typeof assignPacksSchema>;

export interface AssignPacksFacts {
  readonly domain: Domain | undefined;
  /** Keys of those packs of the command that there are. */
  readonly knownPacks: ReadonlySet<string>;
}

export function decideAssignPacks(command: AssignPacks, facts: AssignPacksFacts): Decision<Domain> {
  const domain = found(facts.domain, 'domain', command.id);
  refuseUnknownPacks(command.packs, facts.knownPacks);
  return domainDecision.changed(domain, { ...domain, packs: command.packs });
}

export function refuseUnknownPacks(packs: readonly AssignedPack[], known: ReadonlySet<string>): void {
  const unknown = packs.find(({ pack }) => !known.has(pack));
  if (unknown !== undefined) throw new CommandRefused('pack_not_found', `There is no pack ${unknown.pack}.`, 'packs');
}
