import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import { readDay } from '../../values/date.ts';
import { flagWords, readFlag } from '../../values/flag.ts';
import { FeatureNames } from '../old-features.ts';
import type { Features, OldAnswer } from '../service-answer.ts';
import type { Adapter } from './adapter-schema.ts';
import { valueAt } from './json-pointer.ts';

/** What came back from the old service. */
export interface Received {
  readonly status: number;
  readonly body: string;
}

/** Reads answers of the old service, as its adapter file says. */
export function answerReader({ answer }: Adapter, mapping: Mapping): (received: Received) => OldAnswer {
  const words = flagWords(answer);
  const names = new FeatureNames(mapping);
  return ({ status, body }) => {
    if (answer.noLicence.includes(status)) return noLicence(String(status));
    if (status < 200 || status > 299) return failed(`The old service answered with the status ${status}.`);
    const document = parseJson(body);
    if (document === undefined) return failed('The old service answered with what is no JSON.');
    const isLicensed = answer.licensed === undefined ? true : readYesOrNo(valueAt(document, answer.licensed), words);
    if (isLicensed === undefined) return failed(`What is at ${answer.licensed} of the old service's answer says neither yes nor no.`);
    const said = answer.status === undefined ? undefined : valueAt(document, answer.status);
    const until = readUntil(answer.validUntil === undefined ? undefined : valueAt(document, answer.validUntil), mapping);
    if (until === 'unreadable') return failed(`What is at ${answer.validUntil} of the old service's answer is not read as a date.`);
    const features = answer.features === undefined ? null : readFeatures(document, answer.features, names);
    if (features === undefined) return failed("The features of the old service's answer cannot be read as the adapter file says.");
    return { isAnswered: true, isLicensed, status: isScalar(said) ? String(said) : null, validUntil: until, features };
  };
}

function noLicence(status: string): OldAnswer {
  return { isAnswered: true, isLicensed: false, status, validUntil: undefined, features: {} };
}

function failed(detail: string): OldAnswer {
  return { isAnswered: false, detail };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readYesOrNo(value: unknown, words: ReturnType<typeof flagWords>): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return isScalar(value) ? readFlag(String(value), words) : undefined;
}

function isScalar(value: unknown): value is FeatureValue {
  return ['boolean', 'number', 'string'].includes(typeof value);
}

function readUntil(value: unknown, { dates, timeZone }: Mapping): string | null | undefined {
  if (value === undefined || value === null || value === '') return value === undefined ? undefined : null;
  const read = typeof value === 'string' ? readDay(value, 'until', dates, timeZone) : undefined;
  return read?.ok === true ? read.value : 'unreadable';
}

/** Undefined: they are not there, or hold what is no value. */
function readFeatures(document: unknown, where: NonNullable<Adapter['answer']['features']>, names: FeatureNames): Features | undefined {
  const pairs = typeof where === 'string' ? pairsOfObject(valueAt(document, where)) : pairsOfList(document, where);
  if (pairs === undefined || !pairs.every(([, value]) => value === null || isScalar(value))) return undefined;
  return Object.fromEntries(pairs.flatMap(([code, value]) => (isScalar(value) ? [[names.keyOf(code), names.typed(code, value)]] : [])));
}

type Pairs = readonly (readonly [code: string, value: unknown])[];

function pairsOfObject(value: unknown): Pairs | undefined {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : undefined;
}

function pairsOfList(
  document: unknown,
  { list, name, value }: { readonly list: string; readonly name: string; readonly value: string },
): Pairs | undefined {
  const items = valueAt(document, list) ?? [];
  if (!Array.isArray(items)) return undefined;
  const pairs = items.map((item: unknown) => [valueAt(item, name), valueAt(item, value)] as const);
  return pairs.every((pair): pair is [string, unknown] => typeof pair[0] === 'string') ? pairs : undefined;
}
