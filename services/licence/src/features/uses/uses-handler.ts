import { parseEmail } from '@seatledger/domain/email/email.ts';
import { jsonPointer, type ProblemError } from '@seatledger/platform/http/problem.ts';
import { createAskingHandler, type CheckHandler, type CheckHandlerOptions } from '../licence-check/asking-handler.ts';
import { refusals, withErrors, type Refusal } from '../licence-check/problems.ts';
import type { Person } from '../identity-token/person.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { dayMs } from './seat-use.ts';
import { toldUses, type OneToldUse } from './told-uses.ts';

/** What was used so long ago, or will be so soon, is not counted. */
const oldestMs = 31 * dayMs;
const soonestMs = 5 * 60_000;
const mostErrors = 100;
const noGroup = 0;

/** Answers `POST /v1/licences/uses`: what people used, as a program tells that they used it in. */
export function createUsesHandler(options: CheckHandlerOptions): CheckHandler {
  const { uses: gatherer } = options;

  function take(body: unknown, reader: IndexReader, now: number, person?: Person): string | Refusal {
    const parsed = toldUses.safeParse(body);
    if (!parsed.success) return withErrors(refusals.invalid_request, parsed.error.issues.slice(0, mostErrors).map(errorOf));
    const { uses } = parsed.data;
    const refusal = person && refusalFor(person, uses);
    if (refusal !== undefined) return refusal;
    for (const use of uses) {
      const counted = countable(reader, use, now);
      if (counted === null) gatherer?.skip();
      else gatherer?.countTold(reader, counted);
    }
    return JSON.stringify({ received: uses.length });
  }

  return createAskingHandler(options, {
    maxBodyBytes: 1024 * 1024,
    tooLarge: refusals.batch_too_large,
    status: 202,
    answer: (body, reader, _key, now) => take(body, reader, now),
    answerPerson: (body, reader, person, now) => take(withAddress(body, person), reader, now, person),
  });
}

/** Whoever tells for themselves need not say whom it is of. */
function withAddress(body: unknown, { address }: Person): unknown {
  const uses = (body as { readonly uses?: unknown } | null)?.uses;
  if (!Array.isArray(uses)) return body;
  return { ...(body as object), uses: uses.map((use: unknown) => (isObject(use) ? { email: address, ...use } : use)) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusalFor({ address, products }: Person, uses: readonly OneToldUse[]): Refusal | undefined {
  const isOwn = ({ email }: OneToldUse): boolean => {
    const parsed = parseEmail(email);
    return parsed.ok && parsed.email.address === address;
  };
  if (!uses.every(isOwn)) return refusals.not_your_licence;
  return uses.every(({ product }) => products.includes(product)) ? undefined : refusals.not_your_product;
}

/** Null for people and features that nobody knows: whoever asks is not told which. Leaves the reader at the seat. */
function countable(reader: IndexReader, { email, product, feature, count, at }: OneToldUse, now: number) {
  const instant = at === undefined ? now : Date.parse(at);
  if (instant < now - oldestMs || instant > now + soonestMs) return null;
  const parsed = parseEmail(email);
  if (!parsed.ok) return null;
  const { address, localPart } = parsed.email;
  if (reader.read(() => reader.groupOf(address, localPart.length)) === noGroup) return null;
  const productId = reader.productIdOf(product);
  const featureId = reader.featureIdOf(product, feature);
  if (productId === undefined || featureId === undefined) return null;
  return { productId, featureId, count, at: instant };
}

function errorOf({ path, code, message }: { readonly path: PropertyKey[]; readonly code: string; readonly message: string }): ProblemError {
  return { pointer: jsonPointer(path), code, detail: `${message}.` };
}
