// Run as a process of its own: records one read of a person by an operator, says so, and waits for its end.
// Arguments: the database's address under the audit's role, and the installation key in base64.
import { createSecretKey } from 'node:crypto';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { createAudit } from '../../../service.ts';

const [databaseUrl = '', key = ''] = process.argv.slice(2);
const fail = (message: string): void => void process.stderr.write(`${message}\n`);
const audit = createAudit({
  databaseUrl,
  maxConnections: 2,
  installationKey: createSecretKey(key, 'base64') as InstallationKey,
  host: 'localhost',
  onError: (message, error) => fail(`${message}: ${error.message}`),
  places: [],
  onAlarm: ({ detail }) => fail(detail),
  onRecordingAlarm: fail,
});
await audit.start();
audit.recorder.note({
  kind: 'personal-data.read',
  subjectKind: 'user',
  subjectIds: [17],
  said: { route: '/v1/users/:id' },
  context: { actor: { kind: 'operator', id: 3, name: 'rosa@vendor.example' }, origin: 'api', address: null, requestId: 'r1' },
});
process.stdout.write('recorded\n');
process.stdin.resume().once('end', () => void audit[Symbol.asyncDispose]());
