// WebCrypto works in threads of its own, which no turn of the event loop waits for.
let atWork = 0;

for (const name of ['importKey', 'verify'] as const) {
  const original = crypto.subtle[name] as (...args: unknown[]) => Promise<unknown>;
  const counted = (...args: unknown[]): Promise<unknown> => {
    atWork += 1;
    return original.apply(crypto.subtle, args).finally(() => (atWork -= 1));
  };
  Object.defineProperty(crypto.subtle, name, { value: counted, configurable: true });
}

/** Whether anything is being verified. */
export function isCryptoAtWork(): boolean {
  return atWork > 0;
}
