/**
 * Addresses that SQL Server's usual collations take for the same give the same text: case does not matter, spaces at the end do not, accents
 * and spaces at the beginning do (Latin1_General_CI_AS, French_CI_AS; padding as ISO/IEC 9075-2 §8.2 has it).
 */
export function collated(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 32) end -= 1;
  return (end === text.length ? text : text.slice(0, end)).toLowerCase();
}
