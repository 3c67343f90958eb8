import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const argon2Async = promisify(argon2);

/** RFC 9106 names: memory in KiB, passes over it, lanes. */
export interface Argon2Parameters {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's recommendation for Argon2id. */
export const argon2Parameters: Argon2Parameters = { memoryKiB: 19_456, passes: 2, parallelism: 1 };

export interface PasswordHasherOptions {
  readonly parameters?: Argon2Parameters;
  /** How many are computed at once; the others wait, so that sign-ins leave threads and memory to the rest of the server. */
  readonly concurrency?: number;
  /** How many may wait; the next one is refused with {@link PasswordHasherBusy}. */
  readonly queueLimit?: number;
}

export interface PasswordHasher {
  /** A hash in PHC string format. */
  hash(password: string): Promise<string>;
  /** Whether the password is the one of the hash. Of no hash (undefined): no, after the same work. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters than today's. */
  needsRehash(hash: string): boolean;
}

export class PasswordHasherBusy extends Error {
  override readonly name = 'PasswordHasherBusy';
  readonly code = 'password_hasher_busy';
}

const saltBytes = 16;
const tagBytes = 32;

/** Argon2id (RFC 9106), a few at a time. Passwords are compared in NFC. */
export function createPasswordHasher(options: PasswordHasherOptions = {}): PasswordHasher {
  const { parameters = argon2Parameters, concurrency = 2, queueLimit = 100 } = options;
  const inTurn = limitConcurrency(concurrency, queueLimit);
  const nobody: ParsedHash = { parameters, salt: randomBytes(saltBytes), tag: randomBytes(tagBytes) };
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const tag = await inTurn(() => computeTag(password, salt, tagBytes, parameters));
      return formatHash({ parameters, salt, tag });
    },
    async verify(hash, password) {
      const parsed = hash === undefined ? nobody : parseHash(hash);
      const tag = await inTurn(() => computeTag(password, parsed.salt, parsed.tag.length, parsed.parameters));
      return timingSafeEqual(tag, parsed.tag) && hash !== undefined;
    },
    needsRehash(hash) {
      const made = parseHash(hash).parameters;
      return made.memoryKiB !== parameters.memoryKiB || made.passes !== parameters.passes || made.parallelism !== parameters.parallelism;
    },
  };
}

interface ParsedHash {
  readonly parameters: Argon2Parameters;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

async function computeTag(password: string, salt: Buffer, tagLength: number, parameters: Argon2Parameters): Promise<Buffer> {
  const { memoryKiB: memory, passes, parallelism } = parameters;
  return argon2Async('argon2id', { message: password.normalize('NFC'), nonce: salt, memory, passes, parallelism, tagLength });
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, base64 without padding. */
function formatHash({ parameters: { memoryKiB, passes, parallelism }, salt, tag }: ParsedHash): string {
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{16,128})$/;

function parseHash(hash: string): ParsedHash {
  const [, memory, passes, parallelism, salt, tag] = phc.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('a stored password hash is not in PHC string format');
  return {
    parameters: { memoryKiB: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

function limitConcurrency(concurrency: number, queueLimit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= concurrency) {
      if (waiting.length >= queueLimit) throw new PasswordHasherBusy('too many passwords are being checked');
      // Whoever ends hands its place over, so that nobody overtakes those who wait.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
