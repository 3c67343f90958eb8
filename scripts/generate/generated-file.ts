import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '../checks/repository-root.ts';

export interface GeneratedFile {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** As `npm run format` would leave it. */
export async function formatFile(file: GeneratedFile): Promise<GeneratedFile> {
  const args = ['node_modules/oxfmt/bin/oxfmt', '--stdin-filepath', file.path];
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(file.text);
  const [formatted, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (exitCode !== 0) throw new Error(`${file.path} cannot be formatted`);
  return { path: file.path, text: formatted };
}
