import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readConfig } from '@seatledger/platform/config/config.ts';
import { listensInClear } from '@seatledger/platform/http/clear-http.ts';
import { serve } from './serve.ts';

it('does not start where keys and passwords would cross a network in clear', async () => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
    await assert.rejects(serve({ config: readConfig({ SEATLEDGER_HOST: host }), services: [] }), {
      name: 'ConfigError',
      message: /^On \S+ keys and passwords would cross the network in clear.*SEATLEDGER_ALLOW_CLEAR_HTTP=true\.$/,
    });
  }
});

it('listens beyond this machine with TLS, behind a proxy, or by the word of whoever runs it', () => {
  const isRefused = (env: Record<string, string>): boolean => {
    const { host, web } = readConfig(env);
    return listensInClear({ host, ...web });
  };
  assert.equal(isRefused({ SEATLEDGER_HOST: '127.0.0.1' }), false);
  assert.equal(isRefused({ SEATLEDGER_HOST: 'localhost' }), false);
  assert.equal(isRefused({ SEATLEDGER_HOST: '0.0.0.0', SEATLEDGER_TRUSTED_PROXIES: '10.0.0.0/8' }), false);
  assert.equal(isRefused({ SEATLEDGER_HOST: '0.0.0.0', SEATLEDGER_TLS_CERT_FILE: 'a', SEATLEDGER_TLS_KEY_FILE: 'b' }), false);
  assert.equal(isRefused({ SEATLEDGER_HOST: '0.0.0.0', SEATLEDGER_ALLOW_CLEAR_HTTP: 'true' }), false);
  assert.equal(isRefused({ SEATLEDGER_HOST: '0.0.0.0', SEATLEDGER_ALLOW_CLEAR_HTTP: 'false' }), true);
});
