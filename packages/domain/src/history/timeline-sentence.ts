import { onOneLine, shownPeriod, shownValue } from '../audit/shown-value.ts';
import { wordsOf, type Locale, type Words } from '../audit/words.ts';
import { defaultOfflineLeaseDays } from '../lease/lease.ts';
import type { TimelineChange, TimelineKind, TimelineValues } from './timeline-change.ts';

/** One sentence that says what happened to a licence: `The profile changed from reader to analyst.` */
export function timelineSentence(change: TimelineChange, locale: Locale): string {
  return `${sentencesOf[locale][change.kind](partsOf(change, locale))}.`;
}

/** The parts that a sentence is put together from, as they are written within it. */
interface Parts {
  has(field: string, side?: Side): boolean;
  value(field: string, side?: Side): string;
  quoted(field: string, side?: Side): string;
  /** Of a validity. */
  period(side?: Side): string;
  readonly colon: string;
}

type Side = 'before' | 'after';
type Say = (parts: Parts) => string;

function partsOf({ before, after }: TimelineChange, locale: Locale): Parts {
  const words = wordsOf[locale];
  const sides = { before, after };
  const valueAt = (field: string, side: Side): unknown => sides[side]?.[field] ?? null;
  return {
    has: (field, side = 'after') => valueAt(field, side) !== null,
    value: (field, side = 'after') => shownValue(valueAt(field, side), field, locale),
    quoted: (field, side = 'after') => words.quoted(onOneLine(String(valueAt(field, side) ?? ''))),
    period: (side = 'after') => periodText(sides[side], locale, words),
    colon: words.colon,
  };
}

/** `from 1 April 2026 until 31 March 2027`; of an open one, `until further notice`. */
function periodText(values: TimelineValues, locale: Locale, words: Words): string {
  return shownPeriod(values?.['validity'], locale) || words.period(undefined, undefined);
}

const reasonOf = (p: Parts): string => (p.has('suspensionReason') ? `${p.colon}${p.quoted('suspensionReason')}` : '');

/** Without a policy of the domain, as many as by default. */
const offlineDays = (p: Parts, side: Side): string =>
  p.has('offlineLeaseDays', side) ? p.value('offlineLeaseDays', side) : String(defaultOfflineLeaseDays);

const place = (p: Parts, side: Side, pack: string, profile: string, byDefault: string): string => {
  if (p.has('pack', side)) return `${pack} ${p.value('pack', side)}`;
  return p.has('profile', side) ? `${profile} ${p.value('profile', side)}` : byDefault;
};
const placeEn = (p: Parts): string => place(p, 'after', 'in the pack', 'in the profile', 'by default');
const placeFr = (p: Parts): string => place(p, 'after', 'dans le pack', 'dans le profil', 'par défaut');

const english: Readonly<Record<TimelineKind, Say>> = {
  created: (p) =>
    `The seat of ${p.value('email')} was created, ${p.has('profile') ? `with the profile ${p.value('profile')}` : 'without a profile'}`,
  deleted: (p) => `The seat of ${p.value('email', 'before')} was deleted`,
  'address-changed': (p) => `The address changed from ${p.value('email', 'before')} to ${p.value('email')}`,
  'customer-changed': () => 'The domain went over to another customer',
  suspended: (p) => `The licence was suspended${reasonOf(p)}`,
  reinstated: () => 'The licence was reinstated',
  'domain-suspended': (p) => `The licences of the domain were suspended${reasonOf(p)}`,
  'domain-reinstated': () => 'The licences of the domain were reinstated',
  renewed: (p) => `The licence was renewed${p.colon}${p.period()}`,
  'validity-changed': (p) => `The validity of the seat changed${p.colon}${p.period('before')} → ${p.period()}`,
  'domain-renewed': (p) => `The domain was renewed${p.colon}${p.period()}`,
  'domain-validity-changed': (p) => `The validity of the domain changed${p.colon}${p.period('before')} → ${p.period()}`,
  'grace-changed': (p) => `The days of grace changed from ${p.value('graceDays', 'before')} to ${p.value('graceDays')}`,
  'offline-lease-changed': (p) => `The days of offline use changed from ${offlineDays(p, 'before')} to ${offlineDays(p, 'after')}`,
  'time-zone-changed': (p) => `The customer’s time zone changed from ${p.value('timeZone', 'before')} to ${p.value('timeZone')}`,
  'profile-changed': (p) => `The profile changed from ${p.value('profile', 'before')} to ${p.value('profile')}`,
  'packs-changed': (p) => `The packs of the domain changed from ${p.value('packs', 'before')} to ${p.value('packs')}`,
  'override-set': (p) => `${p.value('feature')} was set to ${p.value('value')} for this user, ${p.period()}${p.colon}${p.quoted('reason')}`,
  'override-removed': (p) => `The override of ${p.value('feature', 'before')} was removed`,
  'value-changed': (p) => `${p.value('feature')} changed from ${p.value('value', 'before')} to ${p.value('value')} ${placeEn(p)}`,
  'licence-started': () => 'The licence started',
  'licence-ended': (p) => (p.value('status') === 'grace' ? 'The licence ended and goes on for the days of grace' : 'The licence ended'),
  'grace-ended': () => 'The days of grace ended',
  'pack-started': (p) => `The pack ${p.value('pack')} came into force`,
  'pack-ended': (p) => `The pack ${p.value('pack')} ended`,
  'override-started': (p) => `The override of ${p.value('feature')} (${p.value('value')}) came into force`,
  'override-ended': (p) => `The override of ${p.value('feature')} (${p.value('value')}) ended`,
};

