import { mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigError } from '@seatledger/platform/config/config-error.ts';
import { writeFileAtomically } from '@seatledger/platform/files/write-file-atomically.ts';
import { z } from 'zod';

const remote = z.strictObject({ url: z.url(), token: z.string().min(1) });
const remotes = z.strictObject({
  /** Asked where nothing else is said; null: the installation on this machine. */
  inUse: z.string().nullable(),
  remotes: z.record(z.string(), remote),
});
export type Remote = z.output<typeof remote>;
export type Remotes = z.output<typeof remotes>;

/** Under the folder of the XDG Base Directory Specification. */
export function remotesPath(): string {
  const { XDG_CONFIG_HOME: configured } = process.env;
  return join(configured === undefined || configured === '' ? join(homedir(), '.config') : configured, 'seatledger', 'remotes.json');
}

/** @throws ConfigError where others may read the file, as it holds tokens, or where it is not ours. */
export async function readRemotes(): Promise<Remotes> {
  const path = remotesPath();
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return { inUse: null, remotes: {} };
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
    throw new ConfigError('--remote', `Others may read ${path}, which holds tokens: chmod 600 it, and make new tokens.`);
  }
  const parsed = remotes.safeParse(parseJson(text));
  if (!parsed.success) throw new ConfigError('--remote', `${path} is not readable as remotes; remove it and add them again.`);
  return parsed.data;
}

export async function writeRemotes(changed: Remotes): Promise<void> {
  const path = remotesPath();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFileAtomically(path, `${JSON.stringify(changed, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
