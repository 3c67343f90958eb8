import type { Patience, Reply, Transport } from '../http/transport.ts';
import { LicenceError } from '../http/licence-error.ts';
import { isSameAnswer, readAnswer, type Answer } from '../licence/answer.ts';
import type { KnownLicence } from '../licence/decide-licence.ts';
import { decideLease } from '../licence/lease.ts';
import { encodeBase64Url } from '../signed-licence/base64url.ts';
import type { Expectations } from '../signed-licence/signed-licence.ts';
import { verifySignedLicence } from '../signed-licence/verify-signed-licence.ts';
import type { Installation } from './installation.ts';
import type { Found, LicenceSource } from './licence-source.ts';

export interface ServerSourceOptions {
  readonly transport: Transport;
  readonly installation: Installation;
  /** As it was given; undefined where the token says who asks. */
  readonly email: string | undefined;
  readonly expectations: Expectations;
  readonly onError: (error: LicenceError) => void;
}

/** A signed licence, renewed when it is due; in between, whether it still holds. */
export class ServerSource implements LicenceSource {
  readonly #options: ServerSourceOptions;
  /** Where signed licences are of no use, because the server never signs or they cannot be verified here. */
  #isUnsigned = false;
  /** An older server is asked by POST alone. */
  #hasGet = true;
  #etag: string | null = null;
  #lastAnswer: Answer | null = null;

  constructor(options: ServerSourceOptions) {
    this.#options = options;
  }

  async find(known: KnownLicence, patience: Patience): Promise<Found> {
    if (this.#isUnsigned) return this.#unsigned(await this.#check(patience));
    const { answer, document } = known;
    if (answer !== null && !this.#isDue(known)) {
      const [now] = await Promise.all([this.#check(patience), this.#options.installation.keys.renew(patience)]);
      if (isSameAnswer(now, answer) && !this.#isDue(known)) return { answer, document, isConfirmed: true, isTimeProven: false };
    }
    return this.#askSigned(patience);
  }

  /** Whether there is a document to be had, or to be renewed; or it is enough to ask whether the answer is still the same. */
  #isDue({ answer, document }: KnownLicence): boolean {
    if (document === null) return answer?.valid !== false;
    const { time, revocationEpoch } = this.#options.installation;
    const { now, isPutBack } = time.read();
    return (
      isPutBack || decideLease(document.lease, { now: Math.floor(now / 1000), epoch: document.epoch, revocationEpoch }).step !== 'fresh'
    );
  }

  async #askSigned(patience: Patience): Promise<Found> {
    const { transport, expectations, installation, onError } = this.#options;
    const nonce = encodeBase64Url(crypto.getRandomValues(new Uint8Array(16)));
    try {
      const { body } = await transport.ask({ method: 'POST', path: '/v1/licences/signed', body: { ...this.#question(), nonce } }, patience);
      const { signedLicence } = (body ?? {}) as Record<string, unknown>;
      if (typeof signedLicence !== 'string') return this.#unsigned(answerIn(body));
      await installation.keys.renew(patience);
      const document = await verifySignedLicence(signedLicence, expectations, (kid) => installation.keys.find(kid, patience));
      if (document.nonce !== nonce)
        throw new LicenceError('untrusted_document', 'The signed licence was refused: it answers another question.');
      return { answer: document.answer, document, isConfirmed: true, isTimeProven: true };
    } catch (error) {
      if (!isUnsignedAnswer(error)) throw error;
      // A server that has lost its keys has its licences nonetheless.
      this.#isUnsigned = error.code !== 'no_signing_key';
      onError(error);
      return this.#unsigned(await this.#check(patience));
    }
  }

  async #check(patience: Patience): Promise<Answer> {
    const { status, body, etag } = await this.#askAgain(patience);
    if (status === 304 && this.#lastAnswer !== null) return this.#lastAnswer;
    const { checkedAt } = (body ?? {}) as Record<string, unknown>;
    const at = Date.parse(String(checkedAt));
    const answer = answerIn(body);
    if (Number.isFinite(at)) this.#options.installation.time.learn(at, false);
    this.#etag = etag;
    this.#lastAnswer = answer;
    return answer;
  }

  /** Who asks with a token of their own asks without their address, so that no address stands in a URL, which proxies write down. */
  async #askAgain(patience: Patience): Promise<Reply> {
    const { transport, email, expectations } = this.#options;
    const path = '/v1/licences/check';
    if (email === undefined && this.#hasGet) {
      const query = `?product=${encodeURIComponent(expectations.product)}`;
      try {
        return await transport.ask({ method: 'GET', path: path + query, etag: this.#etag }, patience);
      } catch (error) {
        if (!(error instanceof LicenceError) || error.code !== 'method_not_allowed') throw error;
        this.#hasGet = false;
      }
    }
    return transport.ask({ method: 'POST', path, body: this.#question() }, patience);
  }

  #question(): object {
    const { email, expectations } = this.#options;
    return { ...(email !== undefined && { email }), product: expectations.product };
  }

  #unsigned(answer: Answer): Found {
    return { answer, document: null, isConfirmed: true, isTimeProven: false };
  }
}

function answerIn(body: unknown): Answer {
  const answer = readAnswer(body);
  if (answer === undefined) throw new LicenceError('unexpected_answer', 'What was answered is not what Seatledger answers to a check.');
  return answer;
}

/** A server may have no key to sign with, or be too old to sign at all; a platform may not verify what was signed. */
function isUnsignedAnswer(error: unknown): error is LicenceError {
  return error instanceof LicenceError && ['unsupported', 'no_signing_key', 'not_found', 'method_not_allowed'].includes(error.code);
}
