import { openDatabase } from '@seatledger/platform/db/database.ts';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import { inSnapshot, withPublishedData, type PublishedData } from '../../published-data.ts';
import { readCatalogue, readDomainNamed, readHead, readOverrides, readUserAt } from '../change-feed/registry-queries.ts';
import { LicenceIndex } from '../licence-index/licence-index.ts';
import { licenceAnswer, type LicenceAnswer } from './answer-schema.ts';
import { AnswerTail } from './answer-tail.ts';
import { findAnswer } from './find-answer.ts';
import { unknownProductErrors } from './problems.ts';
import { InvalidQuestion, licenceQuestion, questionErrors, type LicenceQuestion } from './question.ts';

/**
 * The answer that a check gives at an instant (epoch milliseconds), from what the database now says of this address alone.
 * @throws InvalidQuestion
 */
export async function checkOnce(databaseUrl: string, question: LicenceQuestion, now: number): Promise<LicenceAnswer> {
  const errors = questionErrors(question);
  if (errors.length > 0) throw new InvalidQuestion(errors);
  const { email, product, nonce } = licenceQuestion.parse(question);
  await using database = openDatabase<unknown>({
    url: databaseUrl,
    schema: 'licence',
    maxConnections: 1,
    onConnectionError: () => undefined,
  });
  const { index, revision } = await withPublishedData(database.pool, new AbortController().signal, (data) =>
    inSnapshot(data, async () => ({ index: await loadAddress(data, email), revision: await readHead(data) })),
  );
  const found = findAnswer(index.reader, email, product, now);
  if (typeof found !== 'string') throw new InvalidQuestion(unknownProductErrors);
  return licenceAnswer.parse(JSON.parse(found + new AnswerTail().text({ revision, asOf: now }, now, nonce)));
}

/** An index of one address. */
export async function loadAddress(data: PublishedData, email: string): Promise<LicenceIndex> {
  const index = new LicenceIndex();
  index.setCatalogue(await readCatalogue(data));
  const parsed = parseEmail(email);
  if (!parsed.ok) return index;
  const domain = await readDomainNamed(data, parsed.email.domainName);
  if (domain === null) return index;
  index.replaceDomains([], [domain]);
  const user = await readUserAt(data, domain.id, parsed.email.localPart);
  if (user === null) return index;
  const range = { firstId: user.id, lastId: user.id };
  await index.makeRoomFor(1);
  index.replaceUsers([range], [user], await readOverrides(data, [range]));
  return index;
}
