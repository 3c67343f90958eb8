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

/** Answers `POST /v1/licences/uses`: what people used, as a program tells that they used it in. */
export function createUsesHandler(options: CheckHandlerOptions): CheckHandler {
  const { uses: gatherer } = options;

  function take(uses: readonly OneToldUse[], reader: IndexReader, now: number): string {
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
    answer(body, reader, _key, now) {
      const uses = usesIn(body);
      return 'problem' in uses ? uses : take(uses, reader, now);
    },
    answerPerson(body, reader, person, now) {
      const uses = usesIn(withAddresses(body, person));
      if ('problem' in uses) return uses;
      if (!uses.every(({ email }) => isAddressOf(email, person))) return refusals.not_your_licence;
      return uses.every(({ product }) => person.products.includes(product)) ? take(uses, reader, now) : refusals.not_your_product;
    },
  });
}

function usesIn(body: unknown): readonly OneToldUse[] | Refusal {
  const parsed = toldUses.safeParse(body);
  if (parsed.success) return parsed.data.uses;
  return withErrors(refusals.invalid_request, parsed.error.issues.slice(0, mostErrors).map(errorOf));
}

/** Who tells of themselves need not say who they are. */
function withAddresses(body: unknown, { address }: Person): unknown {
  const { uses } = (body ?? {}) as { readonly uses?: unknown };
  if (!Array.isArray(uses)) return body;
  const named = uses.map((use: unknown) => (typeof use === 'object' && use !== null ? { email: address, ...use } : use));
  return { ...(body as object), uses: named };
}

function isAddressOf(email: string, { address }: Person): boolean {
  const parsed = parseEmail(email);
  return parsed.ok && parsed.email.address === address;
}

/** Null for people and features that nobody knows: whoever asks is not told which. Leaves the reader at the seat. */
function countable(reader: IndexReader, { email, product, feature, count, at }: OneToldUse, now: number) {
  const instant = at === undefined ? now : Date.parse(at);
  if (instant < now - oldestMs || instant > now + soonestMs) return null;
  const parsed = parseEmail(email);
  if (!parsed.ok || !findSeat(reader, parsed.email.address, parsed.email.localPart.length)) return null;
  const productId = reader.productIdOf(product);
  const featureId = reader.featureIdOf(product, feature);
  if (productId === undefined || featureId === undefined) return null;
  return { productId, featureId, count, at: instant };
}

function findSeat(reader: IndexReader, address: string, at: number): boolean {
  for (;;) {
    const sequence = reader.begin();
    const group = reader.groupOf(address, at);
    if (reader.holds(sequence)) return group !== 0;
  }
}

function errorOf({ path, code, message }: { readonly path: PropertyKey[]; readonly code: string; readonly message: string }): ProblemError {
  return { pointer: jsonPointer(path), code, detail: `${message}.` };
}
