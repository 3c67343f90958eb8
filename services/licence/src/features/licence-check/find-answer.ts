import { parseEmail } from '@seatledger/domain/email/email.ts';
import { unknownAnswer } from '../licence-index/answer.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';

/** Why a question that is well formed has no answer. */
export interface NoAnswer {
  readonly code: 'invalid_email' | 'unknown_product';
}

const invalidEmail: NoAnswer = { code: 'invalid_email' };
const unknownProduct: NoAnswer = { code: 'unknown_product' };

const noGroup = 0;
const notAnAddress = -1;

/**
 * The answer to a question at an instant (epoch milliseconds): its JSON object up to and including `features`, in ASCII and
 * not closed.
 */
export function findAnswer(index: IndexReader, email: string, product: string | undefined, at: number): string | NoAnswer {
  for (;;) {
    const sequence = index.begin();
    try {
      const found = lookUp(index, email, product, at);
      if (index.holds(sequence)) return found;
    } catch (error) {
      // What is read while it is being changed may make no sense.
      if (index.holds(sequence)) throw error;
    }
  }
}

const validAt = '{"valid":'.length;
const letterOfTrue = 't'.charCodeAt(0);

/** Whether an answer that was found says that the person may work. */
export function isValid(found: string): boolean {
  return found.charCodeAt(validAt) === letterOfTrue;
}

function lookUp(index: IndexReader, email: string, product: string | undefined, at: number): string | NoAnswer {
  const group = findGroup(index, email);
  if (group === notAnAddress) return invalidEmail;
  const answers = index.answersFor(product);
  if (answers === undefined) return unknownProduct;
  return group === noGroup ? unknownAnswer : index.answer(answers, group, at);
}

/** Addresses in their normal form are looked up as they are: what is found under one is right, and needs no parsing. */
function findGroup(index: IndexReader, email: string): number {
  const at = plainAt(email);
  const group = at === -1 ? noGroup : index.groupOf(email, at);
  if (group !== noGroup) return group;
  const parsed = parseEmail(email);
  if (!parsed.ok) return notAnAddress;
  const { address, localPart } = parsed.email;
  return address === email && at !== -1 ? noGroup : index.groupOf(address, localPart.length);
}

const plainCharacters = Uint8Array.from({ length: 128 }, (_, code) => Number(/[a-z0-9._+-]/.test(String.fromCharCode(code))));
const atSign = 0x40;

/** Where the one `@` is in a text of small letters, digits and `._+-`; -1 where there is anything else. */
function plainAt(text: string): number {
  let at = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (plainCharacters[code] === 1) continue;
    if (code !== atSign || at !== -1) return -1;
    at = index;
  }
  return at;
}
