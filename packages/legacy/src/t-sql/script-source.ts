import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { bytePieces } from '@seatledger/platform/csv/byte-pieces.ts';
import { CsvError } from '@seatledger/platform/csv/csv-error.ts';
import { openText, type TextSource } from '@seatledger/platform/csv/text-source.ts';
import { NoticeLog } from '../source/notice-log.ts';
import { sourceFault } from '../source/source-fault.ts';
import { SourceError } from '../source/source-error.ts';
import type { LegacySource, ReadOptions, SourceBatch, SourceSurvey } from '../source/source.ts';
import { Lexer } from './lexer.ts';
import { ScriptTables } from './script-tables.ts';
import { StatementReader } from './statement-reader.ts';
import { MoreTextNeeded } from './token.ts';

const pieceLength = 131_072;

/** Scripts that are run one after the other: a schema, then its data. */
export function openScripts(paths: readonly string[]): LegacySource {
  return {
    kind: 't-sql',
    name: paths.map((path) => basename(path)).join(', '),
    survey: async () => await surveyScripts(paths),
    read: (options) => readScripts(paths, options),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function surveyScripts(paths: readonly string[]): Promise<SourceSurvey> {
  const notices = new NoticeLog();
  const script = new ScriptTables(notices, { tables: [] });
  for (const path of paths) await readThrough(readScript(path, script));
  return { tables: script.tables(), notices: notices.all() };
}

async function* readScripts(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<SourceBatch, void, void> {
  const notices = new NoticeLog();
  const script = new ScriptTables(notices, options);
  for (const path of paths) {
    yield* readScript(path, script);
  }
  for (const notice of notices.all()) options.onNotice?.(notice);
}

async function readThrough(batches: AsyncGenerator<unknown, void, void>): Promise<void> {
  while ((await batches.next()).done !== true);
}

async function* readScript(path: string, script: ScriptTables): AsyncGenerator<SourceBatch, void, void> {
  const file = basename(path);
  const bytes = bytePieces(createReadStream(path, { highWaterMark: pieceLength }), pieceLength);
  try {
    script.beginFile(file);
    const text = await openText(bytes);
    yield* readText(text, script);
    yield* script.takeBatches();
  } catch (error) {
    throw faultOf(error, path);
  } finally {
    await bytes.return();
  }
}

/** The rows of each piece of the text are given before the next one is read. */
async function* readText(text: TextSource, script: ScriptTables): AsyncGenerator<SourceBatch, void, void> {
  const lexer = new Lexer();
  const reader = new StatementReader(lexer, script);
  for (let piece = await text.next(); piece !== undefined; piece = await takeAsMuch(text, lexer.pendingLength)) {
    lexer.push(piece);
    if (text.isLast && !text.isBroken) lexer.finish();
    readAsFar(reader);
    yield* script.takeBatches();
  }
  if (!text.isBroken) return;
  const detail = `What follows line ${lexer.line} is not written in ${text.decoder.encoding} as what comes before: save the script as UTF-8 or UTF-16.`;
  throw new SourceError('unreadable_encoding', detail, { line: lexer.line });
}

/** As much again as waits already: a blob of many pieces would otherwise be looked at from its beginning for each of them. */
async function takeAsMuch(text: TextSource, length: number): Promise<string | undefined> {
  let taken = await text.next();
  while (taken !== undefined && taken.length < length) {
    const more = await text.next();
    if (more === undefined) break;
    taken += more;
  }
  return taken;
}

function readAsFar(reader: StatementReader): void {
  try {
    reader.readOn();
  } catch (error) {
    if (!(error instanceof MoreTextNeeded)) throw error;
  }
}

function faultOf(error: unknown, path: string): Error {
  const file = basename(path);
  if (error instanceof SourceError) return new SourceError(error.code, error.message, { file, line: error.line, cause: error.cause });
  if (!(error instanceof CsvError)) return sourceFault(error, path);
  const detail = error.code === 'empty' ? `${file} is empty.` : `${file} is no script: give a .sql file as Management Studio writes it.`;
  return new SourceError('not_a_script', detail, { file, cause: error });
}
