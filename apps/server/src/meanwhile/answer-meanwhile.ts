import { access } from 'node:fs/promises';
import { createLicence, type LicenceLog } from '@seatledger/licence';
import type { Config } from '@seatledger/platform/config/config.ts';
import { loadMasterKey } from '@seatledger/platform/crypto/load-master-key.ts';
import { forwardedAddress } from '@seatledger/platform/http/forwarded-address.ts';
import type { Problem } from '@seatledger/platform/http/problem.ts';
import { listenForChecks, type CheckListener } from '../check-server/check-listener.ts';
import { refuseAddress } from '../listening.ts';
import { snapshotPlace } from '../snapshot-place.ts';

const notYet: Problem = {
  status: 503,
  code: 'database_unreachable',
  title: 'Service unavailable',
  detail: 'The database is not reached, so that licences are checked and nothing else is done. Ask again later.',
};

/** Answers checks from the snapshot, and says of everything else that the database is not reached. Null where there is no snapshot. */
export async function answerMeanwhile(config: Config, log: LicenceLog): Promise<CheckListener | null> {
  const { dataFolder, host, port, web, tokenIssuers } = config;
  const snapshot = snapshotPlace(dataFolder, await loadMasterKey(config.masterKey));
  if (!(await isThere(snapshot.path))) return null;
  await using stack = new AsyncDisposableStack();
  const licence = stack.use(
    createLicence({
      databaseUrl: '',
      useDatabaseUrl: null,
      signingSeal: null,
      snapshot,
      log,
      addressOf: forwardedAddress(web.trustedProxies),
      tokenIssuers,
    }),
  );
  if (!licence.resume()) return null;
  const listener = stack.use(
    await listenForChecks(licence, { host, port, web, reusePort: false, elsewhere: notYet }).catch((error: NodeJS.ErrnoException) =>
      refuseAddress(error, config),
    ),
  );
  const opened = stack.move();
  return { port: listener.port, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
