import type { Terminal } from '../terminal.ts';
import type { ExitCode } from '../verb.ts';
import type { Answered } from './call-operation.ts';

/** A change request, as much of it as is told of what has become of a command. */
interface RequestTold {
  readonly id: string;
  readonly state: string;
  readonly summary: { readonly en: string };
  readonly applyAt: string | null;
  readonly failure: { readonly detail: string } | null;
}

/** The change request that a command has become, or that it has made; undefined where it is neither. */
export function requestMade({ data, response }: Answered): RequestTold | undefined {
  const isRequest = typeof data === 'object' && data !== null && 'requirements' in data && 'digest' in data;
  return isRequest && (response.status === 201 || response.status === 202) ? (data as unknown as RequestTold) : undefined;
}

/** Says what has become of it, and by the exit code whether it is in force. */
export function tellRequest(request: RequestTold, terminal: Terminal): ExitCode {
  terminal.result(request, sentenceOf(request));
  if (request.state === 'failed') return 2;
  return waiting.has(request.state) ? 3 : 0;
}

const waiting: ReadonlySet<string> = new Set(['submitted', 'scheduled']);

function sentenceOf({ id, state, summary, applyAt, failure }: RequestTold): string {
  const which = `change request ${id} (${summary.en.replace(/\.$/, '')})`;
  const look = `Look at it: seatledger change-request read ${id}`;
  switch (state) {
    case 'submitted':
      return `Nothing has changed yet. Waits for approval: ${which}.\n${look}`;
    case 'scheduled':
      return `Nothing has changed yet. Waits until ${applyAt ?? 'its time'}: ${which}.\n${look}`;
    case 'draft':
      return `A draft: ${which}. Hand it in: seatledger change-request submit ${id}`;
    case 'approved':
      return `Is being applied: ${which}.\n${look}`;
    case 'failed':
      return `Could not be applied: ${which}. ${failure?.detail ?? ''}`.trimEnd();
    default:
      return `Done: ${which}.`;
  }
}
