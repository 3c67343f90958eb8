/** The pattern of LIKE for texts that begin so, whatever characters that holds. */
export function beginningWith(text: string): string {
  return `${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
