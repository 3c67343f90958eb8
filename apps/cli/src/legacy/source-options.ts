import { readFile } from 'node:fs/promises';
import type { OpenSourceOptions } from '@seatledger/legacy/source/open-source.ts';
import { textOf, UsageError, type Arguments } from '../verb.ts';

/** How a live server is reached. Its password is never an argument: those can be read by everybody on the machine. */
export const serverOptions = {
  'password-file': { type: 'string' },
  encrypt: { type: 'string', choices: ['on', 'strict', 'off'] },
  certificate: { type: 'string' },
  'server-name': { type: 'string' },
  timeout: { type: 'string' },
} as const;

export const serverUsage = '[--password-file FILE] [--encrypt on|strict|off] [--certificate FILE] [--server-name N] [--timeout SECONDS]';

const passwordVariable = 'SEATLEDGER_LEGACY_PASSWORD';

export async function readServerOptions(values: Arguments): Promise<Pick<OpenSourceOptions, 'server'>> {
  const passwordFile = textOf(values, 'password-file');
  const password =
    passwordFile === undefined ? process.env[passwordVariable] : (await readFile(passwordFile, 'utf8')).replace(/\r?\n$/, '');
  const certificate = textOf(values, 'certificate');
  const serverName = textOf(values, 'server-name');
  const timeout = textOf(values, 'timeout');
  return {
    server: {
      encrypt: readEncrypt(textOf(values, 'encrypt')),
      ...(password !== undefined && { password }),
      ...(certificate !== undefined && { certificate }),
      ...(serverName !== undefined && { serverName }),
      ...(timeout !== undefined && { timeoutMs: readSeconds(timeout) * 1000 }),
    },
  };
}

function readEncrypt(text = 'on'): 'on' | 'strict' | 'off' {
  if (text === 'on' || text === 'strict' || text === 'off') return text;
  throw new UsageError('--encrypt takes on, strict (TDS 8.0) or off.');
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds > 0 && seconds <= 3_600) return seconds;
  throw new UsageError('--timeout takes whole seconds, up to 3600.');
}
