import type { IncomingMessage } from 'node:http';
import type { Lease } from '@seatledger/domain/lease/lease.ts';
import { createAskingHandler, type CheckHandler, type CheckHandlerOptions } from '../licence-check/asking-handler.ts';
import { isValid } from '../licence-check/find-answer.ts';
import { missingProductErrors, refusals, unknownProductErrors, withErrors, type Refusal } from '../licence-check/problems.ts';
import { ownQuestion } from '../licence-check/own-question.ts';
import { isQuestion, questionErrors } from '../licence-check/question.ts';
import { createNoteCheck } from '../uses/note-check.ts';
import { asciiJson, isoSecond } from '../licence-index/answer.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import type { SigningKeys } from '../signing-keys/signing-keys.ts';
import { findGrant } from './find-grant.ts';
import { leaseOn, licenceClaims, signDocument } from './sign-licence.ts';

/** Answers `POST /v1/licences/signed`. */
export function createSignedLicenceHandler(options: CheckHandlerOptions, keys: SigningKeys): CheckHandler {
  const answer = createSigningAsking(options, keys);
  return createAskingHandler(options, {
    maxBodyBytes: 16 * 1024,
    tooLarge: refusals.body_too_large,
    answer: (question, reader, _key, at, request) => answer(question, reader, at, request),
    answerPerson(body, reader, person, at, request) {
      const question = ownQuestion(body, person);
      return 'problem' in question ? question : answer(question, reader, at, request);
    },
  });
}

/** The answer to a question, signed where it is good, at an instant (epoch milliseconds). */
export function createSigningAsking(options: CheckHandlerOptions, keys: SigningKeys) {
  const { source, statistics } = options;
  const noteCheck = createNoteCheck(options);
  return (question: unknown, reader: IndexReader, at: number, request?: IncomingMessage): string | Refusal => {
    if (!isQuestion(question)) return withErrors(refusals.invalid_request, questionErrors(question));
    const { email, product, nonce } = question;
    if (product === undefined) return withErrors(refusals.invalid_request, missingProductErrors);
    const signer = keys.signerAt(at);
    if (signer === null) return refusals.no_signing_key;
    const grant = findGrant(reader, email, product, at);
    if ('code' in grant) return withErrors(refusals[grant.code], errorsOf(grant.code, question));
    statistics?.countAnswer(grant.text, at);
    if (request !== undefined) noteCheck(grant.text, reader, product, request, at);
    if (!isValid(grant.text)) return answerText(grant.text, null, null, nonce);
    const lease = leaseOn(grant, at);
    const frame = { audience: product, nonce, revision: source.freshness.revision };
    const document = signDocument(signer, 'licence+jwt', licenceClaims(grant, lease, frame, signer));
    return answerText(grant.text, document, lease, nonce);
  };
}

function errorsOf(code: 'invalid_email' | 'unknown_product', question: unknown) {
  return code === 'unknown_product' ? unknownProductErrors : questionErrors(question);
}

/** What comes first of an answer is of the licence, what comes after it of its use. No text in it holds a quote that is not escaped. */
const firstOfUse = ',"profile":';

function answerText(answer: string, document: string | null, lease: Lease | null, nonce: string | undefined): string {
  const state = answer.slice(1, answer.indexOf(firstOfUse));
  const signed = document === null ? 'null' : `"${document}"`;
  return `{"signedLicence":${signed},${state},"lease":${leaseText(lease)}${nonce === undefined ? '' : `,"nonce":${asciiJson(nonce)}`}}`;
}

function leaseText(lease: Lease | null): string {
  if (lease === null) return 'null';
  const { freshUntil, staleUntil, graceUntil } = lease;
  return `{"freshUntil":"${written(freshUntil)}","staleUntil":"${written(staleUntil)}","graceUntil":"${written(graceUntil)}"}`;
}

/** Leases of one second mostly end together. */
const writtenInstants = new Map<number, string>();
const mostWritten = 1_000;

function written(instant: number): string {
  const known = writtenInstants.get(instant);
  if (known !== undefined) return known;
  if (writtenInstants.size === mostWritten) writtenInstants.clear();
  const text = isoSecond(instant * 1000);
  writtenInstants.set(instant, text);
  return text;
}
