import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readWebConfig } from './web-config.ts';

const read = (env: Record<string, string>) => readWebConfig((variable) => env[variable]);

describe('the settings of the web', () => {
  it('are closed where nothing is set', () => {
    assert.deepEqual(read({}), {
      publicUrl: null,
      tls: null,
      trustedProxies: [],
      allowClearHttp: false,
      requestsPerMinute: 6000,
    });
  });

  it('take lists separated by commas', () => {
    const { trustedProxies } = read({ SEATLEDGER_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' });
    assert.deepEqual(trustedProxies, ['127.0.0.1', '10.0.0.0/8', '::1']);
  });

  it('refuse what is no network, no origin, or half of TLS, and name the setting', () => {
    for (const [setting, value] of [
      ['SEATLEDGER_TRUSTED_PROXIES', 'everybody'],
      ['SEATLEDGER_TRUSTED_PROXIES', '10.0.0.0/99'],
      ['SEATLEDGER_TRUSTED_PROXIES', '10.0.0.0/'],
      ['SEATLEDGER_TRUSTED_PROXIES', '0.0.0.0/0'],
      ['SEATLEDGER_TRUSTED_PROXIES', '10.0.0.0/8/9'],
      ['SEATLEDGER_TRUSTED_PROXIES', '10.0.0.0/1e1'],
      ['SEATLEDGER_PUBLIC_URL', 'https://licences.example/path'],
      ['SEATLEDGER_REQUESTS_PER_MINUTE', '0'],
      ['SEATLEDGER_ALLOW_CLEAR_HTTP', 'yes'],
      ['SEATLEDGER_PUBLIC_URL', 'licences.example'],
      ['SEATLEDGER_PUBLIC_URL', 'ftp://licences.example'],
    ] as const) {
      assert.throws(() => read({ [setting]: value }), { name: 'ConfigError', setting });
    }
    assert.throws(() => read({ SEATLEDGER_TLS_CERT_FILE: 'cert.pem' }), { name: 'ConfigError', setting: 'SEATLEDGER_TLS_KEY_FILE' });
  });
});
