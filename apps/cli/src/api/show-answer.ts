import { table } from '../terminal.ts';

type Shown = Readonly<Record<string, unknown>>;

/** Not what a list is looked through for; `read` shows them, and --json everything. */
const unlisted = new Set(
  [
    ['version', 'createdAt', 'updatedAt', 'description', 'suspensionReason', 'values', 'contacts', 'type', 'layers'],
    // Of imports and leaver checks.
    ['sha256', 'sizeBytes', 'options', 'encoding', 'separator', 'mapping', 'unusedColumns', 'keptUntil'],
  ].flat(),
);

/** A table with a column for what there is to tell of each. */
export function itemTable(items: readonly Shown[]): string {
  const [first] = items;
  if (first === undefined) return 'None.';
  const columns = columnsOf(first);
  return table([columns.map(heading), ...items.map((item) => columns.map((name) => cell(item[name])))]);
}

function columnsOf(first: Shown): readonly string[] {
  // What is told as a sentence needs little beside it.
  if ('sentence' in first) return ['id', 'recordedAt', 'sentence'];
  if ('requirements' in first) return ['id', 'state', 'summary', 'proposer', 'dueAt', 'title'];
  if ('en' in first && 'command' in first) return ['position', 'en'];
  return Object.keys(first).filter((name) => !unlisted.has(name));
}

/** What a command comes to, in words: its title, and each field before and after. */
export function differenceIn(told: Told): string {
  const fields = told.fields.map(({ label, before, after }) => `${label}: ${before ?? '-'} → ${after ?? '-'}`);
  return [told.title, ...fields].join('; ');
}

export interface Told {
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[];
}

/** A line for each thing that there is to tell; a list of things as a table below. */
export function lines(answer: Shown): string {
  const entries = Object.entries(answer);
  const nested = entries.filter((entry): entry is [string, Shown[]] => Array.isArray(entry[1]) && isObject(entry[1][0]));
  const plain = entries.filter(([, value]) => !nested.some(([, items]) => items === value));
  const tables = nested.map(([name, items]) => `\n${heading(name)}\n${itemTable(items)}`);
  return [table(plain.map(([name, value]) => [words(name), cell(value)])), ...tables].join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (Array.isArray(value)) return value.every((item) => !isObject(item)) ? value.map(String).join(', ') : value.map(cell).join('; ');
  if (!isObject(value)) return String(value);
  if ('en' in value && 'fr' in value) return cell(value['en']);
  if ('title' in value && 'fields' in value) return differenceIn(value as unknown as Told);
  if ('kind' in value && 'name' in value) return cell(value['name']);
  if ('from' in value && 'until' in value) return `${cell(value['from'])} to ${cell(value['until'])}`;
  return Object.entries(value)
    .map(([name, member]) => `${name}=${cell(member)}`)
    .join(' ');
}

function isObject(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null;
}

function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function heading(name: string): string {
  return words(name).toUpperCase();
}
