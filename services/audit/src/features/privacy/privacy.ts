import { createSecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import type { PersonalDataHolder } from '@seatledger/platform/privacy/personal-data-holder.ts';
import type { PrivacyDependencies } from './dependencies.ts';
import { noTombstones, tombstonesIn } from './tombstones.ts';

interface PrivacyOptions extends Pick<PrivacyDependencies, 'database' | 'personKeys' | 'writer' | 'begin' | 'signerFor' | 'onError'> {
  readonly installationKey: InstallationKey;
  readonly holders?: () => readonly PersonalDataHolder[];
  readonly erasuresFile?: string | undefined;
}

export function createPrivacy(options: PrivacyOptions): PrivacyDependencies {
  const { database, personKeys, writer, begin, signerFor, onError, installationKey, holders = () => [], erasuresFile } = options;
  return {
    database,
    personKeys,
    writer,
    begin,
    signerFor,
    onError,
    holders,
    box: createSecretBox(installationKey, 'audit/erasures'),
    tombstones: erasuresFile === undefined ? noTombstones : tombstonesIn(erasuresFile),
  };
}
