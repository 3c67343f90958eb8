import type { HeldSection } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { exportWords, type ExportLocale } from './export-words.ts';
import type { PersonExport } from './export-person.ts';

const style = `
  :root { color-scheme: light dark; --text: #1b1f24; --line: #d0d7de }
  @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --line: #3d444d } }
  body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h2 { border-bottom: 1px solid var(--line); margin-top: 2rem }
  table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; page-break-inside: avoid }
  th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
  th { width: min(14rem, 40%); font-weight: 600 }
  @media print { :root { color-scheme: light; --text: #000; --line: #999 } body { margin: 0; max-width: none } }`;

/** A page that stands by itself and prints as it is; it runs nothing and loads nothing. */
export function exportPage(person: PersonExport, locale: ExportLocale): string {
  const words = exportWords[locale];
  const parts = person.services.map(({ name, sections }) => {
    const content = sections.length === 0 ? `<p>${escaped(words.nothing)}</p>` : sections.map((one) => section(one, locale)).join('');
    return `<h2>${escaped(words.services[name] ?? name)}</h2>${content}`;
  });
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title>
<style>${style}
</style>
</head>
<body>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.intro)}</p>
<p>${escaped(words.madeAt)} ${escaped(moment(person.exportedAt, locale))}</p>
<p>${escaped(words.addresses)}: ${escaped(person.emails.join(', '))}</p>
${parts.join('\n')}
</body>
</html>
`;
}

function section({ kind, rows, leftOut = 0 }: HeldSection, locale: ExportLocale): string {
  const tables = rows.map((row) => {
    const lines = Object.entries(row).filter(([, value]) => value !== null && value !== '');
    return `<table>${lines.map(([field, value]) => line(field, value, locale)).join('')}</table>`;
  });
  const rest = leftOut === 0 ? '' : `<p>${escaped(exportWords[locale].leftOut(leftOut))}</p>`;
  return `<h3>${escaped(exportWords[locale].kinds[kind] ?? kind)}</h3>${tables.join('\n')}${rest}`;
}

function line(field: string, value: unknown, locale: ExportLocale): string {
  return `<tr><th scope="row">${escaped(exportWords[locale].fields[field] ?? inWords(field))}</th><td>${escaped(shown(value, locale))}</td></tr>`;
}

/** `displayName` → `Display name`. */
function inWords(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: unknown, locale: ExportLocale): string {
  if (typeof value === 'boolean') return exportWords[locale][value ? 'yes' : 'no'];
  if (value instanceof Temporal.Instant) return moment(value.toString(), locale);
  if (Array.isArray(value)) return value.map((one) => shown(one, locale)).join(', ');
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, inner]) => inner !== null);
    return fields.map(([field, inner]) => `${exportWords[locale].fields[field] ?? inWords(field)}: ${shown(inner, locale)}`).join('; ');
  }
  return String(value);
}

/** Dates are British, as the spelling is. */
const dateLocales: Readonly<Record<ExportLocale, string>> = { en: 'en-GB', fr: 'fr-FR' };

function moment(text: string, locale: ExportLocale): string {
  const format = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(dateLocales[locale], format).format(new Date(text))} UTC`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
