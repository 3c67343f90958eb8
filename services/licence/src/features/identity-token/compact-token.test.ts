import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { carriesToken, longestTokenBytes, readToken } from './compact-token.ts';

const part = (text: string): string => Buffer.from(text).toString('base64url');
const header = (claims: string, head = '{"alg":"RS256"}'): string => `Bearer ${part(head)}.${part(claims)}.c2ln`;

describe('a compact token', () => {
  it('is read as it is', () => {
    const read = readToken(header('{"iss":"x","aud":["a:","\\"b\\":"],"more":{"iss":1}}'));
    assert.deepEqual([read?.header, read?.claims], [{ alg: 'RS256' }, { iss: 'x', aud: ['a:', '"b":'], more: { iss: 1 } }]);
    assert.equal(readToken(header('{}').replace('Bearer', 'bearer'))?.text, header('{}').slice('Bearer '.length));
  });

  for (const [what, authorization] of [
    ['an API key', 'Bearer sl_AAAAAAAAAAAA_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB'],
    ['another scheme', header('{}').replace('Bearer', 'Basic')],
    ['something after it', `${header('{}')} x`],
    ['two parts', 'Bearer eyJ9.eyJ9'],
    ['five parts, as one that is encrypted has', 'Bearer eyJ9.eyJ9.eyJ9.eyJ9.eyJ9'],
  ] as const)
    it(`is not ${what}`, () => {
      assert.equal(carriesToken(authorization), false);
    });

  for (const [what, authorization] of [
    ['says something twice', header('{"email":"ana@acme.example","email":"eve@acme.example"}')],
    ['says something twice, once in other characters', header('{"email":"a","\\u0065mail":"b"}')],
    ['says something twice within', header('{"a":{"b":1,"b":2}}')],
    ['says something twice in its head', header('{}', '{"alg":"RS256","alg":"none"}')],
    ['is no object', header('["a"]')],
    ['is null', header('null')],
    ['is no JSON', header('{iss}')],
    ['is no UTF-8', `Bearer ${part('{}')}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.c2ln`],
    ['is deeper than anybody writes', header(`{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`).slice(0, -100)],
    ['is too long', header(JSON.stringify({ a: 'x'.repeat(longestTokenBytes) }))],
  ] as const)
    it(`is not one that ${what}`, () => {
      assert.equal(readToken(authorization), null);
    });

  it('is the same object as JSON.parse makes, or none', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (claims) => {
        const text = JSON.stringify(claims);
        fc.pre(text.length < 4_000);
        assert.deepEqual(readToken(header(text))?.claims, JSON.parse(text));
      }),
    );
  });

  it('is refused, and throws nothing, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => readToken(`Bearer ey${text}`) === null || true));
  });
});
