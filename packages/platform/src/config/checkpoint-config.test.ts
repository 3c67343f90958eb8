import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { readCheckpointConfig } from './checkpoint-config.ts';

const read = (variables: Readonly<Record<string, string>>) => readCheckpointConfig((name) => variables[name], 'data/checkpoints');

test('checkpoints go to a folder beside the database, and nowhere else unless something else is said', () => {
  assert.deepEqual(read({}), { folder: resolve('data/checkpoints'), url: null, mailTo: null });
  const all = {
    SEATLEDGER_CHECKPOINT_FOLDER: '/mnt/worm',
    SEATLEDGER_CHECKPOINT_URL: 'https://witness.example/checkpoints',
    SEATLEDGER_CHECKPOINT_MAIL: 'audit@vendor.example',
    SEATLEDGER_SMTP_URL: 'smtps://mail.example',
  };
  assert.deepEqual(read(all), { folder: '/mnt/worm', url: 'https://witness.example/checkpoints', mailTo: 'audit@vendor.example' });
  assert.equal(read({ SEATLEDGER_CHECKPOINT_URL: 'http://127.0.0.1:9/c' }).url, 'http://127.0.0.1:9/c');
});

for (const [name, variables] of [
  ['SEATLEDGER_CHECKPOINT_URL', { SEATLEDGER_CHECKPOINT_URL: 'http://witness.example/' }],
  ['SEATLEDGER_CHECKPOINT_URL', { SEATLEDGER_CHECKPOINT_URL: 'witness.example' }],
  ['SEATLEDGER_CHECKPOINT_MAIL', { SEATLEDGER_CHECKPOINT_MAIL: 'audit', SEATLEDGER_SMTP_URL: 'smtps://mail.example' }],
  ['SEATLEDGER_CHECKPOINT_MAIL', { SEATLEDGER_CHECKPOINT_MAIL: 'audit@vendor.example' }],
] as const) {
  test(`${JSON.stringify(variables)} is refused`, () => assert.throws(() => read(variables), { name: 'ConfigError', setting: name }));
}
