import {
  layersOf,
  nextEntitlementChange,
  resolveEntitlements,
  type EntitledFeature,
  type Layer,
} from '@seatledger/domain/entitlement/resolve-entitlements.ts';
import { describeLicence } from '@seatledger/domain/licence/describe-licence.ts';
import { decideLicence, termsOf, worksUntil, type LicenceStatus, type LicenceTerms } from '@seatledger/domain/licence/licence.ts';
import { periodOf, type Validity } from '@seatledger/domain/validity/validity.ts';
import type { Answer } from './answer-column.ts';
import type { Catalogue } from './catalogue.ts';
import type { Dated, DomainRow, OverrideRow } from './rows.ts';

/** What decides the answer for the seats of a group. */
export interface AnsweredSeats {
  /** Null where the domain is not known. */
  readonly domain: DomainRow | null;
  readonly profileId: number | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly suspended: boolean;
  readonly overrides: readonly OverrideRow[];
}

export interface SeatLeaseTerms {
  /** What the domain allows; null: as by default. */
  readonly offlineLeaseDays: number | null;
  /** The end of the licence, days of grace included, epoch milliseconds; Infinity where it is open. */
  readonly worksUntil: number;
}

/** The answer for an address that has no licence, be it the person or the domain that is not known. */
export const unknownAnswer = textOf(false, 'unknown', null, null, null, '{}');

/** What the seats of a group may do at an instant (epoch milliseconds), as a check answers it, with the values of `features`. */
export function makeAnswer(catalogue: Catalogue, seats: AnsweredSeats, features: readonly EntitledFeature[], at: number): Answer {
  const { domain } = seats;
  if (domain === null) return { text: unknownAnswer, until: Infinity };
  const terms = termsOfSeats(domain, seats);
  const decision = decideLicence(terms, at);
  const profile = catalogue.profiles.get(seats.profileId ?? 0);
  const layers = decision.allowed ? layersFor(catalogue, domain, seats) : [];
  const values = decision.allowed ? valuesText(features, layers, at) : '{}';
  const text = textOf(decision.allowed, decision.status, terms, decision.validUntil, profile?.key ?? null, values);
  return { text, until: Math.min(decision.nextChangeAt, nextEntitlementChange(layers, at)) };
}

/** What a lease on the seats of a group depends on. */
export function seatLeaseTerms(seats: AnsweredSeats): SeatLeaseTerms {
  const { domain } = seats;
  if (domain === null) return { offlineLeaseDays: null, worksUntil: -Infinity };
  return { offlineLeaseDays: domain.offlineLeaseDays, worksUntil: worksUntil(termsOfSeats(domain, seats)) };
}

function termsOfSeats(domain: DomainRow, seats: AnsweredSeats): LicenceTerms {
  return termsOf({ ...domain, validity: validityOf(domain) }, { suspended: seats.suspended, validity: validityOf(seats) });
}

function layersFor(catalogue: Catalogue, domain: DomainRow, seats: AnsweredSeats): readonly Layer[] {
  const period = (dated: Dated) => periodOf(validityOf(dated), domain.timeZone);
  const packs = domain.packs.flatMap((bound): Layer[] => {
    const pack = catalogue.packs.get(bound.packId);
    if (pack === undefined) return [];
    const { key, name, values } = pack;
    return [{ origin: { kind: 'pack', key, name, order: bound.position }, period: period(bound), values }];
  });
  const overrides = seats.overrides.map((override): Layer => {
    return { origin: { kind: 'override', reason: '' }, period: period(override), values: new Map([[override.featureId, override.value]]) };
  });
  return layersOf({ packs, profile: catalogue.profiles.get(seats.profileId ?? 0)?.layer ?? null, overrides });
}

function validityOf({ validFrom, validUntil }: Dated): Validity {
  return { from: validFrom, until: validUntil };
}

function valuesText(features: readonly EntitledFeature[], layers: readonly Layer[], at: number): string {
  const members = resolveEntitlements(features, layers, at).map(({ key, value }) => `${asciiJson(key)}:${asciiJson(value)}`);
  return `{${members.join(',')}}`;
}

function textOf(
  valid: boolean,
  status: LicenceStatus,
  terms: LicenceTerms | null,
  validUntil: number | null,
  profile: string | null,
  features: string,
): string {
  const detail = asciiJson(describeLicence(status, terms, 'en'));
  const until = validUntil === null ? 'null' : `"${isoSecond(validUntil)}"`;
  return flat(
    `{"valid":${valid},"status":"${status}","detail":${detail},"validUntil":${until},"profile":${asciiJson(profile)},"features":${features}`,
  );
}

/** JSON in ASCII, so that a response can be written as Latin-1 and its characters are its bytes. */
export function asciiJson(value: string | number | boolean | null): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The last second that ISO 8601 writes with four digits of a year: `9999-12-31` is how some write "for ever". */
const lastSecond = Date.UTC(9999, 11, 31, 23, 59, 59);

/** An instant as ISO 8601 in UTC, to the second. */
export function isoSecond(instant: number): string {
  return `${new Date(Math.min(instant, lastSecond)).toISOString().slice(0, 19)}Z`;
}

/** The same text as one run of characters rather than a tree of pieces, which every response would have to walk. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
