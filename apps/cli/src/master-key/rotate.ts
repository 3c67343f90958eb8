import { userInfo } from 'node:os';
import { readConfig } from '@seatledger/platform/config/config.ts';
import { textOf, type Verb } from '../verb.ts';

export const rotateMasterKeyVerb: Verb = {
  name: 'master-key rotate',
  summary:
    'Puts a new master key in the data folder of this machine, beside a running server or without one; exit code 0 when it is replaced',
  usage: '[--data FOLDER]',
  options: { data: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  async run(_positionals, values, terminal) {
    // Loaded where it is used: whoever asks a server elsewhere does not wait for all of this one.
    const { createLogger, logTo, rotateMasterKey } = await import('@seatledger/server');
    const config = readConfig({ SEATLEDGER_LOG_LEVEL: 'warn', ...process.env }, { dataFolder: textOf(values, 'data') });
    const rotated = await rotateMasterKey(config, userInfo().username, logTo(createLogger(config.logLevel)));
    const { previous, current, file } = rotated;
    const backups = 'Backups of before need the key of before, which is in them where they hold the whole data folder.';
    terminal.result(rotated, `The master key ${previous} is replaced by ${current}, in ${file}.\n${backups}`);
    return 0;
  },
};
