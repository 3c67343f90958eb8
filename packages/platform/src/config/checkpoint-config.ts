import { resolve } from 'node:path';
import { z } from 'zod';
import { isLoopback } from '../http/loopback.ts';
import { ConfigError } from './config-error.ts';

/** Where signed checkpoints of a log are handed to, outside the database. */
export interface CheckpointConfig {
  /** Absolute. */
  readonly folder: string;
  /** A server that each checkpoint is posted to; null: none. */
  readonly url: string | null;
  /** A mailbox that gets one a day; null: none. */
  readonly mailTo: string | null;
}

const folderName = 'SEATLEDGER_CHECKPOINT_FOLDER';
const urlName = 'SEATLEDGER_CHECKPOINT_URL';
const mailName = 'SEATLEDGER_CHECKPOINT_MAIL';

/** Throws {@link ConfigError}. */
export function readCheckpointConfig(read: (variable: string) => string | undefined, usualFolder: string): CheckpointConfig {
  return {
    folder: resolve(read(folderName) ?? usualFolder),
    url: readUrl(read(urlName)),
    mailTo: readMailbox(read(mailName), read('SEATLEDGER_SMTP_URL') !== undefined),
  };
}

function readUrl(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  // The value is not repeated: it may hold a token.
  if (url === undefined || !isSafe) throw new ConfigError(urlName, `${urlName} must be an https address that takes checkpoints by POST.`);
  return url.href;
}

function readMailbox(text: string | undefined, mailIsSent: boolean): string | null {
  if (text === undefined) return null;
  if (!z.email().max(254).safeParse(text).success) throw new ConfigError(mailName, `${mailName} must be one e-mail address.`);
  if (!mailIsSent) throw new ConfigError(mailName, `${mailName} needs a mail server: set SEATLEDGER_SMTP_URL too.`);
  return text;
}
