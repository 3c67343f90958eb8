import { domainName, userNumber, type Population } from '../check/population.ts';

/** Ways in which people search; `read` asks for no search at all, but for one user by its id. */
export const ways = [
  'read',
  'one letter',
  'two letters',
  'beginning of a name',
  'whole name',
  'middle of a name, common',
  'middle of a name, rare',
  'two words',
  'found nowhere',
  'address',
  'beginning of an address',
  'name of a domain',
] as const;
export type Way = (typeof ways)[number];

/** The path that is asked for user number `n`; the same for the same number. */
export function pathOf(way: Way, population: Population, n: number): string {
  return way === 'read' ? `/v1/users/${n + 1}` : `/v1/search?q=${encodeURIComponent(textOf(way, population, n))}`;
}

export function textOf(way: Exclude<Way, 'read'>, population: Population, n: number): string {
  const { domain, localPart, displayName } = userNumber(population, n);
  const [first = '', last = ''] = displayName.toLowerCase().split(' ');
  switch (way) {
    case 'one letter':
      return first.slice(0, 1);
    case 'two letters':
      return last.slice(0, 2);
    case 'beginning of a name':
      return first.slice(0, 3);
    case 'whole name':
      return displayName;
    case 'middle of a name, common':
      return last.slice(1, 4);
    case 'middle of a name, rare':
      return localPart.slice(localPart.indexOf('.') + 3);
    case 'two words':
      return `${last} ${first.slice(0, 2)}`;
    case 'found nowhere':
      return `${last}${first}`;
    case 'address':
      return `${localPart}@${domainName(domain)}`;
    case 'beginning of an address':
      return `${first}@${domainName(domain).slice(0, 9)}`;
    case 'name of a domain':
      return domainName(domain).slice(0, 12);
  }
}
