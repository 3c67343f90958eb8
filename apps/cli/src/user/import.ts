import { saidOptions } from '../api/said-beside.ts';
import { connectionOptions } from '../connection/connection.ts';
import { openFileToSend } from '../file-to-send.ts';
import { chooseRemote } from '../remote/choose-remote.ts';
import { createWholeFile } from '../whole-file.ts';
import { requiredText, textOf, UsageError, type Arguments, type Verb } from '../verb.ts';
import { importHere } from './import-here.ts';
import { importRemotely } from './import-remotely.ts';
import type { ListToImport } from './list-to-import.ts';
import { exitCodeOf, tellImport } from './tell-import.ts';

export const importUsers: Verb = {
  name: 'user import',
  summary: "Makes users of a customer's list (CSV), all or nothing",
  usage:
    'FILE --domain D [--dry-run] [--result FILE] [--map "Header=field,…"] [--profile P] [--dates dmy|mdy] [--skip-refused] [--title T] [--reason R] [--apply-at A]',
  options: {
    ...connectionOptions,
    ...saidOptions,
    domain: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    result: { type: 'string' },
    map: { type: 'string' },
    profile: { type: 'string' },
    dates: { type: 'string', choices: ['dmy', 'mdy'] },
    'skip-refused': { type: 'boolean', default: false },
  },
  positionals: { least: 1, most: 1 },
  async run([path = ''], values, terminal) {
    const remote = await chooseRemote(values);
    const options = readOptions(values);
    await using file = await openFileToSend(path);
    await using result = await createWholeFile(textOf(values, 'result'));
    const list = { ...options, fileName: file.name, bytes: file.bytes };
    const imported = await (remote === undefined
      ? importHere(values, list, result, terminal)
      : importRemotely(remote, list, result, terminal));
    tellImport(imported, result !== undefined, terminal);
    return exitCodeOf(imported);
  },
};

function readOptions(values: Arguments): Omit<ListToImport, 'fileName' | 'bytes'> {
  return {
    domain: requiredText(values, 'domain').trim().toLowerCase(),
    map: textOf(values, 'map'),
    dates: readDateOrder(textOf(values, 'dates')),
    profile: textOf(values, 'profile'),
    dryRun: values['dry-run'] === true,
    skipRefused: values['skip-refused'] === true,
    said: { title: textOf(values, 'title'), reason: textOf(values, 'reason'), 'apply-at': textOf(values, 'apply-at') },
  };
}

function readDateOrder(text: string | undefined): 'dmy' | 'mdy' | undefined {
  if (text === undefined || text === 'dmy' || text === 'mdy') return text;
  throw new UsageError('--dates takes dmy (31/12/2026) or mdy (12/31/2026).');
}
