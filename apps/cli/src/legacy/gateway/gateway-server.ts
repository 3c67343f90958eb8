import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseEmail } from '@seatledger/domain/email/email.ts';
import type { Gateway } from '@seatledger/legacy/parity/adapter/adapter-schema.ts';
import { findQuestion, isLicenceQuestion, needsBody, type AskedQuestion } from '@seatledger/legacy/parity/adapter/find-address.ts';
import type { AnswerToTell, WrittenReply } from '@seatledger/legacy/parity/adapter/write-reply.ts';
import type { CutOverDomains } from './cut-over-domains.ts';
import type { OldService } from './hand-on.ts';

export interface GatewayParts {
  readonly gateway: Gateway;
  readonly oldService: OldService;
  readonly domains: Pick<CutOverDomains, 'has' | 'isStale'>;
  readonly check: (question: AskedQuestion) => Promise<AnswerToTell>;
  readonly write: (question: AskedQuestion, answer: AnswerToTell) => WrittenReply;
  /** Told of every question whose address was found. */
  readonly onQuestion: (question: AskedQuestion) => void;
  /** Seatledger should have answered and did not; the old service is asked. */
  readonly onFault: (detail: string) => void;
}

/** Says who answered, and whether the list of domains may be out of date. */
const answeredBy = 'seatledger-answered-by';

/** Larger bodies are no questions. */
const largestQuestionBytes = 65_536;

/** Stands where the old service stood: Seatledger answers for domains that are cut over, everything else goes on as it came. */
export function createGatewayServer(parts: GatewayParts): Server {
  const server = http.createServer((request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  });
  server.headersTimeout = 15_000;
  server.requestTimeout = 300_000;
  server.maxConnections = 10_000;
  return server;
}

async function answer(parts: GatewayParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gateway, oldService, domains } = parts;
  const asked = { method: request.method ?? '', target: request.url ?? '/' };
  const stale: Readonly<Record<string, string>> = domains.isStale ? { 'seatledger-stale': 'true' } : {};
  if (!isLicenceQuestion(gateway, asked)) return oldService.handOn(request, response, [], stale);
  const body = needsBody(gateway) ? await readBody(request) : noBody;
  const type = request.headers['content-type'] ?? '';
  const question = findQuestion(gateway, { ...asked, ...(body.isWhole && { body: { type, text: Buffer.concat(body.read).toString() } }) });
  if (question !== undefined) parts.onQuestion(question);
  const reply = question === undefined || !isCutOver(question, domains) ? null : await ownReply(parts, question);
  if (reply === null || reply === 'failed') {
    const said = { ...stale, [answeredBy]: reply === null ? 'old' : 'old; seatledger=unreachable' };
    return oldService.handOn(request, response, body.read, said);
  }
  request.resume();
  response.writeHead(reply.status, {
    ...reply.headers,
    ...stale,
    [answeredBy]: 'seatledger',
    'content-length': Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}

function isCutOver({ email }: AskedQuestion, domains: GatewayParts['domains']): boolean {
  const parsed = parseEmail(email);
  return parsed.ok && domains.has(parsed.email.domainName);
}

async function ownReply({ domains, check, write, onFault }: GatewayParts, question: AskedQuestion): Promise<WrittenReply | 'failed'> {
  // Known to be out of reach, which was said: nobody waits for it to be so once more.
  if (domains.isStale) return 'failed';
  try {
    return write(question, await check(question));
  } catch (error) {
    onFault((error as Error).message);
    return 'failed';
  }
}

interface ReadBody {
  readonly read: readonly Buffer[];
  readonly isWhole: boolean;
}

const noBody: ReadBody = { read: [], isWhole: false };

/** As far as a question may go; what is beyond stays to be handed on. */
async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const read: Buffer[] = [];
  let length = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    read.push(piece);
    length += piece.length;
    if (length > largestQuestionBytes) return { read, isWhole: false };
  }
  return { read, isWhole: true };
}
