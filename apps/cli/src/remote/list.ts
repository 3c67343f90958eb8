import { table } from '../terminal.ts';
import type { Verb } from '../verb.ts';
import { localName } from './choose-remote.ts';
import { readRemotes } from './remotes-file.ts';

export const listRemotes: Verb = {
  name: 'remote list',
  summary: 'Lists the remotes, without their tokens',
  usage: '',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(_positionals, _values, terminal) {
    const { inUse, remotes } = await readRemotes();
    const listed = [
      { name: localName, url: null, token: null, inUse: inUse === null },
      ...Object.entries(remotes).map(([name, { url, token }]) => ({ name, url, token: kindOf(token), inUse: name === inUse })),
    ];
    const rows = listed.map((one) => [one.name, one.url ?? 'this machine', one.token ?? '-', one.inUse ? 'in use' : '']);
    terminal.result(listed, table([['NAME', 'URL', 'TOKEN', ''], ...rows]));
    return 0;
  },
};

function kindOf(token: string): string {
  if (token.startsWith('slp_')) return 'personal token';
  return token.startsWith('sl_') ? 'API key' : 'access token';
}
