import { ApiProblem } from '@seatledger/api-client';
import { connectTo } from '../connection/connection.ts';
import { UsageError, type Verb } from '../verb.ts';
import { chooseRemote } from './choose-remote.ts';

export const testRemote: Verb = {
  name: 'remote test',
  summary: 'Asks whether a remote answers and accepts its token',
  usage: '[NAME]',
  options: {},
  positionals: { least: 0, most: 1 },
  async run([name], values, terminal) {
    const remote = await chooseRemote(name === undefined ? values : { remote: name });
    if (remote === undefined) throw new UsageError('No remote is in use: name one, seatledger remote test NAME.');
    const { client } = connectTo(remote);
    // Whoever is let in is told apart from whoever is not, whatever the token may do.
    await client.GET('/v1/personal-tokens', { params: { query: { limit: 1 } } }).catch((error: unknown) => {
      if (!(error instanceof ApiProblem && error.code === 'not_a_person')) throw error;
    });
    terminal.result({ name: remote.name, url: remote.url }, `${remote.url} answers and accepts the token.`);
    return 0;
  },
};
