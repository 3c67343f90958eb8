import { quoted, remembered } from './fold.ts';
import { addressReader, type DomainOfList } from './read-address.ts';
import { readDate, type DateOrder, type ReadDate } from './read-date.ts';
import { isNameTooLong, readName } from './read-name.ts';
import { profileFinder, unknownProfileDetail, type KnownProfile } from './read-profile.ts';
import { readState } from './read-state.ts';
import type { RowRefusalCode } from './row-refusals.ts';
import type { ColumnPlan, ImportField } from './recognise-columns.ts';

/** What the rows of a list are judged against. */
export interface ImportContext extends DomainOfList {
  readonly profiles: readonly KnownProfile[];
  /** How 3/4/2027 is meant; null: as the language of the headers or the date itself shows. */
  readonly dateOrder: DateOrder | null;
}

/** A seat as a row of a list describes it. null: the list says nothing, what is there stays. */
export interface ImportedSeat {
  readonly localPart: string;
  readonly displayName: string | null;
  /** Key of the profile. */
  readonly profile: string | null;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** The list says that the person is inactive; false: it says active, or nothing. */
  readonly suspended: boolean;
}

/** `notices` and `detail` are sentences for the person who sent the list. */
export type RowVerdict =
  | { readonly ok: true; readonly seat: ImportedSeat; readonly notices: readonly string[] }
  | { readonly ok: false; readonly code: RowRefusalCode; readonly field: ImportField | null; readonly detail: string };

type Refused = Extract<RowVerdict, { ok: false }>;
type Read<Value> = { readonly ok: true; readonly value: Value } | Refused;
type CellReader<Value> = (cells: readonly string[]) => Read<Value>;

const noNotices: readonly string[] = [];
const suspendedNotice = 'The file says inactive: the seat is made suspended.';

/** Judges one row. For many rows, make the judge once. */
export function judgeRow(cells: readonly string[], plan: ColumnPlan, context: ImportContext): RowVerdict {
  return createRowJudge(plan, context)(cells);
}

/** A judge of the rows of one list, each by itself: what the registry holds, and the other rows, are not looked at. */
export function createRowJudge(plan: ColumnPlan, context: ImportContext): (cells: readonly string[]) => RowVerdict {
  const readAddress = addressReader(context);
  const addressColumn = plan.fields.get('email') ?? 0;
  const readDisplayName = displayNameReader(plan);
  const readProfile = profileReader(plan, context);
  const readFrom = dateReader(plan, context, 'validFrom');
  const readUntil = dateReader(plan, context, 'validUntil');
  const readSuspended = suspendedReader(plan);

  return (cells) => {
    if (cells.length > plan.width && cells.some((cell, index) => index >= plan.width && cell.trim() !== ''))
      return tooManyCells(cells, plan);
    const address = readAddress(cells[addressColumn] ?? '');
    if (!address.ok) return { ok: false, code: address.code, field: 'email', detail: address.detail };
    const displayName = readDisplayName(cells);
    if (!displayName.ok) return displayName;
    const profile = readProfile(cells);
    if (!profile.ok) return profile;
    const from = readFrom(cells);
    if (!from.ok) return from;
    const until = readUntil(cells);
    if (!until.ok) return until;
    if (from.value !== null && until.value !== null && from.value > until.value) return endsBeforeStart(from.value, until.value);
    const suspended = readSuspended(cells);
    if (!suspended.ok) return suspended;
    const { localPart, notice } = address;
    return {
      ok: true,
      seat: {
        localPart,
        displayName: displayName.value,
        profile: profile.value,
        validFrom: from.value,
        validUntil: until.value,
        suspended: suspended.value,
      },
      notices: noticesOf(notice, cells.length, plan.width, suspended.value),
    };
  };
}

function noticesOf(addressNotice: string | null, cellCount: number, width: number, suspended: boolean): readonly string[] {
  if (addressNotice === null && cellCount >= width && !suspended) return noNotices;
  const notices = addressNotice === null ? [] : [addressNotice];
  if (cellCount < width) notices.push(`The row has ${cellCount} cells where the header has ${width}: the missing ones are taken as blank.`);
  if (suspended) notices.push(suspendedNotice);
  return notices;
}

const nothing: Read<null> = { ok: true, value: null };

function displayNameReader({ fields }: ColumnPlan): CellReader<string | null> {
  const full = fields.get('displayName') ?? -1;
  const first = fields.get('firstName') ?? -1;
  const last = fields.get('lastName') ?? -1;
  return (cells) => {
    const name = readName(cells[full] ?? '') || readName(`${cells[first] ?? ''} ${cells[last] ?? ''}`);
    if (name === '') return nothing;
    if (isNameTooLong(name)) return refuse('name_too_long', 'displayName', 'The name is longer than 200 characters: shorten it.');
    return { ok: true, value: name };
  };
}

function profileReader({ fields }: ColumnPlan, { profiles }: ImportContext): CellReader<string | null> {
  const column = fields.get('profile');
  if (column === undefined) return () => nothing;
  const find = profileFinder(profiles);
  const read = remembered((text): Read<string | null> => {
    const profile = find(text);
    return profile === null ? refuse('unknown_profile', 'profile', unknownProfileDetail(text, profiles)) : { ok: true, value: profile.key };
  });
  return (cells) => {
    const text = cells[column]?.trim() ?? '';
    return text === '' ? nothing : read(text);
  };
}

function dateReader(plan: ColumnPlan, context: ImportContext, field: 'validFrom' | 'validUntil'): CellReader<string | null> {
  const column = plan.fields.get(field);
  if (column === undefined) return () => nothing;
  const order = context.dateOrder ?? (plan.language === 'fr' ? 'dmy' : null);
  const read = remembered((text) => dateRead(readDate(text, order), field));
  return (cells) => {
    const text = cells[column]?.trim() ?? '';
    return text === '' ? nothing : read(text);
  };
}

function dateRead(read: ReadDate, field: ImportField): Read<string> {
  return read.ok ? { ok: true, value: read.date } : refuse(read.code, field, read.detail);
}

function suspendedReader({ fields }: ColumnPlan): CellReader<boolean> {
  const readActive = stateReader('active', fields.get('active'));
  const readInactive = stateReader('inactive', fields.get('inactive'));
  return (cells) => {
    const active = readActive(cells);
    return active.ok && !active.value ? readInactive(cells) : active;
  };
}

const notSuspended: Read<boolean> = { ok: true, value: false };

function stateReader(field: 'active' | 'inactive', column: number | undefined): CellReader<boolean> {
  if (column === undefined) return () => notSuspended;
  const read = remembered((text): Read<boolean> => {
    const isActive = readState(text, field);
    if (isActive !== undefined) return { ok: true, value: !isActive };
    return refuse(
      'unreadable_state',
      field,
      `${quoted(text)} is not read as active or inactive: write yes or no, or leave the column out with the mapping "Header=ignore".`,
    );
  });
  return (cells) => {
    const text = cells[column]?.trim() ?? '';
    return text === '' ? notSuspended : read(text);
  };
}

function tooManyCells(cells: readonly string[], plan: ColumnPlan): Refused {
  const detail = `The row has ${cells.length} cells where the header has ${plan.width}: put quotation marks around the cell that holds a separator.`;
  return refuse('too_many_cells', null, detail);
}

function endsBeforeStart(from: string, until: string): Refused {
  return refuse('ends_before_start', 'validUntil', `The seat would end on ${until}, before it starts on ${from}: correct the dates.`);
}

function refuse(code: RowRefusalCode, field: ImportField | null, detail: string): Refused {
  return { ok: false, code, field, detail };
}
