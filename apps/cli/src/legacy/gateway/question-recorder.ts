import { open } from 'node:fs/promises';

/** Writes down the questions that come, one JSON object a line, for `legacy parity --questions`. Only its owner may read the file. */
export interface QuestionRecorder extends AsyncDisposable {
  note(question: { readonly email: string; readonly product: string | null }): void;
}

const mostWaiting = 10_000;
const writeEveryMs = 1_000;

/** Goes on at the end of a file that is there. `onFault` is told once what keeps it from writing. */
export async function openQuestionRecorder(path: string, onFault: (error: Error) => void): Promise<QuestionRecorder> {
  const file = await open(path, 'a', 0o600);
  let waiting: string[] = [];
  let writing = Promise.resolve();
  let isBroken = false;
  const write = (): void => {
    if (waiting.length === 0) return;
    const lines = waiting.join('');
    waiting = [];
    writing = writing
      .then(() => file.appendFile(lines))
      .catch((error: Error) => {
        if (!isBroken) onFault(error);
        isBroken = true;
      });
  };
  const timer = setInterval(write, writeEveryMs).unref();
  return {
    note({ email, product }) {
      if (isBroken || waiting.length >= mostWaiting) return;
      waiting.push(`${JSON.stringify({ email, ...(product !== null && { product }), at: new Date().toISOString() })}\n`);
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      write();
      await writing;
      await file.close();
    },
  };
}
