import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own, asked one thing at a time. */
export interface Worker extends AsyncDisposable {
  ask<Answer>(question: string, details?: unknown): Promise<Answer>;
}

interface Reply {
  readonly answer?: unknown;
  readonly failure?: string;
}

export function startWorker(script: URL): Worker {
  const child = fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
  const exited = once(child, 'exit').then(([code, signal]) => new Error(`${script.pathname} has ended (${String(code ?? signal)})`));
  return {
    ask: <Answer>(question: string, details?: unknown) =>
      Promise.race([reply<Answer>(child, question, details), exited.then((error) => Promise.reject(error))]),
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

async function reply<Answer>(child: ChildProcess, question: string, details: unknown): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  child.once('message', resolve);
  child.send({ question, details }, (error) => error && reject(error));
  const { answer, failure } = await promise;
  if (failure !== undefined) throw new Error(failure);
  return answer as Answer;
}

/** What the process itself does: answers questions until it is let go. */
export function answerQuestions(answers: Readonly<Record<string, (details: never) => unknown>>): void {
  process.on('message', async ({ question, details }: { question: string; details: never }) => {
    try {
      process.send?.({ answer: await answers[question]?.(details) });
    } catch (error) {
      process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', () => process.exit());
  // A Ctrl+C in the terminal reaches everybody; who started us ends us.
  process.on('SIGINT', () => undefined);
}
