/**
 * The names of a list's columns as far as they can be told from its first bytes, for a list that the server could not read by itself.
 * The server decides; this is only to choose from.
 */
export function headerOfFile(bytes: Uint8Array): readonly string[] {
  const lines = decoded(bytes).split(/\r\n|\r|\n/);
  const header = lines.find((line) => line.trim() !== '' && !/^(sep=|#TYPE|version:)/i.test(line)) ?? '';
  return cellsOf(header, separatorOf(header)).filter((cell, index, all) => cell !== '' && all.indexOf(cell) === index);
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  return text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

function separatorOf(line: string): string {
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ',';
}

function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}
