import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Check, Findings } from './check.ts';

const nothing: Findings = { passed: 0, failed: 0, skipped: [], report: '' };
const aptGet = '/usr/bin/apt-get';

/** That there is a Chromium at `path` for the browser tests: Debian's is installed where it is missing and we may do so. */
export function chromiumCheck(path: string): Check {
  return {
    name: "Debian's chromium",
    async run(signal) {
      if (existsSync(path)) return nothing;
      if (!existsSync(aptGet) || process.getuid?.() !== 0) {
        return { ...nothing, skipped: [`the browser tests: there is no ${path}; as root on Debian it would have been installed`] };
      }
      await install(signal);
      return nothing;
    },
  };
}

/** Rejects with what apt-get said where it could not. */
async function install(signal: AbortSignal): Promise<void> {
  const options = { signal, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 1024 * 1024 };
  const apt = async (...args: string[]): Promise<unknown> =>
    promisify(execFile)(aptGet, ['--quiet', '--option', 'DPkg::Lock::Timeout=300', ...args], options);
  await apt('update');
  await apt('install', '--yes', '--no-install-recommends', 'chromium');
}
