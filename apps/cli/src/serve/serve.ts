import { readConfig } from '@seatledger/platform/config/config.ts';
import type { ServedService } from '@seatledger/server';
import { textOf, UsageError, type Verb } from '../verb.ts';

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'Runs the server: everything, or the services named',
  usage: '[SERVICE…] [--port P] [--host H] [--data FOLDER]',
  options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  positionals: { least: 0, most: Infinity },
  async run(names, values, terminal) {
    // Loaded where it is used: whoever asks a server elsewhere does not wait for all of this one.
    const { serve, servedServices, untilStopped } = await import('@seatledger/server');
    const services = names.length === 0 ? servedServices : names.map((name) => readService(name, servedServices));
    const config = readConfig(process.env, {
      port: textOf(values, 'port'),
      host: textOf(values, 'host'),
      dataFolder: textOf(values, 'data'),
    });
    const stopped = untilStopped();
    await using server = await serve({ config, services });
    terminal.result({ url: server.url }, `Seatledger ready at ${server.url}`);
    await stopped;
    return 0;
  },
};

function readService(name: string, known: readonly ServedService[]): ServedService {
  const service = known.find((one) => one === name);
  if (service === undefined) throw new UsageError(`There is no service ${name}; the services are: ${known.join(', ')}.`);
  return service;
}
