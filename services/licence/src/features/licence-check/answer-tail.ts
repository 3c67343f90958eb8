import { asciiJson, isoSecond } from '../licence-index/answer.ts';
import { isStale, staleAfterMs, type Freshness } from '../licence-index/freshness.ts';

/** The end of an answer, from `checkedAt` on: made again when the second or the freshness changes. */
export class AnswerTail {
  #freshness: Freshness | undefined;
  #from = Infinity;
  #until = -Infinity;
  #checkedAt = '';
  #rest = '';
  #withoutNonce = '';

  text(freshness: Freshness, now: number, nonce: string | undefined): string {
    if (freshness !== this.#freshness || now < this.#from || now >= this.#until) this.#renew(freshness, now);
    return nonce === undefined ? this.#withoutNonce : this.#checkedAt + nonceMember(nonce) + this.#rest;
  }

  #renew(freshness: Freshness, now: number): void {
    const stale = isStale(freshness, now);
    this.#freshness = freshness;
    this.#from = Math.floor(now / 1000) * 1000;
    this.#until = this.#from + 1000;
    const staleFrom = freshness.asOf + staleAfterMs + 1;
    if (stale) this.#from = Math.max(this.#from, staleFrom);
    else this.#until = Math.min(this.#until, staleFrom);
    this.#checkedAt = `,"checkedAt":"${isoSecond(now)}"`;
    this.#rest = `,"revision":${freshness.revision},"stale":${stale},"asOf":"${isoSecond(freshness.asOf)}"}`;
    this.#withoutNonce = this.#checkedAt + this.#rest;
  }
}

const quote = 0x22;
const backslash = 0x5c;

function nonceMember(nonce: string): string {
  for (let index = 0; index < nonce.length; index += 1) {
    const code = nonce.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === quote || code === backslash) return `,"nonce":${asciiJson(nonce)}`;
  }
  return `,"nonce":"${nonce}"`;
}
