import { parseArgs } from 'node:util';
import { explain } from './explain.ts';
import { helpFor, overview, unknownCommand } from './help.ts';
import { nearest } from './nearest.ts';
import { createTerminal, printable } from './terminal.ts';
import { UsageError, type ExitCode, type Verb } from './verb.ts';
import { verbs } from './verbs.ts';

async function main(argv: readonly string[]): Promise<ExitCode> {
  const json = argv.includes('--json');
  const terminal = createTerminal(json);
  try {
    const verb = findVerb(argv);
    if (verb === undefined) return showHelp(argv);
    const args = argv.slice(verb.name.split(' ').length);
    if (args.includes('--help')) {
      process.stdout.write(`${helpFor(verb)}\n`);
      return 0;
    }
    refuseUnknownOptions(verb, args);
    const { values, positionals } = parseArgs({
      args,
      options: { ...verb.options, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length < verb.positionals.least || positionals.length > verb.positionals.most) {
      throw new UsageError(`Usage: seatledger ${verb.name} ${verb.usage}`);
    }
    return await verb.run(positionals, values, terminal);
  } catch (error) {
    const { exitCode, code, lines } = explain(error);
    process.stderr.write(json ? `${JSON.stringify({ code, detail: lines.join('\n') })}\n` : `${printable(lines.join('\n'))}\n`);
    return exitCode;
  }
}

/** With what was probably meant. */
function refuseUnknownOptions({ name, usage, options }: Verb, args: readonly string[]): void {
  const known = [...Object.keys(options), 'json', 'help'];
  const end = args.indexOf('--');
  const typed = args.slice(0, end === -1 ? undefined : end).flatMap((arg) => /^--([^=]+)/.exec(arg)?.[1] ?? []);
  const unknown = typed.find((option) => !known.includes(option));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
  throw new UsageError(`${name} has no option --${unknown}.${hint}\nUsage: seatledger ${name} ${usage}`.trimEnd());
}

function findVerb(argv: readonly string[]): Verb | undefined {
  return verbs.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
}

function showHelp(argv: readonly string[]): ExitCode {
  const asked = argv.length === 0 || argv.includes('--help') || argv[0] === 'help';
  const known = verbs.filter(({ name }) => name.startsWith(`${argv[0] ?? ''} `));
  (asked ? process.stdout : process.stderr).write(
    asked ? `${overview(known.length > 0 ? known : verbs)}\n` : `${unknownCommand(argv, verbs)}\n`,
  );
  return asked ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
