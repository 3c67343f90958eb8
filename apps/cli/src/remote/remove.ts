import type { Verb } from '../verb.ts';
import { remoteNamed } from './choose-remote.ts';
import { readRemotes, writeRemotes } from './remotes-file.ts';

export const removeRemote: Verb = {
  name: 'remote remove',
  summary: 'Forgets a remote and its token, which stays valid until it is revoked',
  usage: 'NAME',
  options: {},
  positionals: { least: 1, most: 1 },
  async run([name = ''], _values, terminal) {
    const known = await readRemotes();
    remoteNamed(known, name);
    const { [name]: _, ...remotes } = known.remotes;
    await writeRemotes({ inUse: known.inUse === name ? null : known.inUse, remotes });
    terminal.result({ name }, `Forgot ${name}.`);
    return 0;
  },
};
