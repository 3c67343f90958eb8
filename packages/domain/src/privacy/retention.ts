/** In the languages of those who answer for it. */
export interface Said {
  readonly en: string;
  readonly fr: string;
}

export interface RetentionRule {
  /** ISO 8601. */
  readonly period: string;
  /** From when the period is counted. */
  readonly since: Said;
  readonly reason: Said;
  readonly legalBasis: Said;
}

const legitimateInterest: Said = {
  en: 'legitimate interest (GDPR Art. 6(1)(f)): security of the service',
  fr: 'intérêt légitime (RGPD art. 6(1)(f)) : sécurité du service',
};
const contract: Said = {
  en: 'performance of a contract (GDPR Art. 6(1)(b))',
  fr: 'exécution d’un contrat (RGPD art. 6(1)(b))',
};
const proofOfLicences: Said = {
  en: 'legitimate interest (GDPR Art. 6(1)(f)): proof of licences',
  fr: 'intérêt légitime (RGPD art. 6(1)(f)) : preuve des licences',
};
const legitimateUse: Said = {
  en: 'legitimate interest (GDPR Art. 6(1)(f)): paying for seats that are used',
  fr: 'intérêt légitime (RGPD art. 6(1)(f)) : ne payer que les places utilisées',
};
const ranOut: Said = { en: 'it ran out', fr: 'son expiration' };

