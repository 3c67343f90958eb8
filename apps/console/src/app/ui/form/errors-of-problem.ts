import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { ApiProblem } from '@seatledger/api-client';
import { problemOf } from '../../api/api.ts';
import { isGivenUp } from '../../session/passkey.ts';
import { sentenceOfProblem } from '../../words/problem-words.ts';

/**
 * What the server refused, at the fields that it names by JSON Pointer (RFC 6901); the rest at the form as a whole:
 * `try { … } catch (error) { return errorsOfProblem(error, form) }`
 */
export function errorsOfProblem<Model>(error: unknown, form: FieldTree<Model>): ValidationError.WithOptionalFieldTree[] {
  // Whoever closed a dialog on the way knows that nothing was done.
  if (isGivenUp(error)) return [];
  const problem = problemOf(error);
  const errors = problem.errors.map(({ pointer, code, detail }) => {
    const fieldTree = fieldAt(form, pointer);
    const message = sentenceOfProblem(new ApiProblem(problem.status, { code, detail, requestId: problem.requestId }));
    return { kind: code, message, ...(fieldTree && { fieldTree }) };
  });
  if (errors.some(({ fieldTree }) => fieldTree !== undefined)) return errors;
  return [{ kind: problem.code, message: sentenceOfProblem(problem) }];
}

function fieldAt(form: unknown, pointer: string): FieldTree<unknown> | undefined {
  let field: unknown = form;
  for (const step of pointer.split('/').slice(1)) {
    const next = (field as Record<string, unknown>)[step];
    if (next === undefined) break;
    field = next;
  }
  return field === form ? undefined : (field as FieldTree<unknown>);
}
