import { emailRefusalCodes } from '@seatledger/domain/email/email-refusal.ts';

/**
 * Why a row cannot be mapped; addresses and domains are refused with the codes of the product (`not_an_address`, …):
 * - `value_missing`: what every such row must have is NULL or blank, or its column is not mapped;
 * - `value_unread`: an expression that only a server can work out;
 * - `unreadable_id`, `unreadable_date`, `ambiguous_date`, `no_such_date`, `unreadable_flag`, `unreadable_number`, `unreadable_locale`, `unreadable_time_zone`;
 * - `text_too_long`, `unreadable_text`: characters that are none;
 * - `unreadable_settings`: neither JSON nor `key=value;`; `nested_settings`: values inside values;
 * - `empty_validity`: the end is before the start;
 * - `row_width`: more or fewer values than columns, so that none can be trusted.
 */
export const faultCodes = [
  ...emailRefusalCodes,
  'value_missing',
  'value_unread',
  'unreadable_id',
  'unreadable_date',
  'ambiguous_date',
  'no_such_date',
  'unreadable_flag',
  'unreadable_number',
  'unreadable_locale',
  'unreadable_time_zone',
  'unreadable_text',
  'text_too_long',
  'unreadable_settings',
  'nested_settings',
  'empty_validity',
  'row_width',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/**
 * What was read otherwise than it is written, or stands out:
 * - `address_written_otherwise`: capitals, white space, an alphabet; `address_repaired`: ` at ` for `@`, where the mapping file allows it;
 * - `domain_written_otherwise`: capitals, white space, an `@` before it;
 * - `white_space_removed`;
 * - `time_of_day_left_out`: a date of a validity that has a time other than midnight;
 * - `open_date`: a date that stands for none (1900-01-01, 9999-12-31);
 * - `wall_time_shifted`: an instant that the clocks skipped or had twice;
 * - `setting_repeated`: the last one counts.
 */
export type RemarkCode =
  | 'address_written_otherwise'
  | 'address_repaired'
  | 'domain_written_otherwise'
  | 'white_space_removed'
  | 'time_of_day_left_out'
  | 'open_date'
  | 'wall_time_shifted'
  | 'setting_repeated';
