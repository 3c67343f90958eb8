import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export interface OpenedDatabase {
  readonly role: 'owner' | 'attached';
  readonly adminUrl: string;
  readonly port: number;
  readonly folder: string;
}

/** Another process that opens the embedded database of a data folder. */
export interface OwnerProcess {
  readonly pid: number;
  /** What it got, once it got it; rejects with what it was told instead. */
  readonly opened: Promise<OpenedDatabase>;
  /** Lets it dispose and waits for its end. */
  end(): Promise<void>;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
}

/** The program that it runs, in this clone. */
const databaseOwner = fileURLToPath(new URL('database-owner.ts', import.meta.url));

export function startOwnerProcess(
  t: TestContext,
  dataFolder: string,
  { program = databaseOwner, account = {} }: { program?: string; account?: { uid?: number; gid?: number } } = {},
): OwnerProcess {
  const child = spawn(process.execPath, [program, dataFolder], { stdio: ['pipe', 'pipe', 'ignore'], cwd: '/', ...account });
  const exited = once(child, 'exit');
  const opened = firstLine(child.stdout).then((line) => {
    const answer = JSON.parse(line) as { opened?: OpenedDatabase; failed?: string };
    if (answer.opened === undefined) throw new Error(answer.failed);
    return answer.opened;
  });
  // Whoever does not ask how it went must not be ended by the answer.
  opened.catch(() => undefined);
  const end = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  t.after(end);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  return { pid: child.pid ?? 0, opened, end, kill };
}

async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) return line;
  throw new Error('the process ended without a word');
}
