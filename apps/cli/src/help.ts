import { table } from './terminal.ts';
import type { Verb } from './verb.ts';

export function overview(verbs: readonly Verb[]): string {
  return [
    'seatledger <noun> <verb> [options]',
    '',
    table(verbs.map(({ name, summary }) => [`  ${name}`, summary])),
    '',
    'Every command takes --json (one JSON value on standard output), --data FOLDER (default ./data, or SEATLEDGER_DATA) and --help.',
    'Exit codes: 0 done; 1 fault, nothing was done; 2 the answer is no (rows refused, a rule refuses, no valid licence).',
  ].join('\n');
}

export function helpFor(verb: Verb): string {
  return `seatledger ${verb.name} ${verb.usage}\n\n${verb.summary}.`;
}
