import { z } from 'zod';
import { parseDomainName } from '../email/domain-name.ts';
import { parseEmail } from '../email/email.ts';
import { defaultOfflineLeaseDays, fewestOfflineLeaseDays, mostOfflineLeaseDays } from '../lease/lease.ts';
import { isCalendarDate, isTimeZone } from '../validity/validity.ts';

/** The fields that commands are made of; every text has a limit. */

export const id = z.int().positive();

/** A stable name for machines: `excel-addin`, `adhoc.maxRows`. It never changes once given. */
export const key = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/, 'must start with a small letter and hold letters and digits, joined by . or -')
  .max(64);

/** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
export const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'), 'must not hold characters that are none');

export const name = text.trim().min(1).max(200);
export const description = text.trim().max(2000);
export const displayName = text.trim().max(200);
export const reason = text.trim().min(1, 'must say why').max(500);
export const locale = z.enum(['en', 'fr']);
export const externalReference = text.trim().min(1).max(100);
export const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris');
export const calendarDate = z.string().max(10).refine(isCalendarDate, 'must be a date written YYYY-MM-DD');
export const seatLimit = z.int().min(0).max(100_000_000);
export const graceDays = z.int().min(0).max(366);
export const offlineLeaseDays = z
  .int()
  .min(fewestOfflineLeaseDays)
  .max(mostOfflineLeaseDays)
  .nullable()
  .describe(
    `For how many days a signed licence works without being renewed, ${mostOfflineLeaseDays} at most and never beyond the end of the licence; null: ${defaultOfflineLeaseDays}.`,
  );

/** An address in its normal form, whatever way it was typed. */
export const email = z
  .string()
  .max(1000)
  .transform((text, context): string => {
    const parsed = parseEmail(text);
    if (parsed.ok) return parsed.email.address;
    context.addIssue({ code: 'custom', message: parsed.refusal.detail, params: { code: parsed.refusal.code } });
    return z.NEVER;
  });

/** The name of an e-mail domain in its ASCII form, whatever way it was typed. */
export const domainName = z
  .string()
  .max(1000)
  .transform((text, context): string => {
    const parsed = parseDomainName(text);
    if (parsed.ok) return parsed.name;
    context.addIssue({ code: 'custom', message: parsed.refusal.detail, params: { code: parsed.refusal.code } });
    return z.NEVER;
  });

/** Inclusive calendar dates in the customer's time zone. `until: null`: until further notice. */
export const domainValidity = z
  .strictObject({ from: calendarDate, until: calendarDate.nullable() })
  .refine(({ from, until }) => until === null || from <= until, { path: ['until'], message: 'must not come before the start' });

/** A validity inside another one; null leaves that side to it. */
export const innerValidity = z
  .strictObject({ from: calendarDate.nullable(), until: calendarDate.nullable() })
  .refine(({ from, until }) => from === null || until === null || from <= until, {
    path: ['until'],
    message: 'must not come before the start',
  });
