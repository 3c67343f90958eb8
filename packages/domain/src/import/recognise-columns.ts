import { foldText } from './fold.ts';
import { importFields, meaningOfHeader, type HeaderMeaning, type ImportField } from './header-words.ts';

export type { ImportField } from './header-words.ts';

/** Which column of a list is read for which field. */
export interface ColumnPlan {
  readonly fields: ReadonlyMap<ImportField, number>;
  /** Headers that nothing is read from. */
  readonly unused: readonly string[];
  /** Of the headers; `fr` also means that 3/4/2027 is the third of April. */
  readonly language: 'en' | 'fr';
  /** How many cells the header has. */
  readonly width: number;
}

export type RecognisedColumns =
  | { readonly ok: true; readonly plan: ColumnPlan }
  | {
      readonly ok: false;
      readonly code: 'no_address_column' | 'duplicate_column' | 'unknown_mapping' | 'column_not_found';
      readonly detail: string;
    };

type Refused = Extract<RecognisedColumns, { ok: false }>;

/** From the text of a header, as written in the file, to the name of a field or `ignore`. */
export type ColumnMapping = ReadonlyMap<string, string>;

interface Column {
  readonly index: number;
  readonly header: string;
  readonly field: ImportField | undefined;
  /** Among the columns of one field the lowest is used; 0 by hand. */
  readonly rank: number;
}

const noMapping: ColumnMapping = new Map();

/** Finds the columns of the wanted fields by their headers; what is said by hand wins. */
export function recogniseColumns(
  header: readonly string[],
  mapping: ColumnMapping = noMapping,
  wanted: readonly ImportField[] = importFields,
): RecognisedColumns {
  const byHand = mappedColumns(header, mapping);
  if ('code' in byHand) return byHand;
  const meanings = header.map(meaningOfHeader);
  const known = new Set(meanings.map((found, index) => byHand.get(index) ?? found?.meaning));
  const columns = header.map((text, index): Column => {
    const field = byHand.get(index);
    if (field !== undefined) return { index, header: text.trim(), field: field === 'ignore' ? undefined : field, rank: 0 };
    return { index, header: text.trim(), ...fieldAmong(meanings[index], known) };
  });
  return plannedColumns(columns, languageOf(meanings), wanted);
}

/** What two headers have in common that are read alike, in whatever case, accents and spaces. */
export function headerKey(header: readonly string[]): string {
  const folded = header.map(foldText);
  return JSON.stringify(folded.slice(0, folded.findLastIndex((text) => text !== '') + 1));
}

// A header may hold an example: "E-mail (name@company.com)".
const address = /^\s*[^\s@]+@[^\s@]+\s*$/;

/** Whether a row of a file can be its header: no addresses in it, and a column of addresses, two known columns or a mapped one. */
export function looksLikeHeader(cells: readonly string[], mapping: ColumnMapping = noMapping): boolean {
  if (cells.some((cell) => address.test(cell))) return false;
  const byHand = new Set([...mapping.keys()].map(foldText));
  let known = 0;
  for (const cell of cells) {
    const meaning = meaningOfHeader(cell)?.meaning;
    if (meaning === 'email' || meaning === 'userName' || byHand.has(foldText(cell))) return true;
    if (meaning !== undefined) known += 1;
  }
  return known >= 2;
}

function mappedColumns(header: readonly string[], mapping: ColumnMapping): Map<number, ImportField | 'ignore'> | Refused {
  const columns = new Map<number, ImportField | 'ignore'>();
  const taken = new Map<ImportField, string>();
  for (const [text, name] of mapping) {
    const field = fieldNamed(name);
    if (field === undefined)
      return refuse('unknown_mapping', `There is no field ${name}: use one of ${importFields.join(', ')} or ignore.`);
    const indexes = indexesOf(header, text);
    const [index] = indexes;
    if (index === undefined) return refuse('column_not_found', `The file has no column "${text}": its columns are ${listed(header)}.`);
    if (field === 'ignore') {
      for (const each of indexes) columns.set(each, field);
      continue;
    }
    const other = taken.get(field) ?? (indexes.length > 1 ? text : undefined);
    if (other !== undefined) return refuse('duplicate_column', `The columns "${other}" and "${text}" cannot both be ${field}: keep one.`);
    taken.set(field, text);
    columns.set(index, field);
  }
  return columns;
}

function fieldNamed(name: string): ImportField | 'ignore' | undefined {
  const folded = name.trim().toLowerCase();
  return folded === 'ignore' ? 'ignore' : importFields.find((field) => field.toLowerCase() === folded);
}

/** As written; failing that, in whatever case, accents and spaces. */
function indexesOf(header: readonly string[], text: string): readonly number[] {
  const exact = header.flatMap((each, index) => (each.trim() === text.trim() ? [index] : []));
  if (exact.length > 0) return exact;
  const folded = foldText(text);
  return header.flatMap((each, index) => (foldText(each) === folded ? [index] : []));
}

/** Settles what depends on the other columns. */
function fieldAmong(found: HeaderMeaning | undefined, known: ReadonlySet<unknown>): Pick<Column, 'field' | 'rank'> {
  if (found === undefined) return { field: undefined, rank: 0 };
  const { meaning, rank } = found;
  if (meaning === 'name') return { field: known.has('firstName') ? 'lastName' : 'displayName', rank: rank + 2 };
  if (meaning !== 'userName') return { field: meaning, rank };
  if (!known.has('email')) return { field: 'email', rank };
  const isNamed = known.has('displayName') || known.has('name') || known.has('firstName') || known.has('lastName');
  return { field: isNamed ? undefined : 'displayName', rank };
}

function languageOf(meanings: readonly (HeaderMeaning | undefined)[]): 'en' | 'fr' {
  const count = (language: 'en' | 'fr'): number => meanings.filter((found) => found?.language === language).length;
  return count('fr') > count('en') ? 'fr' : 'en';
}

function plannedColumns(columns: readonly Column[], language: 'en' | 'fr', wanted: readonly ImportField[]): RecognisedColumns {
  const fields = new Map<ImportField, number>();
  for (const field of wanted) {
    const candidates = columns.filter((column) => column.field === field).toSorted((a, b) => a.rank - b.rank);
    const [first, second] = candidates;
    if (first === undefined) continue;
    if (second !== undefined && second.rank === first.rank) return duplicate(field, first.header, second.header);
    fields.set(field, first.index);
  }
  if (!fields.has('email')) {
    const names = listed(columns.map((column) => column.header));
    return refuse(
      'no_address_column',
      `No column of the file holds e-mail addresses: say which one does with the mapping "Header=email"; its columns are ${names}.`,
    );
  }
  const used = new Set(fields.values());
  const unused = columns.filter(({ index, header }) => header !== '' && !used.has(index)).map(({ header }) => header);
  return { ok: true, plan: { fields, unused, language, width: columns.length } };
}

function duplicate(field: ImportField, first: string, second: string): Refused {
  const advice = first === second ? 'rename one of them' : `leave one out with the mapping "${second}=ignore"`;
  return refuse('duplicate_column', `The columns "${first}" and "${second}" may both be ${field}: ${advice}.`);
}

function listed(headers: readonly string[]): string {
  const named = headers.filter((header) => header.trim() !== '');
  const shown = named.slice(0, 20).map((header) => (header.length > 60 ? `${header.slice(0, 57).toWellFormed()}…` : header));
  return `${shown.join(', ')}${named.length > 20 ? ', …' : ''}`;
}

function refuse(code: Refused['code'], detail: string): Refused {
  return { ok: false, code, detail };
}
