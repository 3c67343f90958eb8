import { parseArgs } from 'node:util';
import { createApiKey } from './api-key/create.ts';
import { listApiKeys } from './api-key/list.ts';
import { revokeApiKey } from './api-key/revoke.ts';
import { explain } from './explain.ts';
import { helpFor, overview } from './help.ts';
import { checkLicence } from './licence/check.ts';
import { createOperator } from './operator/create.ts';
import { registryVerbs } from './registry-commands/registry-verbs.ts';
import { serveVerb } from './serve/serve.ts';
import { createTerminal } from './terminal.ts';
import { importUsers } from './user/import.ts';
import { UsageError, type ExitCode, type Verb } from './verb.ts';

const verbs: readonly Verb[] = [
  serveVerb,
  importUsers,
  checkLicence,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  createOperator,
  ...registryVerbs(),
];

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
    process.stderr.write(json ? `${JSON.stringify({ code, detail: lines.join('\n') })}\n` : `${lines.join('\n')}\n`);
    return exitCode;
  }
}

function findVerb(argv: readonly string[]): Verb | undefined {
  return verbs.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
}

function showHelp(argv: readonly string[]): ExitCode {
  const asked = argv.length === 0 || argv.includes('--help') || argv[0] === 'help';
  const known = verbs.filter(({ name }) => name.startsWith(`${argv[0] ?? ''} `));
  const text = overview(known.length > 0 ? known : verbs);
  (asked ? process.stdout : process.stderr).write(
    asked ? `${text}\n` : `There is no command "${argv.slice(0, 2).join(' ')}".\n\n${text}\n`,
  );
  return asked ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
