import type { Domain, User } from '../../api/shapes.ts';

export interface SeatValidity {
  readonly from: string | null;
  readonly until: string | null;
  readonly graceDays: number;
}

/** The days on which a seat is valid: those of its own within those of the domain. */
export function seatValidity(
  user: Pick<User, 'validity'> | undefined,
  domain: Pick<Domain, 'validity' | 'graceDays'> | undefined,
): SeatValidity {
  const dates = [user?.validity, domain?.validity];
  const from =
    dates
      .flatMap((validity) => validity?.from ?? [])
      .toSorted()
      .at(-1) ?? null;
  const until =
    dates
      .flatMap((validity) => validity?.until ?? [])
      .toSorted()
      .at(0) ?? null;
  return { from, until, graceDays: domain?.graceDays ?? 0 };
}
