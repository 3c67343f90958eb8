import type { BuiltInRole } from '@seatledger/domain/role/built-in-roles.ts';
import { isUnread } from '../../source/source-value.ts';
import { flagWords, readFlag, usualNo, usualYes } from '../../values/flag.ts';
import type { FeatureRule } from '../../values/feature-rule.ts';
import { readId } from '../../values/id.ts';
import { catalogueKey } from '../../values/key.ts';
import { readSettings } from '../../values/settings.ts';
import type { Entity } from '../canonical-rows.ts';
import type { ProposedTable } from './proposed-table.ts';

export interface ProposedFeature {
  readonly code: string;
  readonly rule: FeatureRule;
  readonly reason: string;
}

export interface ProposedRole {
  readonly name: string;
  readonly role: BuiltInRole | null;
}

/** What each old feature becomes: its key, and the type that its values have. */
export function proposeFeatures(tables: readonly ProposedTable[]): readonly ProposedFeature[] {
  const features = rowsOf(tables, 'feature');
  const written = new Map(features.flatMap(({ code }) => (code === undefined ? [] : [[code.trim(), [] as string[]]])));
  const codeOfId = new Map(features.flatMap(({ id, code }) => (id === undefined || code === undefined ? [] : [[normal(id), code.trim()]])));
  const add = (code: string | undefined, value: string | undefined): void => {
    if (code !== undefined && value !== undefined && value.trim() !== '') written.get(code)?.push(value.trim());
  };
  for (const { code, defaultValue } of features) add(code?.trim(), defaultValue);
  for (const { featureId, value } of rowsOf(tables, 'profile-value')) add(codeOfId.get(normal(featureId ?? '')), value);
  for (const { settings } of rowsOf(tables, 'pack')) {
    const read = readSettings(settings ?? '');
    if (read.ok) for (const { code, value } of read.value) if (value !== null) add(code, String(value));
  }
  return Array.from(written, ([code, values]) => proposeFeature(code, values));
}

const words = flagWords({ yes: usualYes, no: usualNo });
const maxOptions = 12;

function proposeFeature(code: string, values: readonly string[]): ProposedFeature {
  const key = catalogueKey(code);
  if (values.length === 0) return { code, rule: { key, type: { type: 'flag' } }, reason: 'no values' };
  const numbers = values.filter((value) => /^-?\d{1,15}$/.test(value));
  const flags = values.filter((value) => readFlag(value, words) !== undefined);
  if (flags.length > values.length / 2 && flags.length >= numbers.length)
    return proposal(code, { key, type: { type: 'flag' } }, flags, values);
  if (numbers.length > values.length / 2) {
    const highest = Math.max(...numbers.map(Number));
    const type = { type: 'number', minimum: Math.min(0, ...numbers.map(Number)), maximum: highest } as const;
    return proposal(code, { key, type }, numbers, values);
  }
  const options = [...new Set(values)].filter((value) => value.length <= 100);
  if (options.length <= maxOptions) return proposal(code, { key, type: { type: 'choice', options } }, values, values);
  return proposal(
    code,
    { key, type: { type: 'text', maxLength: Math.min(1_000, Math.max(...values.map(({ length }) => length))) } },
    values,
    values,
  );
}

function proposal(code: string, rule: FeatureRule, fitting: readonly string[], values: readonly string[]): ProposedFeature {
  return { code, rule, reason: `${fitting.length} of ${values.length} values fit` };
}

const roleWords: readonly (readonly [RegExp, BuiltInRole])[] = [
  [/admin|super|root/i, 'administrator'],
  [/approb|approv|valid|direct|cto|ceo/i, 'approver'],
  [/audit|contr[oô]le/i, 'auditor'],
  [/lect|read|view|consult|visu/i, 'reader'],
  [/op[eé]rat|gestion|[eé]dit|[eé]crit|write|support|r&d|manager/i, 'operator'],
];

/** Roles by their names: the more a word gives, the later it is tried. */
export function proposeRoles(tables: readonly ProposedTable[]): readonly ProposedRole[] {
  return rowsOf(tables, 'role').flatMap(({ name }) => {
    if (name === undefined || name.trim() === '') return [];
    return [{ name: name.trim(), role: roleWords.find(([pattern]) => pattern.test(name))?.[1] ?? null }];
  });
}

/** The sampled rows of an entity by field, as written. */
function rowsOf(tables: readonly ProposedTable[], entity: Entity): readonly Readonly<Record<string, string | undefined>>[] {
  const table = tables.find((one) => one.entity === entity);
  if (table === undefined) return [];
  const fields = table.columns.map(({ field }) => field);
  return table.sample.rows.map((values) =>
    Object.fromEntries(
      fields.flatMap((field, index) => {
        const value = values[index] ?? null;
        return field === null || value === null || isUnread(value) ? [] : [[field, value]];
      }),
    ),
  );
}

function normal(id: string): string {
  const read = readId(id);
  return read.ok ? read.value : id;
}
