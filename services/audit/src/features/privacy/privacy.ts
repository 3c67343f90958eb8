import { createSecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { loadLogSigner } from '../checkpoints/log-keys.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { noTombstones, tombstonesIn } from './tombstones.ts';

interface PrivacyOptions extends Pick<PrivacyDependencies, 'database' | 'personKeys' | 'writer' | 'holders' | 'begin' | 'onError'> {
  readonly installationKey: InstallationKey;
  readonly erasuresFile: string | undefined;
}

export function createPrivacy({ installationKey, erasuresFile, ...rest }: PrivacyOptions): PrivacyDependencies {
  return {
    ...rest,
    signerOf: (origin) => loadLogSigner(rest.database.kysely, installationKey, origin),
    box: createSecretBox(installationKey, 'audit/erasures'),
    tombstones: erasuresFile === undefined ? noTombstones : tombstonesIn(erasuresFile),
  };
}
