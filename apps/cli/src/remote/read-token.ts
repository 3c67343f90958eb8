import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { UsageError } from '../verb.ts';

/** The token, from a file, from what is piped in, or typed without being shown. Never an argument: others could see it. */
export async function readToken(file: string | undefined): Promise<string> {
  const given = file !== undefined ? await readFile(file, 'utf8') : process.stdin.isTTY ? await askForToken() : await text(process.stdin);
  const token = given.trim();
  if (!/^[\x21-\x7e]{8,4096}$/.test(token)) {
    throw new UsageError('A token is one line: an API key (sl_…), a personal token (slp_…) or an access token.');
  }
  return token;
}

function askForToken(): Promise<string> {
  process.stderr.write('Key or token (is not shown): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => {
      process.stderr.write('\n');
      resolve('');
    });
    lines.once('line', () => lines.close());
  });
}
