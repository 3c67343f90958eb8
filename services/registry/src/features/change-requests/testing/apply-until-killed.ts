// A process of its own that does the registry's work in the background, among it the requests whose time has come, until it is killed.
import { createSecretKey } from 'node:crypto';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { auditInClear } from '../../../../../../tests/dev-env/audit-in-clear.ts';
import { createRegistry } from '../../../service.ts';

export interface Work {
  readonly databaseUrl: string;
  readonly installationKey: Uint8Array;
}

process.once('message', ({ databaseUrl, installationKey }: Work) => {
  const audit = auditInClear(createSecretKey(installationKey) as InstallationKey);
  const registry = createRegistry({
    databaseUrl,
    maxConnections: 6,
    audit,
    onError: (message, error) => process.emitWarning(`${message}: ${error.message}`),
  });
  registry.start();
  process.send?.('started');
});
process.once('disconnect', () => process.exit());
