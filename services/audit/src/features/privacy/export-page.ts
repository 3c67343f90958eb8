import { exportSection } from './export-section.ts';
import { escaped, moment } from './export-values.ts';
import { exportWords, type ExportLocale } from './export-words.ts';
import type { PersonExport } from './export-person.ts';

const style = `
  :root { color-scheme: light dark; --text: #1b1f24; --quiet: #59636e; --line: #d0d7de; --page: #fff }
  @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --page: #0d1117 } }
  body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.7rem; line-height: 1.2 }
  h2 { font-size: 1.3rem; border-bottom: 1px solid var(--line); margin: 2.5rem 0 0; padding-bottom: .3rem }
  h3 { font-size: 1rem; margin: 1.5rem 0 .4rem }
  h2, h3 { break-after: avoid }
  table { border-collapse: collapse; width: 100%; margin: 0 0 1.2rem }
  tr { break-inside: avoid }
  th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
  th { font-weight: 600 }
  thead th { color: var(--quiet); font-weight: 400 }
  .columns th, .columns td { overflow-wrap: break-word }
  tbody th { width: 14rem }
  .when { width: 11rem; white-space: nowrap; color: var(--quiet); font-variant-numeric: tabular-nums }
  .quiet { color: var(--quiet) }
  @media (max-width: 40rem) {
    tbody th { width: 40% }
    .events tr, .events td { display: block; width: auto }
    .events tr { border-bottom: 1px solid var(--line); padding: .3rem 0 }
    .events td { border: 0; padding: 0 }
  }
  @media print {
    :root { color-scheme: light; --text: #000; --quiet: #444; --line: #999; --page: #fff }
    body { font-size: 10pt; margin: 0; padding: 0; max-width: none }
  }`;

/** A page that stands by itself and prints as it is; it runs nothing and loads nothing. */
export function exportPage(person: PersonExport, locale: ExportLocale): string {
  const words = exportWords[locale];
  const parts = person.services.map(({ name, sections }) => {
    const content =
      sections.length === 0 ? `<p>${escaped(words.nothing)}</p>` : sections.map((one) => exportSection(one, locale)).join('\n');
    return `<h2>${escaped(words.services[name] ?? name)}</h2>\n${content}`;
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
<table>
<tr><th scope="row">${escaped(words.addresses)}</th><td>${escaped(person.emails.join(', '))}</td></tr>
<tr><th scope="row">${escaped(words.madeAt)}</th><td>${escaped(moment(person.exportedAt, locale))}</td></tr>
</table>
${parts.join('\n')}
</body>
</html>
`;
}
