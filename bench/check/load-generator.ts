// A process of its own that asks licence checks over kept connections, one at a time on each, and never lets one rest.
import { setImmediate } from 'node:timers/promises';
import { randomFrom } from '../measure/random.ts';
import { answerQuestions } from '../measure/worker.ts';
import { quantile } from '../measure/statistics.ts';
import { HttpConnection, type AnswerListener } from './http-client.ts';
import { RequestRing } from './request-ring.ts';
import { populationOf } from './population.ts';
import { makeQuestion } from './questions.ts';

export interface Preparation {
  readonly licences: number;
  readonly apiKey: string;
  /** For Unleash. */
  readonly frontEndToken: string;
  readonly connections: number;
}

export interface Load {
  readonly port: number;
  readonly seconds: number;
  /** Whether somebody has a licence; or the feature toggles of somebody. */
  readonly asks: 'checks' | 'toggles';
}

/** Latencies in milliseconds, from the request's last byte to the answer's last. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  readonly validPart: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly generatorCpuSeconds: number;
}

interface Tally {
  readonly latencies: number[];
  valid: number;
}

/** Enough of them that the server meets addresses from all over the index rather than those that the processor's caches remember. */
const distinctRequests = 200_000;
/** `{"valid":t…` */
const validAt = '{"valid":'.length;
const letterT = 0x74;

let connections = 0;
let checks: RequestRing;
let toggles: RequestRing;

function prepare(preparation: Preparation): void {
  ({ connections } = preparation);
  const population = populationOf(preparation.licences);
  const random = randomFrom(1);
  const questions = Array.from({ length: distinctRequests }, () => makeQuestion(population, random));
  checks = new RequestRing(questions.map((question) => checkText(JSON.stringify(question), preparation.apiKey)));
  toggles = new RequestRing(questions.map(({ email }) => togglesText(email, preparation.frontEndToken)));
}

function checkText(body: string, apiKey: string): string {
  const headers = `Host: 127.0.0.1\r\nAuthorization: Bearer ${apiKey}\r\nContent-Type: application/json\r\nAccept: application/json\r\nUser-Agent: bench/1`;
  return `POST /v1/licences/check HTTP/1.1\r\n${headers}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

function togglesText(email: string, token: string): string {
  return `GET /api/frontend?userId=${encodeURIComponent(email)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${token}\r\nAccept: application/json\r\n\r\n`;
}

async function run({ port, seconds, asks }: Load): Promise<LoadResult> {
  const tally: Tally = { latencies: [], valid: 0 };
  const requests = asks === 'checks' ? checks : toggles;
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  const endsAt = startedAt + seconds * 1000;
  await Promise.all([...Array.from({ length: connections }, () => askUntil(endsAt, port, requests, tally)), stayAwakeUntil(endsAt)]);
  const lasted = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(usedBefore);
  const sorted = Float64Array.from(tally.latencies).toSorted();
  const answers = sorted.length;
  return {
    answers,
    seconds: lasted,
    validPart: tally.valid / answers,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    generatorCpuSeconds: (user + system) / 1e6,
  };
}

/** Whoever sleeps has to be woken, which would be the work of the server that answers. */
async function stayAwakeUntil(endsAt: number): Promise<void> {
  while (performance.now() < endsAt) await setImmediate();
}

async function askUntil(endsAt: number, port: number, requests: RequestRing, tally: Tally): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let sentAt = 0;
  const onAnswer: AnswerListener = (status, chunk, bodyStart, bodyEnd) => {
    const now = performance.now();
    tally.latencies.push(now - sentAt);
    if (status !== 200) reject(new Error(`status ${status}: ${chunk.toString('latin1', bodyStart, bodyEnd)}`));
    if (chunk[bodyStart + validAt] === letterT) tally.valid += 1;
    if (now < endsAt) send();
    else resolve();
  };
  const connection = await HttpConnection.open(port, onAnswer, reject);
  const send = (): void => {
    sentAt = performance.now();
    connection.send(requests.next());
  };
  send();
  await promise.finally(() => connection.close());
}

answerQuestions({ prepare, run });
