import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { publicTokenIssuers, readTokenIssuers } from './token-issuers.ts';

const read = (given: Readonly<Record<string, string>>) => readTokenIssuers((variable) => given[variable]);

describe('whose identity tokens are believed', () => {
  it('are Microsoft and Google, where nothing is said', () => {
    assert.deepEqual(read({}), publicTokenIssuers);
  });

  it('may be of a national cloud, or on this machine', () => {
    const issuers = read({
      SEATLEDGER_MICROSOFT_AUTHORITY: 'https://login.microsoftonline.us',
      SEATLEDGER_GOOGLE_ISSUER: 'http://127.0.0.1:9000',
    });
    assert.deepEqual(issuers, {
      microsoftAuthority: 'https://login.microsoftonline.us',
      googleIssuer: 'http://127.0.0.1:9000',
      googleKeysUrl: 'http://127.0.0.1:9000/oauth2/v3/certs',
    });
  });

  for (const address of ['login.example', 'http://login.example', 'https://login.example/', 'https://login.example/x', 'ftp://localhost'])
    it(`are not those of ${address}`, () => {
      for (const setting of ['SEATLEDGER_MICROSOFT_AUTHORITY', 'SEATLEDGER_GOOGLE_ISSUER'])
        assert.throws(() => read({ [setting]: address }), { name: 'ConfigError', setting });
    });
});
