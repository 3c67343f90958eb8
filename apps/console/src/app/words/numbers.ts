import { locale } from './locale.ts';

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });

/** 12431 → "12,431", « 12 431 ». */
export const count = (value: number): string => whole.format(value);
export const decimal = (value: number): string => oneDecimal.format(value);
/** 0.42 → "42%", « 42 % ». */
export const percent = (value: number): string => percents.format(value);
const megabyte = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 });
/** 12400000 → "12 MB", « 12 Mo ». */
export const megabytes = (bytes: number): string => megabyte.format(bytes / 1_000_000);
