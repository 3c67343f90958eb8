import { isEmpty, overlap } from '@seatledger/domain/validity/validity.ts';
import { nameLists, type NameOrigin } from './names.ts';
import { openValidity, type SampleDomain, type SampleUser } from './sample-data.ts';
import { overridesOf, profileOf, suspensionReasonOf, validityOf } from './variety.ts';

type AddressStyle = 'given.family' | 'g.family' | 'family.given' | 'given_family';

/** Who works in a domain. */
export interface People {
  readonly count: number;
  /** Where their names come from, in turns. */
  readonly origins: readonly NameOrigin[];
  readonly addressStyle: AddressStyle;
  /** Those that documentation and tests speak of; they are counted in. */
  readonly named: readonly NamedUser[];
}

interface NamedUser {
  readonly localPart: string;
  readonly displayName: string;
  readonly profile: string;
  readonly suspensionReason?: string;
}

interface PersonName {
  readonly displayName: string;
  /** In the letters of an address. */
  readonly given: string;
  readonly family: string;
}

type TakeName = (origin: NameOrigin) => PersonName;

/** Gives every name of a list once, before it begins again. */
export function takeNames(): TakeName {
  const taken = new Map<NameOrigin, number>();
  return (origin) => {
    const count = taken.get(origin) ?? 0;
    taken.set(origin, count + 1);
    return nameAt(origin, count);
  };
}

function nameAt(origin: NameOrigin, count: number): PersonName {
  const { given, family, familyFirst } = nameLists[origin];
  const pairs = given.length * family.length;
  const pair = (count * strideThrough(pairs)) % pairs;
  const [givenName, givenLetters] = spellingsOf(given, pair % given.length);
  const [familyName, familyLetters] = spellingsOf(family, Math.floor(pair / given.length));
  const displayName = familyFirst ? `${familyName} ${givenName}` : `${givenName} ${familyName}`;
  return { displayName, given: givenLetters, family: familyLetters };
}

/** A step that meets each of so many things once before it repeats one, neighbours far apart: coprime, and near the golden section. */
function strideThrough(things: number): number {
  let stride = Math.round(things * 0.618);
  while (commonDivisor(stride, things) > 1) stride += 1;
  return stride;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** A name as it is written, and in the letters of an address. */
function spellingsOf(names: readonly string[], index: number): readonly [string, string] {
  const entry = names[index] ?? '';
  const [name = '', letters] = entry.split('/');
  return [name, letters ?? addressLetters(name)];
}

const lettersWithoutAccent: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** `de La Rochère` → `delarochere` */
function addressLetters(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[æđðıłøœßþ]/g, (letter) => lettersWithoutAccent[letter] ?? letter)
    .replace(/[^a-z-]/g, '');
}

function localPartOf({ given, family }: PersonName, style: AddressStyle): string {
  switch (style) {
    case 'given.family':
      return `${given}.${family}`;
    case 'g.family':
      return `${given.charAt(0)}.${family}`;
    case 'family.given':
      return `${family}.${given}`;
    case 'given_family':
      return `${given}_${family}`;
  }
}

/** The users of a domain, no two with the same address. */
export function usersOf(domain: Omit<SampleDomain, 'users'>, people: People, takeName: TakeName, today: string): readonly SampleUser[] {
  const localParts = new Set<string>();
  const users = people.named.map(({ localPart, displayName, profile, suspensionReason = null }): SampleUser => {
    localParts.add(localPart);
    return { email: `${localPart}@${domain.name}`, displayName, profile, validity: openValidity, suspensionReason, overrides: [] };
  });
  for (let index = users.length; index < people.count; index += 1) {
    const name = takeName(people.origins[index % people.origins.length] ?? 'english');
    const localPart = freeLocalPart(localPartOf(name, people.addressStyle), localParts);
    localParts.add(localPart);
    users.push(variedUser(domain, `${localPart}@${domain.name}`, name.displayName, index + 1, today));
  }
  return users;
}

/** `j.kim`, then `j.kim2`, as companies do. */
function freeLocalPart(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`;
  }
}

function variedUser(domain: Omit<SampleDomain, 'users'>, email: string, displayName: string, place: number, today: string): SampleUser {
  const wished = validityOf(place, today);
  return {
    email,
    displayName,
    profile: profileOf(place),
    // Dates that no day of the domain's meets would be refused.
    validity: isEmpty(overlap(wished, domain.validity)) ? openValidity : wished,
    suspensionReason: suspensionReasonOf(place),
    overrides: overridesOf(place, today),
  };
}
