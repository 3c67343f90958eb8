import type { RetainedKind, Said } from './retention.ts';

/** What sort of personal data a column holds. */
export const categories = {
  identity: { en: 'identity', fr: 'identité' },
  contact: { en: 'contact details', fr: 'coordonnées' },
  licence: { en: 'licence', fr: 'licence' },
  authentication: { en: 'authentication', fr: 'authentification' },
  connection: { en: 'connection', fr: 'connexion' },
  text: { en: 'free text', fr: 'texte libre' },
  reference: { en: 'pseudonymous reference', fr: 'référence pseudonyme' },
} as const satisfies Readonly<Record<string, Said>>;

/** A processing activity (GDPR Art. 30(1)). */
export interface ProcessingActivity {
  readonly name: Said;
  readonly purpose: Said;
  readonly legalBasis: Said;
  readonly persons: Said;
  readonly recipients: Said;
  /** Until when, besides the periods of `retained`. */
  readonly kept: Said;
  readonly retained: readonly RetainedKind[];
}

const operators: Said = {
  en: 'people of the vendor and of customers who sign in',
  fr: 'personnes de l’éditeur et des clients qui se connectent',
};
const staff: Said = { en: 'the vendor’s operators with the permission', fr: 'les opérateurs de l’éditeur habilités' };
const contract: Said = { en: 'performance of a contract (GDPR Art. 6(1)(b))', fr: 'exécution d’un contrat (RGPD art. 6(1)(b))' };

