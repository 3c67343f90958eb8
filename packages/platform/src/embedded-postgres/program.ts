import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { SystemUser } from './unprivileged-user.ts';

/** Runs one of PostgreSQL's programs to its end. Returns what it wrote to both outputs; throws that when it fails. */
export async function runProgram(program: string, args: readonly string[], folder: string, user: SystemUser | undefined): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder, env: programEnvironment(), ...accountOf(user) });
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const [end, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (end !== 0) throw new Error(`${program} ended with ${end}: ${(errors || output).trim()}`);
  return output + errors;
}

/** Our environment without what would change PostgreSQL's behaviour. Its messages are in English, for they are also read by us. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && !name.startsWith('SEATLEDGER_'),
  );
  return { ...Object.fromEntries(kept), LANG: 'C', LC_ALL: 'C' };
}

export function accountOf(user: SystemUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}
