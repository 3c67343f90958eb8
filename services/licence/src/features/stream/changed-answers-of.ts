import type { PublishedData } from '../../published-data.ts';
import type { ChangeRow } from '../change-feed/change-batch.ts';
import { readChangedDomains, readChangedUsers, readDomainNames, readDomainsOfChangedUsers } from './changed-answer-queries.ts';
import { everythingChanged, mostNames, nothingChanged, withinLimits, type ChangedAnswers } from './changed-answers.ts';

/** Domains of so many users at most are looked up by what was changed; of more, everything counts as changed. */
const mostUsers = 100_000;

/**
 * What each of the changes did to answers, in their order. Of somebody who was erased since there is no address left: they are among
 * the answers of their domain, which the erasure names.
 */
export async function changedAnswersOf(data: PublishedData, changes: readonly ChangeRow[]): Promise<readonly ChangedAnswers[]> {
  const kinds = Object.groupBy(changes, kindOf);
  const people = await namesOfUsers(data, kinds.user ?? []);
  const companies = await namesOfUsers(data, kinds['many-users'] ?? []);
  const domains = await namesOfDomains(data, kinds.domain ?? []);
  return changes.map((change) => {
    if (kindOf(change) === 'everything') return everythingChanged;
    const emails = people.get(change)?.emails ?? [];
    return withinLimits({
      ...nothingChanged,
      emails: [...emails],
      domains: [...(companies.get(change)?.domains ?? []), ...(domains.get(change) ?? [])],
    });
  });
}

type ChangeKind = 'everything' | 'nothing' | 'domain' | 'user' | 'many-users';

function kindOf({ entity, firstId, lastId }: ChangeRow): ChangeKind {
  const ids = lastId - firstId + 1;
  if (entity === 'catalogue') return 'everything';
  // What changes with a customer is told of its domains.
  if (entity === 'customer') return 'nothing';
  if (entity === 'domain') return ids <= mostNames ? 'domain' : 'everything';
  if (ids > mostUsers) return 'everything';
  return ids <= mostNames ? 'user' : 'many-users';
}

interface NamesOfUsers {
  readonly emails: readonly string[];
  readonly domains: readonly string[];
}

/** By every name that their domains go by: a person may be asked for under each. */
async function namesOfUsers(data: PublishedData, changes: readonly ChangeRow[]): Promise<ReadonlyMap<ChangeRow, NamesOfUsers>> {
  if (changes.length === 0) return new Map();
  const isMany = changes.some((change) => kindOf(change) === 'many-users');
  const rows: readonly { readonly change: number; readonly domainId: number; readonly localPart?: string }[] = isMany
    ? await readDomainsOfChangedUsers(data, changes)
    : await readChangedUsers(data, changes);
  const names = await readDomainNames(data, [...new Set(rows.map(({ domainId }) => domainId))]);
  const rowsOf = Map.groupBy(rows, ({ change }) => changes[change - 1]);
  const namesOf = (domainId: number): readonly string[] => names.get(domainId) ?? [];
  return new Map(
    changes.map((change) => {
      const users = rowsOf.get(change) ?? [];
      const emails = users.flatMap(({ domainId, localPart }) =>
        localPart === undefined ? [] : namesOf(domainId).map((name) => `${localPart}@${name}`),
      );
      return [change, { emails, domains: users.flatMap(({ domainId }) => namesOf(domainId)) }];
    }),
  );
}

async function namesOfDomains(data: PublishedData, changes: readonly ChangeRow[]): Promise<ReadonlyMap<ChangeRow, readonly string[]>> {
  if (changes.length === 0) return new Map();
  const rows = Map.groupBy(await readChangedDomains(data, changes), ({ change }) => changes[change - 1]);
  return new Map(changes.map((change) => [change, (rows.get(change) ?? []).map(({ name }) => name)]));
}
