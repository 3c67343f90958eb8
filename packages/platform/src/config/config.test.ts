import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { publicTokenIssuers } from './token-issuers.ts';
import { readConfig, type ConfigOverrides, type Environment } from './config.ts';

function fault(env: Environment, overrides?: ConfigOverrides): { setting: string; message: string } {
  try {
    readConfig(env, overrides);
  } catch (error) {
    return error as { setting: string; message: string };
  }
  throw new Error('the settings were accepted');
}

test('without any variable: the data folder beside the program, loopback, port 8080, the embedded database', () => {
  const config = readConfig({});
  const dataFolder = resolve('data');
  assert.deepEqual(config, {
    dataFolder,
    host: '127.0.0.1',
    port: 8080,
    logLevel: 'info',
    masterKey: { from: 'data folder', path: resolve('data/master.key'), databaseFolder: resolve('data/database'), embedded: true },
    web: { publicUrl: null, tls: null, trustedProxies: [], allowClearHttp: false, requestsPerMinute: 6000 },
    identityProviders: [],
    mail: null,
    checkpoints: { folder: resolve('data/checkpoints'), url: null, mailTo: null },
    tokenIssuers: publicTokenIssuers,
    checks: { threads: 1 },
    issuer: null,
  });
});

test('reads every variable, and counts an empty one as absent', () => {
  const url = 'postgres://admin:secret@db.example:5432/licences?sslmode=verify-full';
  const env = {
    SEATLEDGER_DATA: '/srv/data',
    SEATLEDGER_HOST: '::',
    SEATLEDGER_PORT: '80',
    SEATLEDGER_LOG_LEVEL: 'DEBUG',
    DATABASE_URL: url,
    SEATLEDGER_CHECK_THREADS: '4',
    SEATLEDGER_ISSUER: 'https://licences.example',
    SEATLEDGER_LICENCE_DATABASE_URL: 'postgres://licence:secret@replica.example:5432/licences?sslmode=verify-full',
  };
  const keys = { SEATLEDGER_MASTER_KEY: '', SEATLEDGER_MASTER_KEY_FILE: '/run/key', SEATLEDGER_PREVIOUS_MASTER_KEY_FILE: '/run/old-key' };
  const config = readConfig({ ...env, ...keys });
  assert.deepEqual(config, {
    dataFolder: '/srv/data',
    host: '::',
    port: 80,
    databaseUrl: url,
    logLevel: 'debug',
    masterKey: { from: 'file', path: '/run/key', setting: 'SEATLEDGER_MASTER_KEY_FILE' },
    previousMasterKey: { from: 'file', path: '/run/old-key', setting: 'SEATLEDGER_PREVIOUS_MASTER_KEY_FILE' },
    web: { publicUrl: null, tls: null, trustedProxies: [], allowClearHttp: false, requestsPerMinute: 6000 },
    identityProviders: [],
    mail: null,
    checkpoints: { folder: '/srv/data/checkpoints', url: null, mailTo: null },
    tokenIssuers: publicTokenIssuers,
    checks: { threads: 4, databaseUrl: 'postgres://licence:secret@replica.example:5432/licences?sslmode=verify-full' },
    issuer: 'https://licences.example',
  });
});

test('flags win over the environment', () => {
  const config = readConfig({ SEATLEDGER_PORT: '80', SEATLEDGER_DATA: '/a' }, { port: 0, dataFolder: '/b', host: 'localhost' });
  assert.deepEqual([config.port, config.dataFolder, config.host], [0, '/b', 'localhost']);
});

