import { requiredText, textOf, UsageError, type Verb } from '../verb.ts';
import { localName, readUrl } from './choose-remote.ts';
import { readToken } from './read-token.ts';
import { readRemotes, remotesPath, writeRemotes } from './remotes-file.ts';

export const addRemote: Verb = {
  name: 'remote add',
  summary: 'Keeps the address of a server and a token for it, which is typed, piped in or read from a file',
  usage: 'NAME --url URL [--token-file FILE]',
  options: { url: { type: 'string' }, 'token-file': { type: 'string' } },
  positionals: { least: 1, most: 1 },
  async run([name = ''], values, terminal) {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(name) || name === localName) {
      throw new UsageError(`A remote is named by small letters, digits and -, and not "${localName}", which is this machine.`);
    }
    const url = readUrl(requiredText(values, 'url'), '--url');
    const token = await readToken(textOf(values, 'token-file'));
    const { inUse, remotes } = await readRemotes();
    await writeRemotes({ inUse, remotes: { ...remotes, [name]: { url, token } } });
    const hint = `Try it: seatledger remote test ${name}. Ask it always: seatledger remote use ${name}.`;
    terminal.result({ name, url }, `Kept ${name} in ${remotesPath()}.\n${hint}`);
    return 0;
  },
};
