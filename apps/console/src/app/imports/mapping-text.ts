/** What a column of a list is read for: a field, nothing, or what its header says. */
export interface ColumnUse<Field extends string = string> {
  readonly header: string;
  readonly use: Field | 'ignore' | 'recognised';
}

const mostLength = 4_000;

/**
 * Columns by hand as the API takes them: `"E-mail"=email,"Town"=ignore`; empty where nothing is said by hand. Where not all fit, the
 * columns that are not read are the first to be left out.
 */
export function mappingText(columns: readonly ColumnUse[]): string {
  const said = columns.filter(({ use }) => use !== 'recognised');
  const read = said.filter(({ use }) => use !== 'ignore');
  const named = new Set<string>();
  let text = '';
  for (const { header, use } of [...read, ...said.filter((one) => !read.includes(one))]) {
    const pair = `"${header.replaceAll('"', '""')}"=${use}`;
    const longer = text === '' ? pair : `${text},${pair}`;
    if (named.has(header) || longer.length > mostLength) continue;
    named.add(header);
    text = longer;
  }
  return text;
}
