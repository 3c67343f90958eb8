import type { SourceNotice } from '@seatledger/legacy/source/source-notice.ts';

const mostTold = 30;

/** Notices for a person, those that rows may be missing by first. */
export function noticeLines(notices: readonly SourceNotice[]): readonly string[] {
  const ordered = notices.toSorted((a, b) => Number(mayMissRows(b)) - Number(mayMissRows(a)));
  const lines = ordered.slice(0, mostTold).map(({ file, line, text, count }) => {
    const place = [file ?? '', line === null ? '' : `line ${line}`].filter((part) => part !== '').join(', ');
    return `  ${place === '' ? '' : `${place}: `}${text}${count > 1 ? ` (${count} times)` : ''}`;
  });
  const more = ordered.length - lines.length;
  return more > 0 ? [...lines, `  … and ${more} more: --json has them all.`] : lines;
}

export function mayMissRows({ code }: SourceNotice): boolean {
  return code === 'rows_skipped';
}