const french: Readonly<Record<TimelineKind, Say>> = {
  created: (p) =>
    `La place de ${p.value('email')} a été créée, ${p.has('profile') ? `avec le profil ${p.value('profile')}` : 'sans profil'}`,
  deleted: (p) => `La place de ${p.value('email', 'before')} a été supprimée`,
  'address-changed': (p) => `L’adresse est passée de ${p.value('email', 'before')} à ${p.value('email')}`,
  'customer-changed': () => 'Le domaine est passé à un autre client',
  suspended: (p) => `La licence a été suspendue${reasonOf(p)}`,
  reinstated: () => 'La licence a été rétablie',
  'domain-suspended': (p) => `Les licences du domaine ont été suspendues${reasonOf(p)}`,
  'domain-reinstated': () => 'Les licences du domaine ont été rétablies',
  renewed: (p) => `La licence a été renouvelée${p.colon}${p.period()}`,
  'validity-changed': (p) => `La validité de la place a changé${p.colon}${p.period('before')} → ${p.period()}`,
  'domain-renewed': (p) => `Le domaine a été renouvelé${p.colon}${p.period()}`,
  'domain-validity-changed': (p) => `La validité du domaine a changé${p.colon}${p.period('before')} → ${p.period()}`,
  'grace-changed': (p) => `Le nombre de jours de grâce est passé de ${p.value('graceDays', 'before')} à ${p.value('graceDays')}`,
  'offline-lease-changed': (p) =>
    `Le nombre de jours d’utilisation hors ligne est passé de ${offlineDays(p, 'before')} à ${offlineDays(p, 'after')}`,
  'time-zone-changed': (p) => `Le fuseau horaire du client est passé de ${p.value('timeZone', 'before')} à ${p.value('timeZone')}`,
  'profile-changed': (p) => `Le profil a changé${p.colon}${p.value('profile', 'before')} → ${p.value('profile')}`,
  'packs-changed': (p) => `Les packs du domaine ont changé${p.colon}${p.value('packs', 'before')} → ${p.value('packs')}`,
  'override-set': (p) =>
    `${p.value('feature')} a été fixé à ${p.value('value')} pour cet utilisateur, ${p.period()}${p.colon}${p.quoted('reason')}`,
  'override-removed': (p) => `La dérogation sur ${p.value('feature', 'before')} a été retirée`,
  'value-changed': (p) => `${p.value('feature')} est passé de ${p.value('value', 'before')} à ${p.value('value')} ${placeFr(p)}`,
  'licence-started': () => 'La licence a débuté',
  'licence-ended': (p) =>
    p.value('status') === 'grace' ? 'La licence a pris fin et reste utilisable pendant les jours de grâce' : 'La licence a pris fin',
  'grace-ended': () => 'Les jours de grâce ont pris fin',
  'pack-started': (p) => `Le pack ${p.value('pack')} est entré en vigueur`,
  'pack-ended': (p) => `Le pack ${p.value('pack')} a pris fin`,
  'override-started': (p) => `La dérogation sur ${p.value('feature')} (${p.value('value')}) est entrée en vigueur`,
  'override-ended': (p) => `La dérogation sur ${p.value('feature')} (${p.value('value')}) a pris fin`,
};

const sentencesOf: Readonly<Record<Locale, Readonly<Record<TimelineKind, Say>>>> = { en: english, fr: french };
