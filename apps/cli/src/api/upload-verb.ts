import { openConnection, longTimeoutMs } from '../connection/connection.ts';
import { openFileToSend } from '../file-to-send.ts';
import type { Verb } from '../verb.ts';
import { callOperation } from './call-operation.ts';
import type { Field } from './fields.ts';
import type { Operation } from './operations.ts';
import { refusedIn } from './api-refusal.ts';
import { lines } from './show-answer.ts';

/** What a verb does whose operation takes a file: sends it, and shows what was read of it. */
export function runUpload(operation: Operation, fields: readonly Field[]): Verb['run'] {
  return async ([path = ''], values, terminal) => {
    await using file = await openFileToSend(path);
    await using connection = await openConnection(values, longTimeoutMs);
    const named = { 'file-name': file.name, ...values };
    const { data } = await callOperation(connection.client, operation, fields, named, file.bytes).catch(refusedIn(fields));
    const answer = data as Readonly<Record<string, unknown>>;
    terminal.result(answer, lines(answer));
    return 0;
  };
}
