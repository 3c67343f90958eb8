import { foldHeader } from './fold.ts';

export const importFields = [
  'email',
  'displayName',
  'firstName',
  'lastName',
  'profile',
  'validFrom',
  'validUntil',
  'active',
  'inactive',
] as const;

/** What a column of a list may tell of a seat. `inactive` is the opposite of `active`: "Block credential". */
export type ImportField = (typeof importFields)[number];

/** `name` and `userName` mean one thing or another, depending on the other columns. */
type Meaning = ImportField | 'name' | 'userName';

export interface HeaderMeaning {
  readonly meaning: Meaning;
  /** Among several columns of one meaning the lowest is used. */
  readonly rank: number;
  readonly language: 'en' | 'fr' | null;
}

type Words = readonly [meaning: Meaning, rank: number, language: HeaderMeaning['language'], words: string];

/**
 * Headers as they are written in the exports of Microsoft 365, Entra, Active Directory and Exchange (PowerShell), Google Workspace,
 * Okta and Atlassian, and in lists that people keep in Excel. An e-mail address comes before a sign-in name.
 */
const vocabulary: readonly Words[] = [
  ['email', 1, null, 'email | user email | email id | primary email'],
  ['email', 1, 'en', 'email address | primary email address | work email | work email address | business email | company email'],
  ['email', 1, 'en', 'primary smtp address | user email address | business email address | corporate email'],
  ['email', 1, 'fr', 'courriel | mél | adresse e-mail | adresse mél | adresse courriel | adresse électronique | adresse mail'],
  ['email', 1, 'fr', 'adresse de messagerie | adresse de courriel | courrier électronique | adresse de courrier électronique'],
  [
    'email',
    1,
    'fr',
    'adresse e-mail professionnelle | e-mail professionnel | mail professionnel | e-mail pro | mail pro | adresse mail professionnelle',
  ],
  ['email', 2, null, 'mail'],
  ['email', 2, 'en', 'mail address'],
  ['email', 3, 'en', 'user principal name | UPN'],
  ['email', 3, 'fr', "nom d'utilisateur principal | nom principal de l'utilisateur | nom principal d'utilisateur"],
  ['email', 4, 'en', 'login | user login | login name | okta username | sign-in name | logon name'],
  ['email', 4, 'fr', "identifiant | nom d'utilisateur | identifiant de connexion | nom de connexion"],
  ['userName', 1, 'en', 'user name'],

  ['displayName', 1, 'en', 'display name | full name | user full name | employee name'],
  ['displayName', 1, 'fr', "nom complet | nom d'affichage | nom affiché | nom à afficher"],
  ['displayName', 1, 'fr', 'nom prénom | prénom nom | nom et prénom | prénom et nom | nom et prénoms | nom prénoms'],
  ['name', 1, 'en', 'name'],
  ['name', 1, 'fr', 'nom'],
  ['firstName', 1, 'en', 'first name | given name | forename | user first name'],
  ['firstName', 1, 'fr', 'prénom | prénoms | prénom usuel'],
  ['lastName', 1, 'en', 'last name | surname | family name | user last name'],
  ['lastName', 1, 'fr', "nom de famille | nom d'usage | nom usuel"],
  ['lastName', 2, null, 'sn'],

  ['profile', 1, 'en', 'profile | user profile | licence profile | license profile'],
  ['profile', 1, 'fr', "profil | profil utilisateur | profil d'utilisateur | profil de licence"],

  ['validFrom', 1, 'en', 'start | start date | valid from | licence start | license start | starts on | from date'],
  ['validFrom', 1, 'fr', 'début | date de début | date début | début de validité | date de début de validité | début de licence'],
  ['validFrom', 1, 'fr', 'valable du | valable à partir du | à partir du'],
  ['validUntil', 1, null, 'expiration'],
  ['validUntil', 1, 'en', 'end | end date | expiry | expiry date | expiration date | expires | expires on | expire date | expires at'],
  [
    'validUntil',
    1,
    'en',
    'valid until | valid to | valid through | licence end | license end | licence expiry | license expiry | ends on | until',
  ],
  ['validUntil', 1, 'fr', "fin | date de fin | date fin | date d'expiration | date expiration | échéance | date d'échéance | expire le"],
  ['validUntil', 1, 'fr', "fin de validité | date de fin de validité | fin de licence | valable jusqu'au | jusqu'au | valide jusqu'au"],

  ['active', 1, null, 'active'],
  ['active', 1, 'en', 'is active | enabled | account enabled | is enabled | active user'],
  ['active', 1, 'fr', 'actif | actif oui non | compte actif | utilisateur actif | activé | compte activé'],
  ['active', 2, 'en', 'status | user status | account status | okta status | okta user status'],
  ['active', 2, 'fr', "statut | état | statut du compte | statut de l'utilisateur | état du compte | statut utilisateur"],
  ['inactive', 1, null, 'inactive'],
  ['inactive', 1, 'en', 'block credential | blocked | block sign in | sign in blocked | is blocked | account blocked'],
  ['inactive', 1, 'en', 'disabled | account disabled | is disabled | suspended | is suspended | deactivated'],
  ['inactive', 1, 'fr', "bloqué | compte bloqué | connexion bloquée | bloquer la connexion | bloquer les informations d'identification"],
  ['inactive', 1, 'fr', 'désactivé | compte désactivé | inactif | compte inactif | suspendu | compte suspendu'],
];

const meanings: ReadonlyMap<string, HeaderMeaning> = new Map(
  vocabulary.flatMap(([meaning, rank, language, words]) =>
    words.split(' | ').map((word): [string, HeaderMeaning] => [foldHeader(word), { meaning, rank, language }]),
  ),
);

const maxHeaderLength = 200;

// An address that is not the one a person works under must not be taken for it.
const otherAddress = /perso|priv|altern|second|recovery|secours|manager|responsable|domicile|home/;

/**
 * What a header means; undefined where that is not known. In `User name [userPrincipalName] Required` (Entra) the property in brackets
 * is the precise one, save for `Block sign in [accountEnabled]`, whose values say the opposite of the property.
 */
export function meaningOfHeader(header: string): HeaderMeaning | undefined {
  if (header.length > maxHeaderLength) return undefined;
  const property = /\[([^\]]*)\]/.exec(header)?.[1] ?? '';
  const title = header.replace(/\[.*$/s, '');
  const titled = meaningOfTitle(title);
  if (titled?.meaning === 'inactive') return titled;
  return meanings.get(foldHeader(property)) ?? titled;
}

function meaningOfTitle(title: string): HeaderMeaning | undefined {
  const folded = foldHeader(title);
  // "username" in one word is a sign-in name; in two, Atlassian means the name of the user.
  if (folded === 'username' && !/\w[^\p{L}\p{N}]+\w/u.test(title)) return { meaning: 'email', rank: 4, language: 'en' };
  const known = meanings.get(folded);
  if (known !== undefined || !title.includes('(')) return known;
  const note = foldHeader(/\(([^)]*)\)?/.exec(title)?.[1] ?? '');
  return otherAddress.test(note) ? undefined : meanings.get(foldHeader(title.replace(/\([^)]*\)?/g, '')));
}
