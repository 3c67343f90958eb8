import { locale } from '../words/locale.ts';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** 1843 → "1.8 kB", « 1,8 ko ». */
export function fileSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const unit = units[step] ?? 'byte';
  const shown = { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, shown).format(bytes / 1_000 ** step);
}
