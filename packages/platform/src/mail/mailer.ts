import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config/mail-config.ts';
import { limitConcurrency } from '../jobs/limit-concurrency.ts';
import { letterHtml, letterText, type Letter } from './letter.ts';
import { failureOf, type MailFailure } from './mail-failure.ts';

export interface MailMessage extends Letter {
  /** What the log calls it, as it names neither address nor content. */
  readonly kind: string;
  readonly to: string;
}

export interface MailerSettings extends MailConfig {
  readonly log: (level: 'warn' | 'error', message: string, details: MailLogDetails) => void;
  /** How long to wait before each further attempt; after the last one the message is given up. */
  readonly retryDelaysMs?: readonly number[];
}

export interface MailLogDetails extends Omit<MailFailure, 'isFinal'> {
  readonly kind: string;
}

export interface Mailer extends AsyncDisposable {
  /** Hands a message to the mail server, trying again when it cannot. Never throws: what was not sent is logged as an error. */
  send(message: MailMessage): Promise<'sent' | 'failed'>;
}

const usualRetryDelaysMs = [2_000, 15_000, 60_000];
const attemptTimeoutMs = 20_000;
const attemptsAtOnce = 4;

/** Disposing lets the running attempts end, makes no further ones, and logs what was not sent. */
export function createMailer({ log, retryDelaysMs = usualRetryDelaysMs, from, ...server }: MailerSettings): Mailer {
  const transport = createTransport(transportOptions(server));
  const inTurn = limitConcurrency(attemptsAtOnce);
  const stopping = new AbortController();
  const pending = new Set<Promise<unknown>>();

  async function attempt({ to, ...letter }: MailMessage, messageId: string): Promise<MailFailure | undefined> {
    try {
      await transport.sendMail({
        messageId,
        from,
        to: { name: '', address: to },
        subject: letter.subject,
        text: letterText(letter),
        html: letterHtml(letter),
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(attemptTimeoutMs),
      });
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  }

  async function deliver(message: MailMessage): Promise<'sent' | 'failed'> {
    const { kind } = message;
    // The same at every attempt: whoever gets the message twice, as after a lost answer, can tell.
    const messageId = `<${randomUUID()}@${from.address.split('@').at(-1)}>`;
    for (const delayMs of [...retryDelaysMs, undefined]) {
      const failure = await inTurn(() => attempt(message, messageId));
      if (failure === undefined) return 'sent';
      const { isFinal, ...details } = failure;
      const isLast = isFinal || delayMs === undefined || stopping.signal.aborted;
      if (!isLast) log('warn', 'a message could not be sent yet', { kind, ...details });
      if (isLast || !(await passed(delayMs, stopping.signal))) {
        log('error', 'a message was not sent', { kind, ...details });
        return 'failed';
      }
    }
    return 'failed';
  }

  return {
    send(message) {
      const delivered = deliver(message);
      pending.add(delivered);
      return delivered.finally(() => pending.delete(delivered));
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      while (pending.size > 0) await Promise.all(pending);
      transport.close();
    },
  };
}

function transportOptions({ host, port, encryption, credentials }: Omit<MailConfig, 'from'>) {
  return {
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    tls: { minVersion: 'TLSv1.2' as const },
    // A server that was to know us and asks for nothing is not the one that was meant.
    forceAuth: credentials !== null,
    ...(credentials && { auth: { user: credentials.user, pass: credentials.password.export().toString() } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
    logger: false,
  };
}

/** False when the signal came first. */
async function passed(delayMs: number, signal: AbortSignal): Promise<boolean> {
  return delay(delayMs, true, { signal }).catch(() => false);
}
