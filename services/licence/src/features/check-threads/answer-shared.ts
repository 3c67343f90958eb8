import { receiveMessageOnPort } from 'node:worker_threads';
import type { TokenIssuers } from '@seatledger/platform/config/token-issuers.ts';
import { ApiKeys } from '../api-key/api-key.ts';
import { CheckStatistics } from '../check-statistics/check-statistics.ts';
import type { CheckHandler, CheckHandlerOptions } from '../licence-check/asking-handler.ts';
import { createCheckHandlers, type CheckHandlers } from '../licence-check/check-handlers.ts';
import { IdentityTokens } from '../identity-token/identity-tokens.ts';
import type { KeyObserver } from '../licence-check/key-observer.ts';
import { refusals } from '../licence-check/problems.ts';
import { FreshnessBoard } from '../licence-index/freshness-board.ts';
import type { IndexMemory } from '../licence-index/index-memory.ts';
import { IndexReader } from '../licence-index/index-reader.ts';
import { readinessOf, type LicenceReadiness } from '../licence-index/readiness.ts';
import { ChangeJournal } from '../stream/change-journal.ts';
import { createAnswerStreams } from '../stream/stream-handler.ts';
import { ToldUses } from '../uses/tell-uses.ts';
import { createPublishedKeysHandler } from '../signing-keys/published-keys-handler.ts';
import { SigningKeys } from '../signing-keys/signing-keys.ts';
import type { News, SharedChecks, Told } from './messages.ts';

export interface SharedCheckOptions extends Pick<CheckHandlerOptions, 'log' | 'now' | 'addressOf'> {
  readonly tokenIssuers?: TokenIssuers | undefined;
}

/** On a thread of its own: checks, answered from what the thread that follows the registry shares. */
export interface AnsweringThread {
  readonly checkHandlers: CheckHandlers;
  /** Ends what would not end by itself, before its server stops. */
  endStreams(): void;
  /** Tells what was used, for the last time. */
  handOverUses?(): void;
  /** Answers anybody who asks what signed licences are verified by. */
  readonly publishedKeys: CheckHandler;
  readiness(): LicenceReadiness;
}

export function answerShared({ port, board, statistics }: SharedChecks, { tokenIssuers, ...options }: SharedCheckOptions): AnsweringThread {
  const freshness = new FreshnessBoard(board);
  const apiKeys = new ApiKeys();
  const journal = new ChangeJournal();
  const signing = new SigningKeys();
  let memory: IndexMemory | undefined;
  let reader: IndexReader | null = null;

  function take(news: News): void {
    if (news.kind === 'api-keys') apiKeys.replace(news.apiKeys.map((key) => ({ ...key, secretHash: Buffer.from(key.secretHash) })));
    else if (news.kind === 'signing') signing.replace(news.signing);
    else if (news.kind === 'memory') memory = news.memory;
    else journal.take(news);
  }

  /** Whoever finds the memory replaced while a check is answered cannot wait for an event. */
  function newestMemory(known: IndexMemory): IndexMemory {
    for (let message = receiveMessageOnPort(port); message !== undefined; message = receiveMessageOnPort(port))
      take(message.message as News);
    return memory ?? known;
  }

  port.on('message', (news: News) => {
    take(news);
    const first = memory;
    if (first !== undefined) reader ??= new IndexReader(() => newestMemory(first));
  });
  const tell = (told: Told): void => port.postMessage(told);
  const keys: KeyObserver = { refused: (key) => tell({ kind: 'refused', key }), used: (key) => tell({ kind: 'used', key }) };
  const source = {
    get reader() {
      return reader;
    },
    get freshness() {
      return freshness.current;
    },
    apiKeys,
  };
  const uses = new ToldUses((gathered) => tell({ kind: 'uses', gathered }));
  const streams = createAnswerStreams({ ...options, source, keys, journal });
  return {
    checkHandlers: createCheckHandlers(
      {
        ...options,
        source,
        keys,
        tokens: new IdentityTokens({ ...options, issuers: tokenIssuers }),
        statistics: new CheckStatistics(Object.keys(refusals), statistics),
        streams,
        uses: uses.gatherer,
      },
      signing,
    ),
    publishedKeys: createPublishedKeysHandler(signing, options.now),
    endStreams: () => streams[Symbol.dispose](),
    handOverUses: () => uses.end(),
    readiness: () => readinessOf(reader?.size ?? null, freshness.current, options.now()),
  };
}
