import type { QuarantinedRow } from './quarantined-row.ts';
import { sentenceOfReason } from './reason-words.ts';

type Values = Readonly<Record<string, string | null>>;

/** As they are now, with what was corrected; no value is an empty text. */
export function valuesOf({ raw, corrections }: Pick<QuarantinedRow, 'corrections' | 'raw'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ ...raw, ...corrections }).map(([column, value]) => [column, value ?? '']));
}

/** What is other than it was read, as the API takes it. */
export function changedValues({ raw }: Pick<QuarantinedRow, 'raw'>, typed: Readonly<Record<string, string>>): Values {
  const changed = Object.entries(typed).filter(([column, value]) => value !== (raw[column] ?? ''));
  return Object.fromEntries(changed.map(([column, value]) => [column, value === '' ? null : value]));
}

/** What is wrong with each column, as sentences. */
export function faultsByColumn({ faults }: Pick<QuarantinedRow, 'faults'>): ReadonlyMap<string, string> {
  const byColumn = new Map<string, string>();
  for (const { column, code, detail } of faults) {
    if (column === null) continue;
    const before = byColumn.get(column);
    const sentence = sentenceOfReason(code, detail);
    byColumn.set(column, before === undefined ? sentence : `${before} ${sentence}`);
  }
  return byColumn;
}

/** The value that tells most of a row: one that is wrong, or else one that looks like a name. */
export function tellingValue({
  raw,
  faults,
}: Pick<QuarantinedRow, 'faults' | 'raw'>): { readonly column: string; readonly value: string } | undefined {
  const faulty = faults.find(({ column }) => column !== null)?.column;
  const column =
    faulty ?? Object.keys(raw).find((one) => naming.test(one) && raw[one] !== null) ?? Object.keys(raw).find((one) => raw[one] !== null);
  return column === undefined ? undefined : { column, value: raw[column] ?? 'NULL' };
}

const naming = /mail|name|nom|code|label|libel/i;