/** How long data of each kind are kept, and why. What is not here is kept until it is deleted, or the person is erased. */
export const retentionRules = {
  'import-file': {
    period: 'P30D',
    since: { en: 'the upload', fr: 'le téléversement' },
    reason: { en: 'questions about what a list did', fr: 'questions sur l’effet d’une liste' },
    legalBasis: contract,
  },
  'legacy-row': {
    period: 'P30D',
    since: { en: 'the migration was applied, or last planned', fr: 'l’application de la migration, ou sa dernière planification' },
    reason: {
      en: 'questions about what became of a row of the old database',
      fr: 'questions sur ce qu’est devenue une ligne de l’ancienne base',
    },
    legalBasis: contract,
  },
  'leftover-file': {
    period: 'PT1H',
    since: { en: 'its last piece', fr: 'son dernier fragment' },
    reason: { en: 'uploads that were broken off', fr: 'téléversements interrompus' },
    legalBasis: contract,
  },
  'kept-answer': {
    period: 'PT24H',
    since: { en: 'the request', fr: 'la requête' },
    reason: { en: 'requests that are repeated are answered alike', fr: 'les requêtes répétées reçoivent la même réponse' },
    legalBasis: contract,
  },
  ceremony: {
    period: 'PT0S',
    since: ranOut,
    reason: { en: 'it serves between two steps of a sign-in', fr: 'elle sert entre deux étapes d’une connexion' },
    legalBasis: contract,
  },
  throttle: {
    period: 'PT24H',
    since: { en: 'the last failure', fr: 'le dernier échec' },
    reason: { en: 'slowing down whoever guesses', fr: 'ralentir les tentatives répétées' },
    legalBasis: legitimateInterest,
  },
  'signing-key': {
    period: 'PT24H',
    since: { en: 'another one took over', fr: 'son remplacement' },
    reason: { en: 'tokens that it signed may still be in use', fr: 'des jetons signés peuvent encore servir' },
    legalBasis: contract,
  },
  session: {
    period: 'P31D',
    since: ranOut,
    reason: { en: 'addresses that somebody has signed in from are known', fr: 'reconnaître les adresses de connexion habituelles' },
    legalBasis: legitimateInterest,
  },
  link: {
    period: 'P31D',
    since: ranOut,
    reason: { en: 'telling a link that ran out from one that never was', fr: 'distinguer un lien expiré d’un lien inconnu' },
    legalBasis: legitimateInterest,
  },
  'seen-network': {
    period: 'P365D',
    since: { en: 'it was last used from there', fr: 'la dernière utilisation depuis ce réseau' },
    reason: {
      en: 'noticing a key or token that is used from somewhere new',
      fr: 'repérer une clé ou un jeton utilisé depuis un lieu nouveau',
    },
    legalBasis: legitimateInterest,
  },
  'client-secret': {
    period: 'P31D',
    since: ranOut,
    reason: { en: 'clearing up refused sign-ins of services', fr: 'éclaircir les connexions refusées de services' },
    legalBasis: legitimateInterest,
  },
  'personal-token': {
    period: 'P31D',
    since: ranOut,
    reason: { en: 'clearing up refused requests of scripts', fr: 'éclaircir les requêtes refusées de scripts' },
    legalBasis: legitimateInterest,
  },
  'closed-request': {
    period: 'P36M',
    since: { en: 'the request was closed', fr: 'la clôture de la demande' },
    reason: {
      en: 'what was approved about whom, for audits of licences and claims',
      fr: 'ce qui a été approuvé et pour qui, pour les audits de licences et les litiges',
    },
    legalBasis: {
      en: 'legitimate interest (GDPR Art. 6(1)(f)): proof of licences',
      fr: 'intérêt légitime (RGPD art. 6(1)(f)) : preuve des licences',
    },
  },
  'log-month': {
    period: 'P13M',
    since: { en: 'the end of the month', fr: 'la fin du mois' },
    reason: {
      en: 'network addresses of people whom nobody knows, to investigate attacks over a year; titles, reasons and comments of change requests, which may name anybody',
      fr: 'adresses réseau de personnes inconnues, pour enquêter sur les attaques d’une année ; titres, motifs et commentaires des demandes de modification, qui peuvent nommer n’importe qui',
    },
    legalBasis: legitimateInterest,
  },
  'former-seat': {
    period: 'P36M',
    since: { en: 'the user was deleted', fr: 'la suppression de l’utilisateur' },
    reason: {
      en: 'what somebody was entitled to and when, for audits of licences and claims',
      fr: 'les droits d’une personne à une date donnée, pour les audits de licences et les litiges',
    },
    legalBasis: proofOfLicences,
  },
  'use-day': {
    period: 'P13M',
    since: { en: 'the day', fr: 'le jour' },
    reason: {
      en: 'which seats are used over a whole year, for renewals',
      fr: 'quelles places servent sur une année entière, pour les renouvellements',
    },
    legalBasis: legitimateUse,
  },
  'use-address': {
    period: 'P31D',
    since: { en: 'the day', fr: 'le jour' },
    reason: {
      en: 'finding accounts that are used from many places at once',
      fr: 'repérer les comptes utilisés depuis de nombreux endroits à la fois',
    },
    legalBasis: legitimateInterest,
  },
  'licence-file': {
    period: 'P36M',
    since: { en: 'the end of the file', fr: 'la fin du fichier' },
    reason: {
      en: 'who could work without a network, for audits of licences and claims',
      fr: 'qui pouvait travailler sans réseau, pour les audits de licences et les litiges',
    },
    legalBasis: proofOfLicences,
  },
  'log-user': {
    period: 'P36M',
    since: { en: 'the user was deleted', fr: 'la suppression de l’utilisateur' },
    reason: {
      en: 'who had a licence, for audits of licences and claims',
      fr: 'qui disposait d’une licence, pour les audits de licences et les litiges',
    },
    legalBasis: proofOfLicences,
  },
} as const satisfies Readonly<Record<string, RetentionRule>>;

export type RetainedKind = keyof typeof retentionRules;

/** What ended before this instant has been kept long enough. */
export function outdatedBefore(kind: RetainedKind, now: Temporal.Instant): Temporal.Instant {
  return now.toZonedDateTimeISO('UTC').subtract(retentionRules[kind].period).toInstant();
}

export function retainedUntil(kind: RetainedKind, since: Temporal.Instant): Temporal.Instant {
  return since.toZonedDateTimeISO('UTC').add(retentionRules[kind].period).toInstant();
}
