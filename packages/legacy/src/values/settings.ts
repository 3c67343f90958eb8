import type { LegacySetting } from '../mapping/canonical-rows.ts';
import { read, unreadable, type ReadValue } from './read-value.ts';

const neither = 'These settings are neither JSON nor key=value; pairs: correct them.';
const nested = 'A setting holds others: write each as a setting of its own, such as {"adhoc.max_rows": 5000}.';

/** Settings as one JSON object, or as `key=value;` pairs (lines will do). A text without any is none. */
export function readSettings(text: string): ReadValue<readonly LegacySetting[]> {
  const trimmed = text.trim();
  if (trimmed === '') return read([]);
  return /^[{["]/.test(trimmed) ? readJson(trimmed) : readPairs(trimmed.replace(/[\s;]+$/, ''));
}

function readJson(text: string): ReadValue<readonly LegacySetting[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('unreadable_settings', neither);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable('unreadable_settings', neither);
  const settings: LegacySetting[] = [];
  for (const [code, one] of Object.entries(value)) {
    if (!isScalar(one)) return unreadable('nested_settings', nested);
    settings.push({ code: code.trim(), value: one });
  }
  return withoutRepeated(settings);
}

function isScalar(value: unknown): value is LegacySetting['value'] {
  return value === null || ['boolean', 'number', 'string'].includes(typeof value);
}

const pair = /[\s;]*([^\s=;"][^=;"\r\n]*?)[ \t]*=[ \t]*(?:"((?:[^"]|"")*)"|([^;\r\n]*?))\s*(?:;|\r?\n|\r|$)/y;

function readPairs(text: string): ReadValue<readonly LegacySetting[]> {
  const settings: LegacySetting[] = [];
  pair.lastIndex = 0;
  for (let at = 0; at < text.length; at = pair.lastIndex) {
    const match = pair.exec(text);
    if (match === null) return unreadable('unreadable_settings', neither);
    const [, code = '', quoted, bare] = match;
    settings.push({ code, value: quoted === undefined ? (bare ?? '').trim() : quoted.replaceAll('""', '"') });
  }
  return withoutRepeated(settings);
}

/** Whoever reads them one after the other ends with the last. */
function withoutRepeated(settings: readonly LegacySetting[]): ReadValue<readonly LegacySetting[]> {
  const byCode = new Map(settings.map((setting) => [setting.code, setting]));
  if (byCode.has('')) return unreadable('unreadable_settings', neither);
  const remark =
    byCode.size === settings.length
      ? null
      : ({ code: 'setting_repeated', detail: 'A setting is there twice: the last one counts.' } as const);
  return read([...byCode.values()], remark);
}
