import type { Verb } from '../verb.ts';
import { localName, remoteNamed } from './choose-remote.ts';
import { readRemotes, writeRemotes } from './remotes-file.ts';

export const useRemote: Verb = {
  name: 'remote use',
  summary: 'Chooses whom commands ask from now on: a remote, or "local" for this machine',
  usage: `NAME|${localName}`,
  options: {},
  positionals: { least: 1, most: 1 },
  async run([name = ''], _values, terminal) {
    const known = await readRemotes();
    if (name !== localName) remoteNamed(known, name);
    await writeRemotes({ ...known, inUse: name === localName ? null : name });
    terminal.result({ name }, `Commands ask ${name === localName ? 'the installation on this machine' : name} from now on.`);
    return 0;
  },
};
