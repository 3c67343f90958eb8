import { domainName } from '../check/population.ts';

/** Where the server is, and as whom it is asked. */
export interface Caller {
  readonly origin: string;
  readonly apiKey: string;
}

/** Milliseconds that each path takes, one after the other, to the last byte of its answer. */
export async function askAll(caller: Caller, paths: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (const path of paths) {
    const startedAt = performance.now();
    const answer = await ask(caller, path);
    took.push(performance.now() - startedAt);
    if (answer.leftOut !== undefined && answer.leftOut.length > 0) throw new Error(`${path} took too long`);
  }
  return took;
}

/** Milliseconds from the answer to a creation to the first search that finds the user. */
export async function createUntilFound(caller: Caller, users: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < users; n += 1) {
    const email = `newcomer${n}qz@${domainName(n)}`;
    await ask(caller, '/v1/users', { email });
    const startedAt = performance.now();
    while ((await ask(caller, `/v1/search?q=newcomer${n}qz`)).items?.length !== 1);
    took.push(performance.now() - startedAt);
  }
  return took;
}

interface Answer {
  readonly items?: readonly unknown[];
  readonly leftOut?: readonly string[];
}

async function ask({ origin, apiKey }: Caller, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    headers: { authorization: `Bearer ${apiKey}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status} ${text}`);
  return JSON.parse(text) as Answer;
}
