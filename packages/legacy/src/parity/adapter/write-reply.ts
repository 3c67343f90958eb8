import type { FeatureValue } from '@seatledger/domain/entitlement/feature.ts';
import type { LicenceStatus } from '@seatledger/domain/licence/licence.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import { dayAt } from '../day-number.ts';
import type { Features } from '../service-answer.ts';
import type { Gateway } from './adapter-schema.ts';
import { filled, headerText, mapTexts } from './placeholders.ts';
import type { OpenedAdapter } from './parse-adapter.ts';

/** What Seatledger says, to be told in the form of the old service. */
export interface AnswerToTell {
  readonly isLicensed: boolean;
  readonly status: LicenceStatus;
  /** ISO 8601 in UTC, the first instant after the last day. */
  readonly validUntil: string | null;
  readonly features: Features;
}

export interface WrittenReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OldNames {
  /** The old code of a feature, by its key. */
  readonly codes: ReadonlyMap<string, string>;
  /** IANA; in whose calendar last days are told. */
  readonly timeZone: string;
}

export function oldNamesOf(mapping: Mapping | undefined): OldNames {
  const codes = new Map<string, string>();
  for (const [code, { key }] of mapping?.features ?? []) if (!codes.has(key)) codes.set(key, code);
  return { codes, timeZone: mapping?.timeZone ?? 'UTC' };
}

/** Answers as the old service would. A text that is one place alone becomes its value with its type. */
export function replyWriter(gateway: Gateway, { secrets }: OpenedAdapter, names: OldNames) {
  const secret = (name: string): string => secrets.get(name) ?? '';
  return (question: { readonly email: string; readonly product: string | null }, answer: AnswerToTell): WrittenReply => {
    const values = valuesOf(gateway, question, answer, names);
    const { status, headers, body } = gateway.reply[answer.isLicensed ? 'licensed' : 'notLicensed'];
    const text = (name: string): string => textOf(values[name]);
    const typed = (template: string): unknown => {
      const alone = /^\{(\w+)\}$/.exec(template)?.[1];
      return alone === undefined ? filled(template, text, secret) : (values[alone] ?? null);
    };
    const written = Object.entries(headers).map(([name, template]) => [name, filled(template, text, secret, headerText)]);
    return {
      status,
      headers: { ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }), ...Object.fromEntries(written) },
      body: body === undefined ? '' : JSON.stringify(mapTexts(body, typed)),
    };
  };
}

type Values = Readonly<Record<string, unknown>>;

function valuesOf(
  { statusWords, features: form, flags }: Gateway,
  { email, product }: { readonly email: string; readonly product: string | null },
  { isLicensed, status, validUntil, features }: AnswerToTell,
  { codes, timeZone }: OldNames,
): Values {
  const flag = (value: FeatureValue): FeatureValue =>
    typeof value !== 'boolean' || flags === undefined ? value : value ? flags.yes : flags.no;
  const told = Object.entries(features).map(([key, value]) => [codes.get(key) ?? key, flag(value)] as const);
  return {
    email,
    product,
    licensed: flag(isLicensed),
    status: statusWords[status] ?? status,
    validUntil,
    lastDay: validUntil === null ? null : dayAt(Date.parse(validUntil) - 1, timeZone),
    features: form === 'object' ? Object.fromEntries(told) : told.map(([name, value]) => ({ [form.name]: name, [form.value]: value })),
  };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as FeatureValue);
}