test('a bad value is refused by a sentence that names the variable, or the flag, and what is accepted', () => {
  for (const port of ['65536', '-1', '80.5', 'http', '0x50']) {
    assert.equal(
      fault({ SEATLEDGER_PORT: port }).message,
      `SEATLEDGER_PORT must be a whole number from 0 to 65535 (0: any free port), not "${port}".`,
    );
  }
  assert.match(fault({}, { port: 'x' }).message, /^--port must be a whole number/);
  assert.match(fault({ SEATLEDGER_HOST: 'http://x' }).message, /^SEATLEDGER_HOST must be an IP address or a host name/);
  assert.match(
    fault({ SEATLEDGER_LOG_LEVEL: 'loud' }).message,
    /^SEATLEDGER_LOG_LEVEL must be one of trace, debug, info, .*, not "loud"\.$/,
  );
  assert.match(
    fault({ SEATLEDGER_MASTER_KEY: 'abc' }).message,
    /^SEATLEDGER_MASTER_KEY must hold 32 bytes in base64.*openssl rand -base64 32/,
  );
  assert.equal(fault({ SEATLEDGER_PORT: 'x' }).setting, 'SEATLEDGER_PORT');
  for (const threads of ['0', '65', 'many', '-1'])
    assert.match(fault({ SEATLEDGER_CHECK_THREADS: threads }).message, /^SEATLEDGER_CHECK_THREADS must be a whole number from 1 to 64/);
  assert.match(fault({ SEATLEDGER_LICENCE_DATABASE_URL: 'x' }).message, /^SEATLEDGER_LICENCE_DATABASE_URL must be a PostgreSQL address/);
});

test('a key given twice, in a variable and in a file, is refused', () => {
  const key = randomBytes(32).toString('base64');
  for (const variable of ['SEATLEDGER_MASTER_KEY', 'SEATLEDGER_PREVIOUS_MASTER_KEY']) {
    const { message } = fault({ [variable]: key, [`${variable}_FILE`]: '/run/key' });
    assert.equal(message, `Set ${variable} or ${variable}_FILE, not both.`);
  }
});

test('an error about DATABASE_URL does not repeat its password', () => {
  for (const url of ['mysql://u:hunter2@h/d', 'postgres://u:hunter2@h', 'postgres//u:hunter2@h/d']) {
    const { message } = fault({ DATABASE_URL: url });
    assert.match(message, /^DATABASE_URL must be a PostgreSQL address/);
    assert.doesNotMatch(message, /hunter2/);
  }
});

test('the issuer of licences is an origin that only whoever owns it can answer for', () => {
  for (const issuer of ['https://licences.example', 'http://127.0.0.1:8080', 'http://localhost'])
    assert.equal(readConfig({ SEATLEDGER_ISSUER: issuer }).issuer, issuer);
  for (const issuer of [
    'http://licences.example',
    'https://licences.example/',
    'https://licences.example/a',
    'licences.example',
    'ftp://localhost',
  ])
    assert.match(fault({ SEATLEDGER_ISSUER: issuer }).message, /^SEATLEDGER_ISSUER takes an https address without a path/);
});

test('settings that are logged show no master key', () => {
  const key = randomBytes(32);
  const config = readConfig({ SEATLEDGER_MASTER_KEY: key.toString('base64'), SEATLEDGER_PREVIOUS_MASTER_KEY: key.toString('base64') });
  const shown = JSON.stringify(config) + inspect(config, { depth: 10, showHidden: true });
  for (const encoding of ['base64', 'base64url', 'hex'] as const) assert.ok(!shown.includes(key.toString(encoding).slice(0, 40)));
});

test('a database elsewhere is reached by TLS that is verified, or knowingly without', () => {
  const read = (address: string) =>
    readConfig({ DATABASE_URL: address, SEATLEDGER_MASTER_KEY: randomBytes(32).toString('base64') }).databaseUrl;
  const elsewhere = 'postgres://u:hunter2@db.example/d';
  for (const mode of ['', '?sslmode=require', '?sslmode=no-verify', '?sslmode=prefer', '?ssl=true', '?host=10.0.0.1']) {
    const { message } = fault({ DATABASE_URL: `${elsewhere}${mode}` });
    assert.match(message, /sslmode=verify-full/, mode);
    assert.doesNotMatch(message, /hunter2/);
  }
  for (const mode of ['?sslmode=verify-full', '?sslmode=disable']) assert.equal(read(`${elsewhere}${mode}`), `${elsewhere}${mode}`);
  for (const here of ['127.0.0.1', 'localhost', '[::1]:5433']) assert.equal(read(`postgres://u@${here}/d`), `postgres://u@${here}/d`);
  assert.ok(read('postgres:///d?host=/run/postgresql'));
});