/** Every column with personal data names one of these, in its comment. */
export const processingActivities = {
  seats: {
    name: { en: 'Named seats', fr: 'Sièges nominatifs' },
    purpose: {
      en: 'deciding who may use the licensed products, and what they get',
      fr: 'déterminer qui peut utiliser les produits sous licence, et avec quels droits',
    },
    legalBasis: contract,
    persons: { en: 'users of customers', fr: 'utilisateurs des clients' },
    recipients: {
      en: 'the vendor’s operators with the permission, the customer’s contacts, services with a key (whether an address has a licence)',
      fr: 'les opérateurs de l’éditeur habilités, les contacts du client, les services munis d’une clé (si une adresse a une licence)',
    },
    kept: { en: 'until the user is deleted or erased', fr: 'jusqu’à la suppression ou l’effacement de l’utilisateur' },
    retained: [],
  },
  'former-seats': {
    name: { en: 'History of seats', fr: 'Historique des places' },
    purpose: {
      en: 'telling what a person was entitled to at any time, and by which approval',
      fr: 'établir les droits d’une personne à toute date, et l’approbation dont ils procèdent',
    },
    legalBasis: {
      en: 'legitimate interest (GDPR Art. 6(1)(f)): proof of licences; accountability',
      fr: 'intérêt légitime (RGPD art. 6(1)(f)) : preuve des licences ; responsabilité',
    },
    persons: {
      en: 'users of customers, also those who were deleted',
      fr: 'utilisateurs des clients, y compris ceux qui ont été supprimés',
    },
    recipients: {
      en: 'the vendor’s operators with the permission, the customer’s contacts',
      fr: 'les opérateurs de l’éditeur habilités, les contacts du client',
    },
    kept: { en: 'as long as the user is there', fr: 'tant que l’utilisateur existe' },
    retained: ['former-seat'],
  },
  use: {
    name: { en: 'Use of licences', fr: 'Utilisation des licences' },
    purpose: {
      en: 'finding seats that nobody uses, and accounts that many people use; addresses are told apart by the day and kept as hashes only',
      fr: 'repérer les places inutilisées et les comptes partagés ; les adresses ne sont distinguées que par jour et conservées sous forme d’empreintes',
    },
    legalBasis: {
      en: 'legitimate interest (GDPR Art. 6(1)(f)): licences that fit their use; security of the service',
      fr: 'intérêt légitime (RGPD art. 6(1)(f)) : des licences conformes à l’usage ; sécurité du service',
    },
    persons: { en: 'users of customers', fr: 'utilisateurs des clients' },
    recipients: {
      en: 'the vendor’s operators with the permission, the customer’s contacts',
      fr: 'les opérateurs de l’éditeur habilités, les contacts du client',
    },
    kept: { en: 'never longer', fr: 'jamais davantage' },
    retained: ['use-day', 'use-address'],
  },
  'licence-files': {
    name: { en: 'Licence files', fr: 'Fichiers de licence' },
    purpose: {
      en: 'knowing who was handed a licence for a machine without a network, by whom and why',
      fr: 'savoir à qui, par qui et pourquoi une licence pour une machine sans réseau a été remise',
    },
    legalBasis: {
      en: 'legitimate interest (GDPR Art. 6(1)(f)): proof of licences; accountability',
      fr: 'intérêt légitime (RGPD art. 6(1)(f)) : preuve des licences ; responsabilité',
    },
    persons: {
      en: 'users of customers; operators who hand files out',
      fr: 'utilisateurs des clients ; opérateurs qui remettent les fichiers',
    },
    recipients: staff,
    kept: { en: 'until the user is erased', fr: 'jusqu’à l’effacement de l’utilisateur' },
    retained: ['licence-file'],
  },
  contacts: {
    name: { en: 'Contacts of customers', fr: 'Contacts des clients' },
    purpose: { en: 'knowing whom to turn to at a customer', fr: 'savoir à qui s’adresser chez un client' },
    legalBasis: contract,
    persons: { en: 'contacts of customers', fr: 'contacts des clients' },
    recipients: staff,
    kept: { en: 'until they are taken out or erased', fr: 'jusqu’à leur retrait ou leur effacement' },
    retained: [],
  },
  lists: {
    name: { en: 'Lists of customers', fr: 'Listes des clients' },
    purpose: {
      en: 'giving seats to those whom a customer lists, or an old database has, and finding those who have left',
      fr: 'attribuer des places aux personnes listées par un client ou issues d’une ancienne base, et repérer les départs',
    },
    legalBasis: contract,
    persons: { en: 'users of customers', fr: 'utilisateurs des clients' },
    recipients: { en: 'whoever may import users of that customer', fr: 'les personnes habilitées à importer les utilisateurs du client' },
    kept: {
      en: 'until the import, the leaver check or the migration is deleted; rows in quarantine until the person is erased',
      fr: 'jusqu’à la suppression de l’import, du contrôle des départs ou de la migration ; les lignes en quarantaine jusqu’à l’effacement de la personne',
    },
    retained: ['import-file', 'legacy-row', 'leftover-file'],
  },
  answers: {
    name: { en: 'Answers to repeated requests', fr: 'Réponses aux requêtes répétées' },
    purpose: { en: 'answering a request that is repeated as it was the first time', fr: 'répondre de la même façon à une requête répétée' },
    legalBasis: contract,
    persons: { en: 'whoever the answer is about', fr: 'personnes dont traite la réponse' },
    recipients: { en: 'whoever made the request', fr: 'l’auteur de la requête' },
    kept: { en: 'never longer', fr: 'jamais davantage' },
    retained: ['kept-answer'],
  },
  approvals: {
    name: { en: 'Approval of changes', fr: 'Approbation des changements' },
    purpose: {
      en: 'having changes approved by somebody else than whoever proposes them, also while that person is away',
      fr: 'faire approuver les changements par une autre personne que leur auteur, même en cas d’absence',
    },
    legalBasis: {
      en: 'legitimate interest (GDPR Art. 6(1)(f)): four eyes on what customers pay for',
      fr: 'intérêt légitime (RGPD art. 6(1)(f)) : double regard sur ce que paient les clients',
    },
    persons: {
      en: 'people of the vendor and of customers who sign in; users and contacts of customers whom a change is about',
      fr: 'personnes de l’éditeur et des clients qui se connectent ; utilisateurs et contacts des clients concernés par un changement',
    },
    recipients: staff,
    kept: {
      en: 'until the person is erased; the digest of what was approved stays',
      fr: 'jusqu’à l’effacement de la personne ; l’empreinte de ce qui a été approuvé demeure',
    },
    retained: ['closed-request'],
  },
  'sign-in': {
    name: { en: 'Accounts and sign-in', fr: 'Comptes et connexion' },
    purpose: { en: 'letting in those who may, and nobody else', fr: 'laisser entrer les personnes habilitées, et elles seules' },
    legalBasis: {
      en: 'performance of a contract (GDPR Art. 6(1)(b)); security: legitimate interest (Art. 6(1)(f))',
      fr: 'exécution d’un contrat (RGPD art. 6(1)(b)) ; sécurité : intérêt légitime (art. 6(1)(f))',
    },
    persons: operators,
    recipients: { en: 'the person; administrators', fr: 'la personne ; les administrateurs' },
    kept: { en: 'until the operator is erased', fr: 'jusqu’à l’effacement de l’opérateur' },
    retained: ['session', 'link', 'personal-token', 'seen-network', 'ceremony', 'throttle'],
  },
  log: {
    name: { en: 'Audit log', fr: 'Journal d’audit' },
    purpose: { en: 'proving who did what, when and from where', fr: 'prouver qui a fait quoi, quand et d’où' },
    legalBasis: {
      en: 'legitimate interest (GDPR Art. 6(1)(f)): security, proof of licences; accountability (Art. 5(2))',
      fr: 'intérêt légitime (RGPD art. 6(1)(f)) : sécurité, preuve des licences ; responsabilité (art. 5(2))',
    },
    persons: {
      en: 'users, contacts, operators, and whoever tries to sign in',
      fr: 'utilisateurs, contacts, opérateurs et toute personne tentant de se connecter',
    },
    recipients: { en: 'those who may read the audit', fr: 'les personnes habilitées à lire l’audit' },
    kept: {
      en: 'readable until the person is erased; the sealed entry stays',
      fr: 'lisible jusqu’à l’effacement de la personne ; l’entrée scellée demeure',
    },
    retained: ['log-month', 'log-user'],
  },
  erasures: {
    name: { en: 'Erasures', fr: 'Effacements' },
    purpose: { en: 'proving that somebody was erased, and keeping them so', fr: 'prouver un effacement et le maintenir' },
    legalBasis: { en: 'legal obligation (GDPR Art. 6(1)(c), 17 and 5(2))', fr: 'obligation légale (RGPD art. 6(1)(c), 17 et 5(2))' },
    persons: { en: 'those who were erased', fr: 'personnes effacées' },
    recipients: staff,
    kept: { en: 'for ever, without a name or an address', fr: 'sans limite, sans nom ni adresse' },
    retained: [],
  },
} as const satisfies Readonly<Record<string, ProcessingActivity>>;

export type ActivityName = keyof typeof processingActivities;
export type CategoryName = keyof typeof categories;

/** What the comment of a column says of it. */
export type ColumnAnnotation =
  | { readonly personal: true; readonly category: CategoryName; readonly activity: ActivityName }
  | { readonly personal: false; readonly because: string };

/** Reads `personal: identity; seats` or `not personal: why`; null where a comment is neither. */
export function parseAnnotation(comment: string): ColumnAnnotation | null {
  const [, because] = /^not personal: (.+)$/.exec(comment) ?? [];
  if (because !== undefined) return { personal: false, because };
  const [, category = '', activity = ''] = /^personal: ([a-z]+); ([a-z-]+)$/.exec(comment) ?? [];
  return isCategory(category) && isActivity(activity) ? { personal: true, category, activity } : null;
}

function isCategory(name: string): name is CategoryName {
  return Object.hasOwn(categories, name);
}

function isActivity(name: string): name is ActivityName {
  return Object.hasOwn(processingActivities, name);
}
