// What commands come to, told a second time and as simply as possible: one domain with its seats.

/** `key` stands for the id, which the model cannot know. */
export interface Seat {
  readonly key: number;
  readonly name: string;
  readonly displayName: string;
  /** The override of the one feature; null: none. */
  readonly rows: number | null;
}

export interface World {
  readonly seatLimit: number;
  readonly graceDays: number;
  readonly seats: readonly Seat[];
  /** Keys of seats that were deleted, and not restored since. */
  readonly deleted: readonly number[];
  readonly nextKey: number;
}

export const firstWorld: World = { seatLimit: 2, graceDays: 0, seats: [], deleted: [], nextKey: 1 };

export type ModelCommand =
  | { readonly kind: 'user.create'; readonly name: string; readonly displayName: string }
  | { readonly kind: 'user.change'; readonly key: number; readonly displayName: string }
  | { readonly kind: 'user.delete'; readonly key: number }
  | { readonly kind: 'user.restore'; readonly seat: Seat }
  | { readonly kind: 'override.set'; readonly key: number; readonly rows: number }
  | { readonly kind: 'override.remove'; readonly key: number }
  | { readonly kind: 'domain.change'; readonly seatLimit?: number; readonly graceDays?: number };

type Values = Readonly<Record<string, string | number | null>> | null;

export interface ModelChange {
  readonly subject: string;
  readonly before: Values;
  readonly after: Values;
}

type ModelOutcome =
  | { readonly outcome: 'changed'; readonly world: World; readonly change: ModelChange; readonly key: number | null }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly code: string };

export function carryOut(world: World, command: ModelCommand): ModelOutcome {
  switch (command.kind) {
    case 'user.create':
      return addSeat({ ...world, nextKey: world.nextKey + 1 }, { ...command, key: world.nextKey, rows: null });
    case 'user.restore':
      return world.deleted.includes(command.seat.key) ? addSeat(world, command.seat) : refused('user_not_deleted');
    case 'domain.change':
      return changeDomain(world, command);
    default:
      return changeSeat(world, command);
  }
}

function addSeat(world: World, { key, name, displayName, rows }: Seat): ModelOutcome {
  if (world.seats.some((seat) => seat.name === name)) return refused('email_taken');
  if (world.seats.length >= world.seatLimit) return refused('seat_limit_reached');
  const seat = { key, name, displayName, rows };
  const seats = [...world.seats, seat];
  const deleted = world.deleted.filter((one) => one !== key);
  return changed({ ...world, seats, deleted }, userSubject(key), null, wholeSeat(seat), key);
}

function changeDomain(world: World, { seatLimit, graceDays }: Extract<ModelCommand, { kind: 'domain.change' }>): ModelOutcome {
  if (seatLimit !== undefined && seatLimit < world.seats.length) return refused('seats_in_use');
  const after = { ...world, seatLimit: seatLimit ?? world.seatLimit, graceDays: graceDays ?? world.graceDays };
  if (after.seatLimit === world.seatLimit && after.graceDays === world.graceDays) return unchanged;
  return changed(after, 'domain', domainValues(world), domainValues(after));
}

function changeSeat(world: World, command: Extract<ModelCommand, { readonly key: number }>): ModelOutcome {
  const seat = world.seats.find(({ key }) => key === command.key);
  if (seat === undefined) return refused('user_not_found');
  const withSeat = (after: Seat): World => ({ ...world, seats: world.seats.map((one) => (one === seat ? after : one)) });
  const subject = userSubject(seat.key);
  switch (command.kind) {
    case 'user.change': {
      const after = { ...seat, displayName: command.displayName };
      return after.displayName === seat.displayName ? unchanged : changed(withSeat(after), subject, namedSeat(seat), namedSeat(after));
    }
    case 'user.delete': {
      const seats = world.seats.filter((one) => one !== seat);
      return changed({ ...world, seats, deleted: [...world.deleted, seat.key] }, subject, wholeSeat(seat), null);
    }
    case 'override.set': {
      const after = { ...seat, rows: command.rows };
      return seat.rows === after.rows ? unchanged : changed(withSeat(after), `${subject} rows`, rowsOf(seat), rowsOf(after));
    }
    case 'override.remove':
      if (seat.rows === null) return refused('override_not_found');
      return changed(withSeat({ ...seat, rows: null }), `${subject} rows`, rowsOf(seat), null);
  }
}

/** The commands that bring back what a command has changed. */
export function reverse(command: ModelCommand, { subject, before, after }: ModelChange): ModelCommand {
  const key = Number(subject.split(/[ /]/)[1]);
  const was = before ?? {};
  switch (command.kind) {
    case 'user.create':
    case 'user.restore':
      return { kind: 'user.delete', key };
    case 'user.change':
      return { kind: 'user.change', key, displayName: String(was['displayName']) };
    case 'user.delete': {
      const rows = was['rows'] === undefined ? null : Number(was['rows']);
      return { kind: 'user.restore', seat: { key, name: String(was['name']), displayName: String(was['displayName']), rows } };
    }
    case 'override.set':
    case 'override.remove':
      return before === null ? { kind: 'override.remove', key } : { kind: 'override.set', key, rows: Number(was['rows']) };
    case 'domain.change':
      return { kind: 'domain.change', ...Object.fromEntries(Object.entries(was).filter(([field, value]) => after?.[field] !== value)) };
  }
}

const unchanged = { outcome: 'unchanged' } as const;
const refused = (code: string) => ({ outcome: 'refused', code }) as const;
const userSubject = (key: number): string => `user/${key}`;
const namedSeat = ({ name, displayName }: Seat): Values => ({ name, displayName });
const wholeSeat = (seat: Seat): Values => ({ ...namedSeat(seat), ...(seat.rows !== null && { rows: seat.rows }) });
const rowsOf = ({ name, rows }: Seat): Values => (rows === null ? null : { name, rows });
const domainValues = ({ seatLimit, graceDays }: World): Values => ({ seatLimit, graceDays });

function changed(world: World, subject: string, before: Values, after: Values, key: number | null = null): ModelOutcome {
  return { outcome: 'changed', world, change: { subject, before, after }, key };
}
