import { wordsOf, type Locale } from './words.ts';

/** What somebody or something is called that has no name in the event. */
export interface Nouns {
  /** Somebody whose name the event does not say, or no longer. */
  nameless(kind: 'user' | 'operator', id: number | null, isErased: boolean): string;
  readonly unknownPerson: string;
  /** Somebody who has not signed in. */
  readonly visitor: string;
  readonly server: string;
  service(name: string | null): string;
  /** An account of the operating system. */
  commandLine(name: string | null): string;
  /** `user 17` */
  numbered(kind: string, id: number | null): string;
  /** `12 users` */
  counted(kind: string, count: number): string;
  number(id: number | null): string;
  /** So many more changes than are told. */
  more(count: number): string;
}

type Things = Readonly<Record<string, readonly [one: string, many: string]>>;

const things: Readonly<Record<Locale, Things>> = {
  en: {
    'api-key': ['API key', 'API keys'],
    account: ['account', 'accounts'],
    audit: ['audit log', 'audit log'],
    'audit-log': ['audit log', 'audit log'],
    'change-request': ['change request', 'change requests'],
    client: ['OAuth client', 'OAuth clients'],
    customer: ['customer', 'customers'],
    delegation: ['delegation', 'delegations'],
    domain: ['domain', 'domains'],
    event: ['audit event', 'audit events'],
    feature: ['feature', 'features'],
    identity: ['account at an identity provider', 'accounts at identity providers'],
    import: ['import', 'imports'],
    invitation: ['invitation', 'invitations'],
    key: ['key', 'keys'],
    'leaver-check': ['leaver check', 'leaver checks'],
    'master-key': ['master key', 'master keys'],
    migration: ['migration', 'migrations'],
    'licence-file': ['licence file', 'licence files'],
    'licence-issuer': ['issuer of licences', 'issuers of licences'],
    'licence-signing-key': ['key that signs licences', 'keys that sign licences'],
    operator: ['operator', 'operators'],
    override: ['override', 'overrides'],
    pack: ['pack', 'packs'],
    'parity-run': ['comparison with the old service', 'comparisons with the old service'],
    passkey: ['passkey', 'passkeys'],
    person: ['person', 'people'],
    'personal-token': ['personal token', 'personal tokens'],
    policy: ['approval policy', 'approval policies'],
    product: ['product', 'products'],
    profile: ['profile', 'profiles'],
    'quarantined-row': ['row of the old database', 'rows of the old database'],
    request: ['request', 'requests'],
    'revocation-epoch': ['revocation epoch', 'revocation epochs'],
    role: ['role', 'roles'],
    session: ['session', 'sessions'],
    'signing-key': ['signing key', 'signing keys'],
    user: ['user', 'users'],
  },
  fr: {
    'api-key': ['clé d’API', 'clés d’API'],
    account: ['compte', 'comptes'],
    audit: ['journal d’audit', 'journal d’audit'],
    'audit-log': ['journal d’audit', 'journal d’audit'],
    'change-request': ['demande de modification', 'demandes de modification'],
    client: ['client OAuth', 'clients OAuth'],
    customer: ['client', 'clients'],
    delegation: ['délégation', 'délégations'],
    domain: ['domaine', 'domaines'],
    event: ['événement du journal', 'événements du journal'],
    feature: ['fonctionnalité', 'fonctionnalités'],
    identity: ['compte auprès d’un fournisseur d’identité', 'comptes auprès de fournisseurs d’identité'],
    import: ['import', 'imports'],
    invitation: ['invitation', 'invitations'],
    key: ['clé', 'clés'],
    'leaver-check': ['contrôle des départs', 'contrôles des départs'],
    'master-key': ['clé maîtresse', 'clés maîtresses'],
    migration: ['migration', 'migrations'],
    'licence-file': ['fichier de licence', 'fichiers de licence'],
    'licence-issuer': ['émetteur des licences', 'émetteurs des licences'],
    'licence-signing-key': ['clé de signature des licences', 'clés de signature des licences'],
    operator: ['opérateur', 'opérateurs'],
    override: ['dérogation', 'dérogations'],
    pack: ['pack', 'packs'],
    'parity-run': ['comparaison avec l’ancien service', 'comparaisons avec l’ancien service'],
    passkey: ['clé d’accès', 'clés d’accès'],
    person: ['personne', 'personnes'],
    'personal-token': ['jeton personnel', 'jetons personnels'],
    policy: ['politique d’approbation', 'politiques d’approbation'],
    product: ['produit', 'produits'],
    profile: ['profil', 'profils'],
    'quarantined-row': ['ligne de l’ancienne base', 'lignes de l’ancienne base'],
    request: ['requête', 'requêtes'],
    'revocation-epoch': ['époque de révocation', 'époques de révocation'],
    role: ['rôle', 'rôles'],
    session: ['session', 'sessions'],
    'signing-key': ['clé de signature', 'clés de signature'],
    user: ['utilisateur', 'utilisateurs'],
  },
};

export const nounsOf: Readonly<Record<Locale, Nouns>> = {
  en: {
    nameless(kind, id, isErased) {
      if (!isErased) return numbered('en', kind, id);
      return id === null ? 'an erased person' : `an erased person (${numbered('en', kind, id)})`;
    },
    unknownPerson: 'an unknown person',
    visitor: 'somebody not signed in',
    server: 'the server',
    service: (name) => (name === null ? 'a service' : `the service ${wordsOf.en.quoted(name)}`),
    commandLine: (name) => (name === null ? 'somebody at the command line' : `${name} at the command line`),
    numbered: (kind, id) => numbered('en', kind, id),
    counted: (kind, count) => `${wordsOf.en.number(count)}\u00A0${nounOf('en', kind, count)}`,
    number: (id) => (id === null ? '…' : `no.\u00A0${id}`),
    more: (count) => (count === 1 ? 'one more change' : `${count} more changes`),
  },
  fr: {
    nameless(kind, id, isErased) {
      if (!isErased) return id === null ? 'une personne inconnue' : `l’${numbered('fr', kind, id)}`;
      return id === null ? 'une personne effacée' : `une personne effacée (${numbered('fr', kind, id)})`;
    },
    unknownPerson: 'une personne inconnue',
    visitor: 'une personne non connectée',
    server: 'le serveur',
    service: (name) => (name === null ? 'un service' : `le service ${wordsOf.fr.quoted(name)}`),
    commandLine: (name) => (name === null ? 'une personne en ligne de commande' : `${name}, en ligne de commande,`),
    numbered: (kind, id) => numbered('fr', kind, id),
    counted: (kind, count) => `${wordsOf.fr.number(count)}\u00A0${nounOf('fr', kind, count)}`,
    number: (id) => (id === null ? '…' : `n°\u00A0${id}`),
    more: (count) => (count === 1 ? 'un autre changement' : `${count} autres changements`),
  },
};

function numbered(locale: Locale, kind: string, id: number | null): string {
  return id === null ? nounOf(locale, kind, null) : `${nounOf(locale, kind, 1)}\u00A0${id}`;
}

/** In French, zero is singular. */
function nounOf(locale: Locale, kind: string, count: number | null): string {
  const [one, many] = (Object.hasOwn(things[locale], kind) ? things[locale][kind] : undefined) ?? [kind, kind];
  return count === 1 || (count === 0 && locale === 'fr') ? one : many;
}
