// A process of its own that streams a prepared file into registry.users.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { openConnection } from '../../packages/platform/src/db/connection.ts';
import { answerQuestions } from '../measure/worker.ts';
import { copiedColumns } from './list-files.ts';

export interface CopyTask {
  readonly databaseUrl: string;
  readonly file: string;
}

/** Seconds, from the statement to its end; neither the start of the process nor the connection. */
async function copy({ databaseUrl, file }: CopyTask): Promise<number> {
  await using connection = await openConnection(databaseUrl, 'seatledger bench');
  const startedAt = performance.now();
  const stream = connection.client.query(copyFrom(`copy registry.users (${copiedColumns}) from stdin`));
  await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), stream);
  return (performance.now() - startedAt) / 1000;
}

answerQuestions({ copy });
