import { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { PolicyUnsatisfiable } from '@seatledger/domain/change-request/policy/change-policy.ts';
import { RowStillFaulty } from '@seatledger/domain/migration/row-still-faulty.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { ProblemError } from '@seatledger/platform/http/problem.ts';

/**
 * What a refusal of the product's rules is over HTTP: 404 where the thing itself is not there, 409 where it is in a state, or has a
 * neighbour, that does not allow it, 422 where a field names something that cannot be.
 */
export function problemOfRefusal(error: Error): HttpProblem | undefined {
  if (!(error instanceof CommandRefused)) return undefined;
  const { code, message, field } = error;
  const status = statusOf(code, field);
  const errors = errorsOf(error, status);
  return new HttpProblem({ status, code, title: titles[status], detail: message, ...(errors && { errors }) });
}

function errorsOf(error: CommandRefused, status: number): readonly ProblemError[] | undefined {
  if (error instanceof PolicyUnsatisfiable || error instanceof RowStillFaulty) return error.problems;
  const { code, message, field } = error;
  return field === undefined || status === 404 ? undefined : [{ pointer: `/${field}`, code, detail: message }];
}

const titles = { 404: 'Not found', 409: 'Conflict', 422: 'Refused' } as const;

function statusOf(code: string, field: string | undefined): 404 | 409 | 422 {
  if (code.endsWith('_not_found')) return field === 'id' || field === 'key' ? 404 : 422;
  return conflict.test(code) ? 409 : 422;
}

const conflict =
  /_taken$|_in_use$|_not_empty$|_not_deleted$|^cannot_be_undone$|^seat_limit_reached$|^seats_in_use$|^domain_changed$|^licence_file_changed$|^operator_changed$|^own_second_factor$|^own_person$|^session_changed$|^rows_refused$|^verdicts_changed$|^import_(?:applied|expired|not_applied|waiting)$|^leaver_check_expired$|^leavers_changed$|^matches_changed$|^renewals_changed$|^too_many_leavers$|^too_many_open_requests$|^change_request_(?:state|changed)$|^changed_since$|^own_change_request$|^not_own_change_request$|^already_approved$|^approver_|^approvals_missing$|^delegation_not_in_force$|^not_due$|^migration_(?:applying|complete|expired|not_applied|not_planned|to_verify)$|^plan_changed$|^rows_missing$|^row_settled$|^not_ready$|^domain_not_migrated$/;
