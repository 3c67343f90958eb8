import { readFileSync } from 'node:fs';
import { PasswordHasherBusy } from '@seatledger/platform/crypto/password-hash.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import { refuseWeakPassword } from '@seatledger/domain/sign-in/judge-password.ts';
import { z } from 'zod';

/** Longer than any password that is accepted, so that what is wrong with it is said by the rules. */
export const passwordField = z.string().min(1).max(512).meta({ description: 'Any characters; 12 to 128 of them.' });

let blocklist: ReadonlySet<string> | undefined;

/** Common passwords and the words that they are made of, and those of breaches that would be long enough. Read when they are first needed. */
function readBlocklist(): ReadonlySet<string> {
  return new Set(['common-passwords.txt', 'breached-passwords.txt'].flatMap(readList));
}

function readList(name: string): string[] {
  const lines = readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}

const productWords = ['seatledger', 'licence', 'license', 'entitlement'];

/** Throws the refusal of a password that somebody would guess. */
export function refuseGuessable(password: string, { email, displayName }: { readonly email: string; readonly displayName: string }): void {
  blocklist ??= readBlocklist();
  refuseWeakPassword(password, { blocklist, words: [...productWords, email, displayName] });
}

/** A full queue is no fault: others sign in at the same time. */
export async function inQueue<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    if (!(error instanceof PasswordHasherBusy)) throw error;
    const detail = 'Very many people sign in at the same time; try again in a moment.';
    throw new HttpProblem({ status: 503, code: 'sign_in_busy', title: 'Service unavailable', detail }, { 'retry-after': '2' });
  });
}
