/** Ids, addresses or names as they were typed: one a line, or with commas. */
export function idsIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((one) => one !== '');
}
