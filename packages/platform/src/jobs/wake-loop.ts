export interface WakeLoopOptions {
  /** One round of work; rounds never overlap. */
  readonly run: () => Promise<void>;
  /** A round starts at the latest this long after the one before ended, woken or not. */
  readonly everyMs: number;
  /** Told when a round failed; the next one comes as usual. */
  readonly onError: (error: unknown) => void;
}

/** Work that is done when woken and, should the waking be lost, at an interval all the same. */
export interface WakeLoop extends AsyncDisposable {
  /** A round starts at once, or as soon as the running one ends. */
  wake(): void;
}

export function startWakeLoop(options: WakeLoopOptions): WakeLoop {
  let woken = true;
  let stopped = false;
  let endPause: () => void = () => undefined;

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, options.everyMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      if (!woken) await pause();
      if (stopped) return;
      woken = false;
      await options.run().catch(options.onError);
    }
  }

  const ended = loop();
  return {
    wake() {
      woken = true;
      endPause();
    },
    async [Symbol.asyncDispose]() {
      stopped = true;
      endPause();
      await ended;
    },
  };
}
