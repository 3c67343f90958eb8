import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { InvalidCommand } from '@seatledger/platform/commands/parse-command.ts';
import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import { CsvError, describeCsvError } from '@seatledger/platform/csv/csv-error.ts';
import { MappingFileError } from '@seatledger/legacy/mapping/mapping-file-error.ts';
import { SourceError, describeSourceError } from '@seatledger/legacy/source/source-error.ts';
import { ApiProblem } from '@seatledger/api-client';
import { ApiRefusal } from './api/api-refusal.ts';
import { VerificationFault } from './audit/verify/verification-fault.ts';
import { Unreachable } from './connection/remote-fetch.ts';
import { UsageError, type ExitCode } from './verb.ts';

export interface Explanation {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly lines: readonly string[];
}

/** What a person is told of an error: expected ones in their own sentence, others without their inside. */
export function explain(error: unknown): Explanation {
  if (error instanceof ApiRefusal) return explainRefusal(error);
  if (error instanceof ApiProblem) return explainRefusal(new ApiRefusal(error, []));
  if (error instanceof CommandRefused) return { exitCode: 2, code: error.code, lines: [error.message] };
  if (error instanceof InvalidCommand) {
    return {
      exitCode: 1,
      code: error.code,
      lines: error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)),
    };
  }
  if (error instanceof CsvError) return { exitCode: 1, code: error.code, lines: [describeCsvError(error)] };
  if (error instanceof SourceError) return { exitCode: 1, code: error.code, lines: [describeSourceError(error)] };
  if (error instanceof MappingFileError) return { exitCode: 1, code: error.code, lines: error.message.split('\n') };
  if (error instanceof UsageError || error instanceof ConfigError || error instanceof Unreachable || error instanceof VerificationFault)
    return { exitCode: 1, code: error.code, lines: [error.message] };
  return explainOther(error);
}

/** By a rule, by what is there or by what has become of it meanwhile: the answer is no. By anything else: a fault. */
const noes = new Set([404, 409, 412, 422]);

function explainRefusal({ problem, lines }: ApiRefusal): Explanation {
  const report = problem.status >= 500 && problem.requestId !== '' ? [`The number of the request is ${problem.requestId}.`] : [];
  return { exitCode: noes.has(problem.status) ? 2 : 1, code: problem.code, lines: [...lines, ...report] };
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
