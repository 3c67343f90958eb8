import { addDays, type Validity } from '@seatledger/domain/validity/validity.ts';
import { openValidity, type SampleOverride } from './sample-data.ts';

/** What makes the users of a domain differ, by their place in it, counted from 1. The intervals are prime: cases also meet each other. */

const administratorEvery = 37;
const withoutProfileEvery = 41;
const plannerEvery = 7;
const viewerEvery = 3;

export function profileOf(place: number): string | null {
  if (place % withoutProfileEvery === 0) return null;
  if (place % administratorEvery === 0) return 'administrator';
  if (place % plannerEvery === 0) return 'planner';
  return place % viewerEvery === 0 ? 'viewer' : 'analyst';
}

const contractEvery = 23;
const joinerEvery = 43;
const leaverEvery = 53;

/** People with a contract that ends, people who join soon, people who have left. */
export function validityOf(place: number, today: string): Validity {
  if (place % contractEvery === 0) return { from: addDays(today, -60), until: addDays(today, 45) };
  if (place % joinerEvery === 0) return { from: addDays(today, 15), until: null };
  if (place % leaverEvery === 0) return { from: null, until: addDays(today, -30) };
  return openValidity;
}

const suspendedEvery = 31;
const suspensionReasons = [
  'On leave until further notice',
  'Laptop lost, account under investigation',
  'Asked for by the technical director',
];

export function suspensionReasonOf(place: number): string | null {
  return place % suspendedEvery === 0 ? pick(suspensionReasons, place / suspendedEvery) : null;
}

const overriddenEvery = 29;
const severalOverridesEvery = overriddenEvery * 3;

export function overridesOf(place: number, today: string): readonly SampleOverride[] {
  if (place % overriddenEvery !== 0) return [];
  const overrides = overridesAt(today);
  const turn = place / overriddenEvery;
  const first = pick(overrides, turn);
  return place % severalOverridesEvery === 0 ? [first, pick(overrides, turn + 1)] : [first];
}

function overridesAt(today: string): readonly SampleOverride[] {
  return [
    { feature: 'adhoc.maxRows', value: 500_000, validity: openValidity, reason: 'Consolidates all entities at the end of the year' },
    {
      feature: 'ai.assistant',
      value: true,
      validity: { from: addDays(today, -10), until: addDays(today, 50) },
      reason: 'Pilot group of the assistant',
    },
    {
      feature: 'export.formats',
      value: 'csv+xlsx+pdf',
      validity: { from: addDays(today, 9), until: null },
      reason: 'Prepares the board reports from then on',
    },
    {
      feature: 'writeback.enabled',
      value: false,
      validity: { from: null, until: addDays(today, -5) },
      reason: 'Planning was closed during the audit',
    },
    { feature: 'branding.footer', value: 'Confidential', validity: openValidity, reason: 'Asked for by the legal department' },
  ];
}

function pick<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
