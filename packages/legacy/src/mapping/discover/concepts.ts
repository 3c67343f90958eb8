/** What a word in the name of a table or column is about, whichever language it is in. */
export type Concept = keyof typeof words;

const words = {
  id: 'id identifiant identifier ident pk num numero guid uid uuid',
  customer: 'client customer societe company entreprise compte account organisation organization tiers',
  domain: 'domain domaine dom',
  user: 'user utilisateur usager person personne util usr membre member employe collaborateur',
  profile: 'profile profil',
  setting: 'setting parametre parametrage param parameter reglage configuration config',
  feature: 'feature fonction fonctionnalite function functionality module',
  available: 'available disponible dispo',
  pack: 'pack lot bouquet package',
  role: 'role habilitation',
  value: 'value valeur val',
  email: 'email mail courriel mel messagerie upn',
  address: 'adresse address adr addr',
  first: 'first prenom forename given firstname',
  last: 'last famille family surname lastname dernier derniere patronyme',
  name: 'name nom denomination raison',
  label: 'label libelle intitule designation titre title',
  code: 'code key cle clef',
  default: 'default defaut',
  start: 'start debut begin from depuis effet ouverture',
  end: 'end fin until expiry expiration expire expires echeance cloture jusqu',
  date: 'date dt at jour day datetime',
  valid: 'valid validite validity valable contrat contract abonnement subscription',
  created: 'created creation cree inscription ajout insertion registered',
  modified: 'modified updated modification maj',
  active: 'active actif enabled actifs activated',
  blocked: 'blocked bloque disabled inactive inactif suspended suspendu desactive locked',
  seat: 'seat siege licence license place poste',
  limit: 'limit limite max maximum maxi nombre nb quota count nbre',
  grace: 'grace tolerance',
  days: 'days jours',
  description: 'description desc descr commentaire comment remarque note notes',
  locale: 'locale langue language lang culture',
  zone: 'timezone zone fuseau tz',
  seen: 'seen login logon connexion acces access activite activity vu visite',
  external: 'external externe reference ref erp crm',
  order: 'order ordre rang rank position tri priorite priority sequence',
  display: 'display complet full affichage affiche',
} as const;

/** They say nothing of what is named. */
const noise = new Set(
  'is est de des du la le les d l of the tbl tab table t tb dbo has a en par et and pour for flag horaire sociale e legacy old tbx lst'.split(
    ' ',
  ),
);

const conceptOfWord = new Map(
  Object.entries(words).flatMap(([concept, list]) => list.split(' ').map((word): [string, Concept] => [word, concept as Concept])),
);
const longestWord = Math.max(...Array.from(conceptOfWord.keys(), ({ length }) => length)) + 1;

/** The concepts of a name, in any spelling: `tbl_UtilisateursDomaine`, `UTILISATEURDOMAINE`, `domain users`. `rest` are words that are not known. */
export function conceptsOf(name: string): { readonly concepts: ReadonlySet<Concept>; readonly rest: readonly string[] } {
  const concepts = new Set<Concept>();
  const rest: string[] = [];
  for (const part of partsOf(name)) {
    const found = conceptOf(part) ?? (noise.has(part) ? undefined : conceptsWithin(part));
    if (found === undefined && !noise.has(part)) rest.push(part);
    for (const concept of [found ?? []].flat()) concepts.add(concept);
  }
  return { concepts, rest };
}

function partsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '');
}

function conceptOf(word: string): Concept | undefined {
  return conceptOfWord.get(word) ?? conceptOfWord.get(word.replace(/(?:s|x)$/, ''));
}

/** Words that are written together: all of it has to be known. */
function conceptsWithin(part: string): readonly Concept[] | undefined {
  if (part === '') return [];
  for (let length = Math.min(part.length, longestWord); length > 0; length -= 1) {
    const word = part.slice(0, length);
    const concept = length > 1 ? conceptOf(word) : undefined;
    if (concept === undefined && !(noise.has(word) && length < part.length)) continue;
    const others = conceptsWithin(part.slice(length));
    if (others !== undefined) return concept === undefined ? others : [concept, ...others];
  }
  return undefined;
}
