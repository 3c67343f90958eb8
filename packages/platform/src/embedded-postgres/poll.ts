import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until `question` has an answer; undefined when there was none in time. */
export async function poll<Answer>(
  question: () => Answer | undefined | Promise<Answer | undefined>,
  { timeoutMs, intervalMs = 20 }: { readonly timeoutMs: number; readonly intervalMs?: number },
): Promise<Answer | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await question();
    if (answer !== undefined || performance.now() >= deadline) return answer;
    await delay(intervalMs);
  }
}
