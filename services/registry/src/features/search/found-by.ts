import { bestMatch, type SearchedKind } from '@seatledger/domain/search/rank.ts';
import { labelTerm, searchSteps, widestStep } from '@seatledger/domain/search/search-terms.ts';
import { splitAddress } from '@seatledger/domain/search/split-address.ts';
import { sql, type RawBuilder } from 'kysely';
import { beginningWith } from '../../api/beginning-with.ts';
import type { Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { typedDomainName } from '../domains/typed-domain-name.ts';
import { readFoundThings } from './found-things.ts';

// Conditions of lists. What has changed a moment ago may not be in the index yet, or as it was.

/** Whether a search for the text finds the user: by the display name or what is before the `@`; with an `@`, by both sides of the address. */
export function usersFoundBy(text: string): RawBuilder<boolean> {
  const words = wordsSought('user', text);
  if (words !== undefined) return isFound('users.id', 'user', words);
  const { localPart, domainName } = splitAddress(text) ?? { localPart: '', domainName: '' };
  return sql<boolean>`(users.local_part like ${beginningWith(localPart)} and users.domain_id = any(array(
    select domain_id from domain_names where name like ${beginningWith(typedDomainName(domainName))})))`;
}

/** Whether a search for the text finds the domain, by any of its names. */
export function domainsFoundBy(text: string): RawBuilder<boolean> {
  const words = wordsSought('domain', text);
  return words === undefined ? sql<boolean>`false` : isFound('domains.id', 'domain', words);
}

/** Those of the ids that are still found, though the index may be late. Gives them in their order. */
export async function stillFound(tx: Tx, scope: Scope, kind: SearchedKind, text: string, ids: readonly number[]): Promise<number[]> {
  const words = wordsSought(kind, text);
  if (words === undefined || ids.length === 0) return [...ids];
  const steps = searchSteps(words);
  const things = await readFoundThings(tx, scope, kind, ids);
  const found = new Set(things.filter(({ fields }) => bestMatch(steps, fields) !== undefined).map(({ id }) => id));
  return ids.filter((id) => found.has(id));
}

/** What the index is asked for; undefined where it is not asked. */
function wordsSought(kind: SearchedKind, text: string): string | undefined {
  const address = splitAddress(text);
  if (address === undefined) return text;
  const { localPart, domainName } = address;
  if (kind === 'user') return domainName === '' ? localPart : undefined;
  return localPart === '' ? domainName : undefined;
}

function isFound(id: string, kind: SearchedKind, text: string): RawBuilder<boolean> {
  const step = widestStep(text);
  if (step === undefined) return sql<boolean>`false`;
  const terms = kind === 'user' ? step.terms : [...step.terms, labelTerm(kind)];
  const patterns = step.parts.map((part) => `%${part}%`);
  // Found first and by the index of terms, whatever else is asked for: the order of ids would lead through all entries.
  return sql<boolean>`${sql.ref(id)} in (
    with found as materialized (
      select id from search_entries where kind = ${kind} and terms @> ${terms}::integer[] and folded like all(${patterns}::text[])
    )
    select id from found)`;
}
