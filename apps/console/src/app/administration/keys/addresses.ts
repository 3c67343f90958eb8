import { idsIn } from '../../words/ids-in.ts';

/** Addresses and networks as they were typed: one a line, or with commas. None: null. */
export function addressesOf(text: string): string[] | null {
  const addresses = idsIn(text);
  return addresses.length === 0 ? null : addresses;
}

/** The end of a day that was chosen (`2027-03-31`) as an instant, or null where none was. In the time zone of this browser. */
export function endOfDay(day: string): string | null {
  return day === '' ? null : new Date(`${day}T23:59:59`).toISOString();
}
