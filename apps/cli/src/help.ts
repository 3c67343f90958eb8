import { nearest } from './nearest.ts';
import { table } from './terminal.ts';
import type { Verb } from './verb.ts';

export function overview(verbs: readonly Verb[]): string {
  return [
    'seatledger <noun> <verb> [options]',
    '',
    table(verbs.map(({ name, summary }) => [`  ${name}`, summary])),
    '',
    'Every command takes --json (one JSON value on standard output) and --help. Whom it asks: --remote NAME (seatledger remote add), else',
    'SEATLEDGER_URL with SEATLEDGER_TOKEN, else the remote in use, else the installation on this machine: --data FOLDER (default ./data, or',
    'SEATLEDGER_DATA). Customers, domains and users are named by their numbers or by what they are called: acme.example, ana@acme.example.',
    'Lists and options in your shell: eval "$(seatledger completion bash)", or zsh; seatledger completion fish | source.',
    'Exit codes: 0 done; 1 fault, nothing was done unless it says that it is not known; 2 the answer is no (rows refused, a rule refuses,',
    'there is no such thing, no valid licence); 3 nothing has changed yet: it waits for approval as a change request, whose number is told.',
    '--title, --reason and --apply-at go with that request.',
  ].join('\n');
}

export function helpFor(verb: Verb): string {
  const choices = Object.entries(verb.options).flatMap(([name, option]) =>
    option.choices === undefined ? [] : [[`  --${name}`, option.choices.join(', ')]],
  );
  return [`seatledger ${verb.name} ${verb.usage}`.trimEnd(), `${verb.summary}.`, ...(choices.length > 0 ? [table(choices)] : [])].join(
    '\n\n',
  );
}

/** What was probably meant by words that are no command, and what there is. */
export function unknownCommand(argv: readonly string[], verbs: readonly Verb[]): string {
  const [noun = '', verb = ''] = argv;
  const nouns = [...new Set(verbs.map(({ name }) => name.split(' ')[0] ?? ''))];
  const known = verbs.filter(({ name }) => name.startsWith(`${noun} `));
  const meant =
    known.length > 0
      ? nearest(
          `${noun} ${verb}`,
          known.map(({ name }) => name),
        )
      : nearest(noun, nouns);
  const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  const there = known.length > 0 ? known.map(({ name, summary }) => [`  ${name}`, summary]) : [[`  ${nouns.join(', ')}`]];
  return `There is no command "${`${noun} ${verb}`.trim()}".${hint}\n\n${table(there)}\n\nAll of them: seatledger --help`;
}
