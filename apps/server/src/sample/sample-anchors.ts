import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';

/** One address of the sample vendor for each status on the day it was loaded, for documentation and tests. */
export const sampleAnchors: Readonly<Record<LicenceStatus, string>> = {
  active: 'ana@acme.example',
  suspended: 'theo.garnier@acme.example',
  domain_suspended: 'salma.berrada@argana.example',
  not_started: 'aroha.parata@tussockbay-logistics.example',
  grace: 'bruno.sampaio@serradoluar.example',
  expired: 'edith.wainwright@aldermoor.example',
  unknown: 'nobody@acme.example',
};
