import { parseEmail } from '@seatledger/domain/email/email.ts';
import { unknownAnswer, type SeatLeaseTerms } from '../licence-index/answer.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import type { NoAnswer } from '../licence-check/find-answer.ts';

/** What a person is answered about a product, with what a lease on it depends on. */
export interface Grant extends SeatLeaseTerms {
  /** The address in its normal form. */
  readonly address: string;
  /** The answer's JSON object up to and including `features`, in ASCII and not closed. */
  readonly text: string;
  /** When the next date makes the answer another one, epoch milliseconds; Infinity where none does. */
  readonly changesAt: number;
}

const noGroup = 0;
const noTerms: SeatLeaseTerms = { offlineLeaseDays: null, worksUntil: -Infinity };

/** At an instant (epoch milliseconds). */
export function findGrant(index: IndexReader, email: string, product: string, at: number): Grant | NoAnswer {
  const parsed = parseEmail(email);
  if (!parsed.ok) return { code: 'invalid_email' };
  const { address, localPart } = parsed.email;
  return index.read(() => {
    const answers = index.answersFor(product);
    if (answers === undefined) return { code: 'unknown_product' };
    const group = index.groupOf(address, localPart.length);
    if (group === noGroup) return { address, text: unknownAnswer, changesAt: Infinity, ...noTerms };
    const text = index.answer(answers, group, at);
    const { offlineLeaseDays, worksUntil } = index.leaseTerms(group);
    return { address, text, changesAt: answers.holdsUntil(group), offlineLeaseDays, worksUntil };
  });
}
