/** Pages that need nothing else: to be read, printed and signed. Every value is escaped, and there is no script. */
export interface PageParts {
  readonly title: string;
  readonly body: readonly string[];
}

export function page({ title, body }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`;
}

const style = `
body{font:14px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}code{font-size:.9em;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
.sign td{height:3rem;width:33%}@media print{body{margin:0;max-width:none}.sheet{break-before:page}h2{break-after:avoid}tr{break-inside:avoid}}`;

export function heading(title: string): string {
  return `<h2>${text(title)}</h2>`;
}

export function paragraph(sentence: string): string {
  return `<p>${text(sentence)}</p>`;
}

/** Numbers stand to the right, with their thousands apart. */
export function grid(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<td class="n">${number(value)}</td>` : `<td>${text(value)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head.map((one) => `<th>${text(one)}</th>`).join('')}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

export function facts(all: readonly (readonly [name: string, value: string])[]): string {
  return `<dl>${all.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
}

export const signatures = `<h2>Signatures</h2>
<table class="sign"><thead><tr><th>Name and function</th><th>Date</th><th>Signature</th></tr></thead>
<tbody><tr><td></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></tbody></table>`;

export function number(value: number): string {
  return value.toLocaleString('en');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function text(value: string): string {
  return value.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
