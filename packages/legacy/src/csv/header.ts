const value = /^(?:-?\d+(?:[.,]\d+)?|NULL|\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|true|false|vrai|faux)$/i;

/** Whether a first row names columns: every cell says something, none twice, and none is a number, a date, an id or an address. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  return (
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.length <= 128 && !name.includes('@') && !value.test(name))
  );
}
