/** Where a verb says what it did: sentences for a person, or one JSON value with --json. */
export interface Terminal {
  readonly json: boolean;
  /** The result, once: `value` with --json, otherwise `text`. */
  result(value: unknown, text: string): void;
  /** Overwrites one line while work goes on, on a terminal only. */
  progress(text: string): void;
  /** Whatever a person should read besides the result. */
  note(text: string): void;
  /** What went wrong although the result stands; also with --json, as a fault is told. */
  warn(code: string, detail: string): void;
}

export function createTerminal(json: boolean, stdout = process.stdout, stderr = process.stderr): Terminal {
  let progressShown = false;
  const clearProgress = (): void => {
    if (progressShown) stderr.write('\r\u001B[K');
    progressShown = false;
  };
  return {
    json,
    result(value, text) {
      clearProgress();
      stdout.write(json ? `${JSON.stringify(value)}\n` : text === '' ? '' : `${printable(text)}\n`);
    },
    progress(text) {
      if (json || !stderr.isTTY) return;
      stderr.write(`\r\u001B[K${text}`);
      progressShown = true;
    },
    note(text) {
      clearProgress();
      if (!json) stderr.write(`${printable(text)}\n`);
    },
    warn(code, detail) {
      clearProgress();
      stderr.write(json ? `${JSON.stringify({ code, detail })}\n` : `${printable(detail)}\n`);
    },
  };
}

/** Names come from strangers: what would steer the terminal (escape sequences, say) is shown as a mark instead. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\u{fffd}');
}

/** Columns as wide as their widest cell, two spaces apart. */
export function table(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')));
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
