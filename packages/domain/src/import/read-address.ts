import { looksLike } from '../email/domain-name.ts';
import { parseEmail } from '../email/email.ts';
import type { EmailRefusal } from '../email/email-refusal.ts';
import { remembered } from './fold.ts';
import type { AddressRefusalCode } from './row-refusals.ts';

export type ReadAddress =
  | { readonly ok: true; readonly localPart: string; readonly notice: string | null }
  | { readonly ok: false; readonly code: AddressRefusalCode; readonly detail: string };

export interface DomainOfList {
  /** The name of the domain and its aliases, in ASCII form. */
  readonly domainNames: readonly string[];
  readonly primaryName: string;
}

// The second row of Microsoft's bulk templates.
const exampleRow = /^\s*ex[ae]mple\s*:/i;

/** A reader of addresses of one domain; under an alias they are the same people. */
export function addressReader({ domainNames, primaryName }: DomainOfList): (text: string) => ReadAddress {
  const aliases = new Map(domainNames.filter((name) => name !== primaryName).map((name) => [name, aliasNotice(name, primaryName)]));
  const refuseForeign = remembered((domainName) => foreignDomain(domainName, [...aliases.keys(), primaryName], primaryName));
  return (text) => {
    const parsed = parseEmail(text);
    if (!parsed.ok) return refuseUnreadable(text, parsed.refusal);
    const { localPart, domainName } = parsed.email;
    if (localPart.endsWith('#ext#')) return guestAccount;
    if (domainName === primaryName) return { ok: true, localPart, notice: null };
    const notice = aliases.get(domainName);
    return notice === undefined ? refuseForeign(domainName) : { ok: true, localPart, notice };
  };
}

const guestAccount = refuse(
  'guest_account',
  'This is a guest of the directory (#EXT#), not one of its people: take the row out, or write their own address.',
);
const missing = refuse('address_missing', 'The row has no address: fill it in or take the row out.');
const example = refuse('example_row', 'This is the example row of the template: take it out.');

function refuseUnreadable(text: string, refusal: EmailRefusal): ReadAddress {
  if (refusal.code === 'blank') return missing;
  return exampleRow.test(text) ? example : refuse(refusal.code, refusal.detail);
}

function foreignDomain(domainName: string, own: readonly string[], primaryName: string): ReadAddress {
  if (own.some((name) => domainName.endsWith(`.${name}`))) {
    return refuse(
      'sub_domain',
      `${domainName} is a domain of its own under ${primaryName}: write the address under ${primaryName}, or make it an alias first.`,
    );
  }
  const genuine = own.find((name) => looksLike(domainName, name));
  if (genuine !== undefined) {
    return refuse('look_alike_domain', `${domainName} looks like ${genuine} but is not: correct the address.`);
  }
  return refuse(
    'other_domain',
    `${domainName} is not a name of ${primaryName}: move the row to the list of its own domain, or take it out.`,
  );
}

function aliasNotice(alias: string, primaryName: string): string {
  return `The address is under the alias ${alias}: the seat is the one under ${primaryName}.`;
}

function refuse(code: AddressRefusalCode, detail: string): ReadAddress {
  return { ok: false, code, detail };
}
