import type { z } from 'zod';
import type { domainValidity } from '../command/fields.ts';
import { decisionsOn } from '../command/decisions-on.ts';
import type { Validity } from '../validity/validity.ts';

export type DomainValidity = z.output<typeof domainValidity>;

/** A pack that all users of a domain get while it is valid. */
export interface AssignedPack {
  /** Key of the pack. */
  readonly pack: string;
  readonly validity: Validity;
}

/** An e-mail domain of a customer. */
export interface Domain {
  readonly id: number;
  readonly customerId: number;
  /** Name of the customer. */
  readonly customer: string;
  readonly name: string;
  /** Other names that its seats go by, sorted; never its own. */
  readonly aliases: readonly string[];
  readonly validity: DomainValidity;
  /** null: as many as there are. */
  readonly seatLimit: number | null;
  readonly seatsUsed: number;
  readonly graceDays: number;
  /** For how many days its signed licences work without being renewed; null: as by default. */
  readonly offlineLeaseDays: number | null;
  readonly suspensionReason: string | null;
  /** In their order: the first is applied first, so the last wins. */
  readonly packs: readonly AssignedPack[];
  /** Ids of the tenants of Microsoft Entra whose word is taken for its addresses, sorted. */
  readonly microsoftTenants: readonly string[];
}

export const domainDecision = decisionsOn<Domain>(
  'domain',
  ({ id: _, seatsUsed: __, ...readable }) => readable,
  ({ customerId }) => customerId,
);

/** The aliases of a domain out of all the names that it is to go by. */
export function aliasesOf(name: string, names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((one) => one !== name).toSorted();
}
