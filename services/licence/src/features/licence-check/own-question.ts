import type { Person } from '../identity-token/person.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { refusals, withErrors, type Refusal } from './problems.ts';
import { isQuestion, questionErrors, type LicenceQuestion } from './question.ts';

/** A question of somebody who asks for themselves: about whom is left out, or said again; about which product, where their app has one only. */
export function ownQuestion(body: unknown, person: Person): (LicenceQuestion & { readonly product: string }) | Refusal {
  const question = withAddress(body, person);
  if (!isQuestion(question)) return withErrors(refusals.invalid_request, questionErrors(question));
  const parsed = parseEmail(question.email);
  if (!parsed.ok) return withErrors(refusals.invalid_email, questionErrors(question));
  if (parsed.email.address !== person.address) return refusals.not_your_licence;
  const { product = onlyOne(person.products) } = question;
  if (product === undefined) return refusals.product_required;
  return person.products.includes(product) ? { ...question, product } : refusals.not_your_product;
}

function withAddress(body: unknown, { address }: Person): unknown {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? { email: address, ...body } : body;
}

function onlyOne(products: readonly string[]): string | undefined {
  return products.length === 1 ? products[0] : undefined;
}
