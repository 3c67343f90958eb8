import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { InvalidCommand } from '@seatledger/platform/commands/command-door.ts';
import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import { CsvError, describeCsvError } from '@seatledger/platform/csv/csv-error.ts';
import { InvalidQuestion } from '@seatledger/server';
import { UsageError, type ExitCode } from './verb.ts';

export interface Explanation {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly lines: readonly string[];
}

/** What a person is told of an error: expected ones in their own sentence, others without their inside. */
export function explain(error: unknown): Explanation {
  if (error instanceof CommandRefused) return { exitCode: 2, code: error.code, lines: [error.message] };
  if (error instanceof InvalidCommand) {
    return {
      exitCode: 1,
      code: error.code,
      lines: error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)),
    };
  }
  if (error instanceof InvalidQuestion)
    return { exitCode: 1, code: 'invalid_request', lines: error.errors.map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`) };
  if (error instanceof CsvError) return { exitCode: 1, code: error.code, lines: [describeCsvError(error)] };
  if (error instanceof UsageError || error instanceof ConfigError) return { exitCode: 1, code: error.code, lines: [error.message] };
  return explainOther(error);
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'The file may not be read or written',
  EISDIR: 'This is a folder, not a file',
  EEXIST: 'The file is there already',
};

function explainOther(error: unknown): Explanation {
  const { code, path, message } = error as NodeJS.ErrnoException;
  const fileError = fileErrors[code ?? ''];
  if (fileError !== undefined && path !== undefined) return { exitCode: 1, code: 'file', lines: [`${fileError}: ${path}`] };
  if (code?.startsWith('ERR_PARSE_ARGS')) return { exitCode: 1, code: 'usage', lines: [message] };
  return { exitCode: 1, code: code ?? 'fault', lines: [error instanceof Error ? error.message : String(error)] };
}
