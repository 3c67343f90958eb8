import type { FastifyError, FastifySchemaValidationError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { InvalidCommand } from '../commands/parse-command.ts';
import { HttpProblem } from './http-problem.ts';
import { jsonPointer, type ProblemError } from './problem.ts';

/** What a caller is told of an error that the platform knows; of others, that it is not the caller's fault. */
export function problemOfError(error: Error): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof InvalidCommand) return invalidRequest(error.issues.map(({ path, code, message }) => culprit(path, code, message)));
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error.validation.flatMap(culpritsOf));
  const { statusCode, code } = error as FastifyError;
  const known = byFrameworkCode[code] ?? (statusCode === 413 ? tooLarge : undefined);
  if (known !== undefined) return known;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return badRequest('bad_request', 'This request cannot be understood.', statusCode);
  return internalError;
}

function invalidRequest(errors: readonly ProblemError[]): HttpProblem {
  const detail = 'Correct the fields named under errors.';
  return new HttpProblem({ status: 400, code: 'invalid_request', title: 'Invalid request', detail, errors });
}

/** Unknown fields are named one by one, though zod tells of them in one go; what holds them is at `instancePath`. */
function culpritsOf({ instancePath, keyword, message = '', params }: FastifySchemaValidationError): ProblemError[] {
  const parent = instancePath === '/' ? '' : instancePath;
  const { keys } = params;
  if (!Array.isArray(keys)) return [{ pointer: parent, code: keyword, detail: message }];
  return keys.map((key) => ({ pointer: `${parent}/${String(key)}`, code: 'unknown_field', detail: 'Leave this field out.' }));
}

function culprit(path: readonly PropertyKey[], code: string, detail: string): ProblemError {
  return { pointer: jsonPointer(path), code, detail };
}

function badRequest(code: string, detail: string, status = 400): HttpProblem {
  return new HttpProblem({ status, code, title: 'Bad request', detail });
}

const tooLarge = new HttpProblem({
  status: 413,
  code: 'body_too_large',
  title: 'Content too large',
  detail: 'This body is larger than this path takes.',
});

const byFrameworkCode: Readonly<Record<string, HttpProblem>> = {
  FST_ERR_MAX_PARAM_LENGTH: new HttpProblem({
    status: 414,
    code: 'path_too_long',
    title: 'Path too long',
    detail: 'A part of the path is longer than any that is known.',
  }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new HttpProblem({
    status: 415,
    code: 'unsupported_media_type',
    title: 'Unsupported media type',
    detail: 'Send content-type: application/json, in UTF-8.',
  }),
  FST_CP_ERR_INVALID_CONTENT_ENCODING: new HttpProblem(
    {
      status: 415,
      code: 'unsupported_media_type',
      title: 'Unsupported media type',
      detail: 'Send the body as it is, or compressed with gzip alone and with content-encoding: gzip.',
    },
    { 'accept-encoding': 'gzip' },
  ),
  FST_CP_ERR_INVALID_CONTENT: badRequest('bad_request', 'The body is not compressed as its content-encoding says.'),
  FST_ERR_CTP_INVALID_JSON_BODY: badRequest('invalid_json', 'The body is not JSON.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: badRequest('invalid_json', 'The body is empty; send JSON.'),
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_BAD_URL: badRequest('malformed_path', 'The path is not properly encoded.'),
};

const internalError = new HttpProblem({
  status: 500,
  code: 'internal_error',
  title: 'Internal error',
  detail: 'Something went wrong on our side; nothing was changed. Give the request id when you report it.',
});
