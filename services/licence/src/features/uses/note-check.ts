import type { IncomingMessage } from 'node:http';
import type { CheckHandlerOptions } from '../licence-check/check-options.ts';
import { isValid } from '../licence-check/find-answer.ts';
import type { IndexReader } from '../licence-index/index-reader.ts';
import { clientAddressOf } from './client-address.ts';

/** Counts an answer that `reader` has just found, where it says that the person may work. `at`: epoch milliseconds. */
export type NoteCheck = (found: string, reader: IndexReader, product: string | undefined, request: IncomingMessage, at: number) => void;

export function createNoteCheck({ uses, addressOf }: Pick<CheckHandlerOptions, 'uses' | 'addressOf'>): NoteCheck {
  const clientOf = clientAddressOf(addressOf);
  return (found, reader, product, request, at) => {
    if (uses !== undefined && isValid(found)) uses.countCheck(reader, product, clientOf(request), at);
  };
}
