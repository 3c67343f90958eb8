import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `condition` gives something other than false or undefined, and returns that. Throws when it takes too long. */
export async function until<Answer>(
  what: string,
  condition: () => Answer | Promise<Answer>,
  timeoutMs = 10_000,
): Promise<Exclude<Answer, false | undefined>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await condition();
    if (answer !== undefined && answer !== false) return answer as Exclude<Answer, false | undefined>;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await delay(20);
  }
}
