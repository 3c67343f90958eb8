import { join } from 'node:path';
import { connectionOptions } from '../connection/connection.ts';
import { openInstallationSession } from '../connection/installation-session.ts';
import { chooseRemote } from '../remote/choose-remote.ts';
import type { Arguments, Verb } from '../verb.ts';
import { exportLog } from './export-log.ts';
import { filesOfRemote, filesOfServer } from './log-at-address.ts';
import type { LogFiles } from './verify/log-files.ts';

export const exportAudit: Verb = {
  name: 'audit export',
  summary:
    'Writes the whole audit log into a folder, as C2SP tlog-tiles: for "audit verify" and for the tools of others; goes on where it ended',
  usage: 'FOLDER [--data FOLDER|--remote R]',
  options: connectionOptions,
  positionals: { least: 1, most: 1 },
  async run([folder = ''], values, terminal) {
    await using source = await openSource(values);
    const exported = await exportLog(source.files, folder, (done) => terminal.progress(`${done.toLocaleString('en')} events`));
    const { events, attachments } = exported;
    terminal.result(
      { folder, ...exported },
      `${events.toLocaleString('en')} events and ${attachments.toLocaleString('en')} attachments are in ${folder}. ` +
        `Verify them with: seatledger audit verify ${/\s/.test(folder) ? JSON.stringify(folder) : folder} --key KEY --checkpoint ${join('…', 'checkpoint')}`,
    );
    return 0;
  },
};

async function openSource(values: Arguments): Promise<AsyncDisposable & { readonly files: LogFiles }> {
  const remote = await chooseRemote(values);
  if (remote !== undefined) return { files: filesOfRemote(remote), [Symbol.asyncDispose]: async () => undefined };
  await using stack = new AsyncDisposableStack();
  const session = stack.use(await openInstallationSession(values));
  const { fetch } = stack.use(session.api());
  const files = filesOfServer('the installation', 'http://localhost', (url) => fetch(new Request(url)));
  const opened = stack.move();
  return { files, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}
