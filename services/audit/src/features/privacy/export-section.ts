import type { ReadableEvent } from '@seatledger/domain/audit/readable-event.ts';
import { sentence } from '@seatledger/domain/audit/sentence.ts';
import type { HeldSection } from '@seatledger/platform/privacy/personal-data-holder.ts';
import { escaped, isNothing, labelOf, shortMoment, shown } from './export-values.ts';
import { exportWords, type ExportLocale } from './export-words.ts';

type Row = HeldSection['rows'][number];

/** More fields than that do not stand beside each other on a page. */
const mostColumns = 6;

/** A heading and what there is under it: events as sentences, a few short rows side by side, long ones each by itself. */
export function exportSection({ kind, rows, leftOut = 0 }: HeldSection, locale: ExportLocale): string {
  const heading = `<h3>${escaped(exportWords[locale].kinds[kind] ?? kind)}</h3>`;
  const rest = leftOut === 0 ? '' : `\n<p>${escaped(exportWords[locale].leftOut(leftOut))}</p>`;
  if (kind === 'event') return `${heading}\n${events(rows, locale)}${rest}`;
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row).filter((field) => !isNothing(row[field]))))];
  const content =
    rows.length > 1 && fields.length <= mostColumns ? columns(rows, fields, locale) : rows.map((row) => record(row, locale)).join('\n');
  return `${heading}\n${content}${rest}`;
}

function record(row: Row, locale: ExportLocale): string {
  const lines = Object.entries(row)
    .filter(([, value]) => !isNothing(value))
    .map(([field, value]) => `<tr><th scope="row">${escaped(labelOf(field, locale))}</th><td>${escaped(shown(value, locale))}</td></tr>`);
  return `<table>\n${lines.join('\n')}\n</table>`;
}

function columns(rows: readonly Row[], fields: readonly string[], locale: ExportLocale): string {
  const head = fields.map((field) => `<th scope="col">${escaped(labelOf(field, locale))}</th>`).join('');
  const lines = rows.map((row) => `<tr>${fields.map((field) => `<td>${escaped(shown(row[field] ?? '', locale))}</td>`).join('')}</tr>`);
  return `<table class="columns">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

/** What happened, when, and from which network address; every field of it is in the JSON form. */
function events(rows: readonly Row[], locale: ExportLocale): string {
  const { from, allFields } = exportWords[locale];
  const lines = rows.map((row) => {
    const address = typeof row['address'] === 'string' ? ` <span class="quiet">(${escaped(from)} ${escaped(row['address'])})</span>` : '';
    const told = sentence({ ...(row as unknown as ReadableEvent), erased: [] }, locale);
    return `<tr><td class="when">${escaped(shortMoment(String(row['recordedAt'])))}</td><td>${escaped(told)}${address}</td></tr>`;
  });
  return `<p class="quiet">${escaped(allFields)}</p>\n<table class="events">\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}
