import { parseEmail } from '@seatledger/domain/email/email.ts';
import { jsonPointer, type ProblemError } from '@seatledger/platform/http/problem.ts';
import { z } from 'zod';

export interface LicenceQuestion {
  readonly email: string;
  readonly product?: string | undefined;
  readonly nonce?: string | undefined;
}

/** Longer than any address, white space around it included. */
const longestEmail = 1_000;
const longestProduct = 64;
const longestNonce = 200;

/** The body of `POST /v1/licences/check`. */
export const licenceQuestion = z.strictObject({
  email: z
    .string()
    .max(longestEmail)
    .superRefine((text, context) => {
      const parsed = parseEmail(text);
      if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.refusal.detail, params: { code: parsed.refusal.code } });
    })
    .meta({
      description: 'The address of the person. Case and white space around it do not matter. Needed with an API key.',
      examples: ['ana@acme.example'],
    }),
  product: z
    .string()
    .min(1)
    .max(longestProduct)
    .optional()
    .meta({ description: 'The key of a product: only its features are answered.', examples: ['excel-addin'] }),
  nonce: z.string().max(longestNonce).optional().meta({ description: 'Any text; the answer repeats it.' }),
});

/** So many are asked at once. */
const mostQuestions = 1_000;

/** The body of `POST /v1/licences/check-batch`. */
export const licenceQuestions = z.strictObject({
  questions: z.array(licenceQuestion).min(1).max(mostQuestions).meta({ description: 'Each counts as one check of the rate of the key.' }),
});

/** Whether {@link licenceQuestion} would accept the value, but for what it says of the address: several times faster. */
export function isQuestion(value: unknown): value is LicenceQuestion {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const field in value) if (field !== 'email' && field !== 'product' && field !== 'nonce') return false;
  const { email, product, nonce } = value as Partial<Record<'email' | 'product' | 'nonce', unknown>>;
  if (typeof email !== 'string' || email.length > longestEmail) return false;
  if (product !== undefined && !(typeof product === 'string' && product.length > 0 && product.length <= longestProduct)) return false;
  return nonce === undefined || (typeof nonce === 'string' && nonce.length <= longestNonce);
}

/** As {@link isQuestion}, for {@link licenceQuestions}. */
export function areQuestions(value: unknown): value is { readonly questions: readonly LicenceQuestion[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const field in value) if (field !== 'questions') return false;
  const { questions } = value as { readonly questions?: unknown };
  return Array.isArray(questions) && questions.length > 0 && questions.length <= mostQuestions && questions.every(isQuestion);
}

/** A question that no check answers. */
export class InvalidQuestion extends Error {
  override readonly name = 'InvalidQuestion';
  readonly code = 'invalid_question';
  readonly errors: readonly ProblemError[];
  constructor(errors: readonly ProblemError[]) {
    super(errors.map(({ detail }) => detail).join(' '));
    this.errors = errors;
  }
}

/** What is wrong with a value that is no question, field by field. Nothing of it is repeated but the names of unknown fields. */
export function questionErrors(value: unknown): readonly ProblemError[] {
  return errorsIn(licenceQuestion, value);
}

/** The same of many questions: the first hundred. */
export function questionsErrors(value: unknown): readonly ProblemError[] {
  return errorsIn(licenceQuestions, value).slice(0, mostErrors);
}

const mostErrors = 100;

function errorsIn(schema: z.ZodType, value: unknown): readonly ProblemError[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => errorsOf(issue));
}

function errorsOf(issue: z.core.$ZodIssue): ProblemError[] {
  const pointer = jsonPointer(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...issue.path, key]),
        code: 'unknown_field',
        detail: 'Leave this field out.',
      }));
    case 'invalid_type':
      if (issue.expected === 'array') return [{ pointer, code: 'not_a_list', detail: 'Give this field, as a list.' }];
      if (issue.expected === 'object' && issue.path.length > 0) return [{ pointer, code: 'not_an_object', detail: 'Ask with an object.' }];
      if (issue.path.length === 0) return [{ pointer, code: 'not_an_object', detail: 'Send a JSON object.' }];
      return [{ pointer, code: 'not_a_text', detail: 'Give this field, as a text.' }];
    case 'too_small':
      if (issue.origin === 'array') return [{ pointer, code: 'no_question', detail: 'Ask at least one question.' }];
      return [{ pointer, code: 'blank', detail: 'Fill this field in, or leave it out.' }];
    case 'too_big':
      if (issue.origin === 'array')
        return [{ pointer, code: 'too_many_questions', detail: `Ask at most ${issue.maximum} questions at once.` }];
      return [{ pointer, code: 'too_long', detail: `Shorten this text to at most ${issue.maximum} characters.` }];
    case 'custom':
      return [{ pointer, code: String(issue.params?.['code']), detail: issue.message }];
    default:
      return [{ pointer, code: issue.code, detail: issue.message }];
  }
}
