import type { Locale } from '../audit/words.ts';

/** Why a question that was asked of the old service and of Seatledger was answered differently. Each difference has exactly one cause. */
export const parityCauses = [
  'quarantined',
  'not_migrated',
  'left_out',
  'changed_since',
  'other_domain',
  'suspension',
  'validity',
  'grace',
  'seat_limit',
  'feature_missing',
  'feature_extra',
  'feature_value',
  'address_form',
  'not_in_source',
  'old_failed',
  'new_failed',
  'unexplained',
] as const;
export type ParityCause = (typeof parityCauses)[number];

/**
 * What a difference comes to for the person asked about: `loses`, the old service licensed and Seatledger does not; `gains`, the other way
 * round; `differs`, both say the same of the licence and other things of its features, or one of them gave no answer.
 */
export const parityEffects = ['loses', 'gains', 'differs'] as const;
export type ParityEffect = (typeof parityEffects)[number];

const causeSentences: Readonly<Record<Locale, Readonly<Record<ParityCause, string>>>> = {
  en: {
    quarantined: 'A row of the old database waits in quarantine for a decision.',
    not_migrated: 'The old database has it, Seatledger has not, and it does not wait in quarantine.',
    left_out: 'It was decided that it does not come over.',
    changed_since: 'It was changed in Seatledger since the migration.',
    other_domain: 'The old service went by a seat under a domain that is not the one of the address.',
    suspension: 'It is suspended on one side only.',
    validity: 'The licence has not started or has ended on one side only.',
    grace: 'The licence has ended, and Seatledger still allows it during its grace period.',
    seat_limit: 'There was no seat left under the limit of the domain.',
    feature_missing: 'The old service has a feature that Seatledger does not name.',
    feature_extra: 'Seatledger has a feature that the old service does not name.',
    feature_value: 'A feature has one value on one side, and another on the other.',
    address_form: 'The two take the address as it is written for different people.',
    not_in_source: 'Seatledger knows somebody whom the old database never had.',
    old_failed: 'The old service gave no answer that can be read.',
    new_failed: 'Seatledger gave no answer that can be read.',
    unexplained: 'Nothing that is known explains it.',
  },
  fr: {
    quarantined: 'Une ligne de l’ancienne base est en quarantaine dans l’attente d’une décision.',
    not_migrated: 'L’ancienne base la contient, Seatledger non, et elle n’attend pas en quarantaine.',
    left_out: 'Il a été décidé de ne pas la reprendre.',
    changed_since: 'Il y a eu une modification dans Seatledger depuis la migration.',
    other_domain: 'L’ancien service s’appuie sur une place d’un domaine qui n’est pas celui de l’adresse.',
    suspension: 'La suspension n’existe que d’un seul côté.',
    validity: 'La licence n’a pas débuté ou a pris fin d’un seul côté.',
    grace: 'La licence a pris fin et Seatledger l’accepte encore pendant son délai de grâce.',
    seat_limit: 'La limite du domaine ne laissait plus de place.',
    feature_missing: 'L’ancien service donne une fonctionnalité que Seatledger ne nomme pas.',
    feature_extra: 'Seatledger donne une fonctionnalité que l’ancien service ne nomme pas.',
    feature_value: 'Une fonctionnalité n’a pas la même valeur des deux côtés.',
    address_form: 'L’adresse telle qu’elle est écrite ne désigne pas la même personne des deux côtés.',
    not_in_source: 'Seatledger connaît une personne que l’ancienne base n’a jamais contenue.',
    old_failed: 'L’ancien service n’a pas donné de réponse lisible.',
    new_failed: 'Seatledger n’a pas donné de réponse lisible.',
    unexplained: 'Rien de ce qui est connu ne l’explique.',
  },
};

const causeNames: Readonly<Record<Locale, Readonly<Record<ParityCause, string>>>> = {
  en: {
    quarantined: 'in quarantine',
    not_migrated: 'not migrated',
    left_out: 'left out by decision',
    changed_since: 'changed since',
    other_domain: 'seat under another domain',
    suspension: 'suspension',
    validity: 'validity',
    grace: 'grace period',
    seat_limit: 'seat limit',
    feature_missing: 'feature missing',
    feature_extra: 'additional feature',
    feature_value: 'value of a feature',
    address_form: 'written form of the address',
    not_in_source: 'not in the old database',
    old_failed: 'old service failed',
    new_failed: 'Seatledger failed',
    unexplained: 'unexplained',
  },
  fr: {
    quarantined: 'en quarantaine',
    not_migrated: 'non migré',
    left_out: 'écarté par décision',
    changed_since: 'modifié depuis',
    other_domain: 'place d’un autre domaine',
    suspension: 'suspension',
    validity: 'validité',
    grace: 'délai de grâce',
    seat_limit: 'limite de places',
    feature_missing: 'fonctionnalité manquante',
    feature_extra: 'fonctionnalité en plus',
    feature_value: 'valeur d’une fonctionnalité',
    address_form: 'forme écrite de l’adresse',
    not_in_source: 'absent de l’ancienne base',
    old_failed: 'échec de l’ancien service',
    new_failed: 'échec de Seatledger',
    unexplained: 'inexpliqué',
  },
};

const effectNames: Readonly<Record<Locale, Readonly<Record<ParityEffect, string>>>> = {
  en: { loses: 'loses the licence', gains: 'gains a licence', differs: 'other answer' },
  fr: { loses: 'perd la licence', gains: 'gagne une licence', differs: 'autre réponse' },
};

/** One sentence for people who decide whether a difference matters. */
export function describeCause(cause: ParityCause, locale: Locale): string {
  return causeSentences[locale][cause];
}

/** A heading, without a capital. */
export function causeName(cause: ParityCause, locale: Locale): string {
  return causeNames[locale][cause];
}

export function effectName(effect: ParityEffect, locale: Locale): string {
  return effectNames[locale][effect];
}
