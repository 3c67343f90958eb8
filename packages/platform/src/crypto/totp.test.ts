import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeBase32, matchTotp, otpauthUri, totpCode, totpStep } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

describe('totpCode', () => {
  // RFC 6238, appendix B, the rows of SHA-1.
  const vectors: readonly (readonly [number, string])[] = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ];
  for (const [seconds, code] of vectors) {
    it(`gives ${code} at ${seconds} s`, () => assert.equal(totpCode(secret, totpStep(seconds * 1000), 8), code));
  }

  // RFC 4226, appendix D.
  it('gives the codes of HOTP', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((counter) => totpCode(secret, counter)),
      ['755224', '287082', '359152', '969429', '338314'],
    );
  });
});

describe('matchTotp', () => {
  const at = 1_234_567_890_000;

  it('takes the code of the step and of its neighbours, and says which step it was', () => {
    for (const off of [-1, 0, 1]) assert.equal(matchTotp(secret, totpCode(secret, totpStep(at) + off), at), totpStep(at) + off);
  });

  it('takes no other code', () => {
    for (const off of [-2, 2]) assert.equal(matchTotp(secret, totpCode(secret, totpStep(at) + off), at), undefined);
    for (const code of ['', '12345', '1234567', 'é']) assert.equal(matchTotp(secret, code, at), undefined);
  });
});

it('encodeBase32 gives the vectors of RFC 4648', () => {
  const vectors = { '': '', f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' };
  for (const [text, encoded] of Object.entries(vectors)) assert.equal(encodeBase32(Buffer.from(text)), encoded);
});

it('otpauthUri names issuer, account and secret', () => {
  const uri = new URL(otpauthUri(secret, { issuer: 'Seat ledger', account: 'ana@acme.example' }));
  assert.equal(decodeURIComponent(uri.pathname), '/Seat ledger:ana@acme.example');
  assert.equal(uri.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  assert.equal(uri.searchParams.get('issuer'), 'Seat ledger');
});
