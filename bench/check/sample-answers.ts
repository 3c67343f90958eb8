import assert from 'node:assert/strict';
import { randomFrom } from '../measure/random.ts';
import type { MeasuredServer } from './measured-server.ts';
import type { Population } from './population.ts';
import { makeQuestion } from './questions.ts';

interface SampleAnswer {
  readonly text: string;
  /** What must be the same, whoever answers. */
  readonly licence: {
    readonly valid: unknown;
    readonly status: unknown;
    readonly validUntil: unknown;
    readonly profile: unknown;
    readonly features: unknown;
  };
}

const sampleSize = 1_000;
const comparedAnswers = 200;

/** The mean length of the answers of a server, in bytes, over the mix of questions. */
export async function meanAnswerLength(server: MeasuredServer, population: Population, apiKey: string): Promise<number> {
  const answers = await sampleAnswers(server, population, apiKey, sampleSize);
  return Math.round(answers.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / answers.length);
}

/** Throws where two servers do not answer the same: what is compared must do the same work. */
export async function requireSameAnswers(
  servers: readonly [MeasuredServer, MeasuredServer],
  population: Population,
  apiKey: string,
): Promise<void> {
  const [one, other] = await Promise.all(servers.map((server) => sampleAnswers(server, population, apiKey, comparedAnswers)));
  assert.deepEqual(
    one?.map(({ licence }) => licence),
    other?.map(({ licence }) => licence),
  );
}

async function sampleAnswers(
  { name, port }: MeasuredServer,
  population: Population,
  apiKey: string,
  size: number,
): Promise<SampleAnswer[]> {
  const random = randomFrom(2);
  const answers: SampleAnswer[] = [];
  for (let asked = 0; asked < size; asked += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/v1/licences/check`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(makeQuestion(population, random)),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${name} answers ${response.status}: ${text}`);
    const { valid, status, validUntil, profile, features } = JSON.parse(text) as SampleAnswer['licence'];
    answers.push({ text, licence: { valid, status, validUntil, profile, features } });
  }
  return answers;
}
