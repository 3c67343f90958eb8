import { NoticeLog } from '../source/notice-log.ts';
import type { SourceNotice } from '../source/source-notice.ts';
import type { SourceRow, SurveyedTable } from '../source/source.ts';
import { Lexer } from '../t-sql/lexer.ts';
import { ScriptTables } from '../t-sql/script-tables.ts';
import { StatementReader } from '../t-sql/statement-reader.ts';
import { MoreTextNeeded } from '../t-sql/token.ts';

export interface ScriptRead {
  readonly tables: readonly SurveyedTable[];
  readonly rows: Readonly<Record<string, readonly SourceRow[]>>;
  readonly notices: readonly SourceNotice[];
  values(table: string): readonly (readonly unknown[])[];
  codes(): readonly string[];
}

/** What is read of a script that arrives in pieces of so many characters. */
export function readScriptText(text: string, pieceLength = Infinity): ScriptRead {
  const notices = new NoticeLog();
  const script = new ScriptTables(notices);
  const rows: Record<string, SourceRow[]> = {};
  script.beginFile('test.sql');
  const lexer = new Lexer();
  const reader = new StatementReader(lexer, script);
  for (const piece of pieces(text, pieceLength)) {
    lexer.push(piece);
    readAsFar(reader);
  }
  lexer.finish();
  reader.readOn();
  for (const batch of script.takeBatches()) (rows[batch.table.name] ??= []).push(...batch.rows);
  return {
    tables: script.tables(),
    rows,
    notices: notices.all(),
    values: (table) => (rows[table] ?? []).map(({ values }) => values),
    codes: () => notices.all().map(({ code }) => code),
  };
}

function* pieces(text: string, length: number): Generator<string> {
  if (length === Infinity) yield text;
  else for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

function readAsFar(reader: StatementReader): void {
  try {
    reader.readOn();
  } catch (error) {
    if (!(error instanceof MoreTextNeeded)) throw error;
  }
}
