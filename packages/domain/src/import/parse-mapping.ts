import type { ColumnMapping } from './recognise-columns.ts';

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: ColumnMapping }
  | { readonly ok: false; readonly code: 'unreadable_mapping'; readonly detail: string };

// A header in quotes (doubled inside), or bare with \ before , = " and \; then = and the name of a field.
const pair = /\s*(?:"((?:[^"]|"")*)"|((?:[^\\,="]|\\.)+?))\s*=\s*([A-Za-z]+)\s*(?:,|$)/sy;

/** Reads `Header=field,"Other, header"=field`, as mappings are written by hand. Which headers and fields exist is not looked at. */
export function parseMapping(text: string): ParsedMapping {
  const mapping = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    pair.lastIndex = at;
    const match = pair.exec(text);
    const header = match?.[1]?.replaceAll('""', '"') ?? match?.[2]?.replaceAll(/\\(.)/gs, '$1');
    const field = match?.[3];
    if (header === undefined || field === undefined) return refuse(`cannot be read from "${text.slice(at, at + 40)}" on`);
    if (mapping.has(header)) return refuse(`names "${header}" twice`);
    mapping.set(header, field);
    at = pair.lastIndex;
  }
  return mapping.size === 0 ? refuse('is empty') : { ok: true, mapping };
}

function refuse(fault: string): ParsedMapping {
  const detail = `The mapping ${fault}: write Header=field,Other header=field, and a header that holds , or = in double quotes.`;
  return { ok: false, code: 'unreadable_mapping', detail };
}
