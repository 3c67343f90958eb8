import { parseEmail } from '@seatledger/domain/email/email.ts';
import type { components } from '@seatledger/api-client';
import { dayAt } from '@seatledger/legacy/parity/day-number.ts';
import type { NewAnswer, Question } from '@seatledger/legacy/parity/service-answer.ts';

/** How Seatledger is asked: the answers come in the order of the questions. */
export type AskSeatledger = (questions: readonly Question[]) => Promise<readonly NewAnswer[]>;

type LicenceAnswer = Pick<components['schemas']['LicenceAnswer'], 'valid' | 'status' | 'validUntil' | 'profile' | 'features'>;

/** What a check says, with its end as the last day in a time zone. */
export function newAnswerOf({ valid, status, validUntil, profile, features }: LicenceAnswer, timeZone: string): NewAnswer {
  const lastDay = validUntil === null ? null : dayAt(Date.parse(validUntil) - 1, timeZone);
  return { isAnswered: true, isLicensed: valid, status, validUntil: lastDay, profile, features };
}

/** Longer ones are refused. */
const longestEmail = 1_000;

/** What is no address is refused by a check, and would take the whole batch with it. */
function isAskable({ email }: Question): boolean {
  return email.length <= longestEmail && parseEmail(email).ok;
}

const notAnAddress: NewAnswer = {
  isAnswered: true,
  isLicensed: false,
  status: 'not_an_address',
  validUntil: null,
  profile: null,
  features: {},
};

/** The product that a question is about in Seatledger: the one it names, or that of the mapping file where there is such a one. */
function productOf({ product }: Question, { known, usual }: Products): string | undefined | null {
  if (product === null) return known.has(usual) ? usual : undefined;
  return known.has(product) ? product : null;
}

export interface Products {
  /** Keys of those in Seatledger. */
  readonly known: ReadonlySet<string>;
  /** Key of what the mapping file calls the old product. */
  readonly usual: string;
}

const unknownProduct: NewAnswer = { isAnswered: false, detail: 'Seatledger has no product of the name that the question gives.' };

/** Asks what can be asked, and answers the rest. */
export function askingOnly(
  products: Products,
  ask: (asked: readonly { email: string; product?: string }[]) => Promise<readonly NewAnswer[]>,
): AskSeatledger {
  return async (questions) => {
    const judged = questions.map((question) => ({ question, refused: refusedAnswer(question, products) }));
    const asked = judged.filter(({ refused }) => refused === undefined).map(({ question }) => askedOf(question, products));
    const answers = asked.length === 0 ? [] : await ask(asked);
    let next = 0;
    return judged.map(({ refused }) => refused ?? answers[next++] ?? unanswered);
  };
}

const unanswered: NewAnswer = { isAnswered: false, detail: 'Seatledger gave fewer answers than questions.' };

function refusedAnswer(question: Question, products: Products): NewAnswer | undefined {
  if (!isAskable(question)) return notAnAddress;
  return productOf(question, products) === null ? unknownProduct : undefined;
}

function askedOf(question: Question, products: Products): { email: string; product?: string } {
  const product = productOf(question, products) ?? undefined;
  return { email: question.email, ...(product !== undefined && { product }) };
}
