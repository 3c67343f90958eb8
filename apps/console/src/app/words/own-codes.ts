/** Of the problems whose own sentence speaks to programs: in English too, people are told something else. */
export const ownCodes = [
  'forbidden',
  'internal_error',
  'not_found',
  'not_signed_in',
  'rate_limited',
  'unreachable',
  'version_changed',
] as const;
