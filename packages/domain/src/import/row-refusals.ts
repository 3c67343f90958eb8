import { emailRefusalCodes } from '../email/email-refusal.ts';

/** Why an address of a list is refused. */
export const addressRefusalCodes = [
  ...emailRefusalCodes.filter((code) => code !== 'blank'),
  'address_missing',
  'example_row',
  'guest_account',
  'look_alike_domain',
  'other_domain',
  'sub_domain',
] as const;
export type AddressRefusalCode = (typeof addressRefusalCodes)[number];

export const dateRefusalCodes = ['ambiguous_date', 'excel_serial_date', 'no_such_date', 'two_digit_year', 'unreadable_date'] as const;
export type DateRefusalCode = (typeof dateRefusalCodes)[number];

/** Why a row of a list is refused: by itself, and by what the registry holds. */
export const rowRefusalCodes = [
  ...addressRefusalCodes,
  ...dateRefusalCodes,
  'ends_before_start',
  'name_too_long',
  'seat_limit_reached',
  'too_many_cells',
  'unknown_profile',
  'unreadable_state',
  'validity_outside_domain',
] as const;
export type RowRefusalCode = (typeof rowRefusalCodes)[number];
