import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relyingPartyOf } from './relying-party.ts';

const table: readonly (readonly [publicUrl: string, id: string | undefined, origin?: string])[] = [
  ['https://licences.example', 'licences.example', 'https://licences.example'],
  ['https://licences.example:8443', 'licences.example', 'https://licences.example:8443'],
  ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
  ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
  ['http://0.0.0.0:8080', 'localhost', 'http://localhost:8080'],
  ['https://127.0.0.1:8443', 'localhost', 'https://localhost:8443'],
  ['http://127.0.0.1:0', undefined],
  ['http://licences.example', undefined],
  ['https://192.0.2.1', undefined],
  ['https://[2001:db8::1]:8443', undefined],
];

describe('an installation has passkeys', () => {
  for (const [publicUrl, id, origin] of table) {
    it(`at ${publicUrl}: ${id === undefined ? 'none' : `${id}, ${origin}`}`, () => {
      assert.deepEqual(relyingPartyOf(publicUrl), id === undefined ? undefined : { id, origin });
    });
  }
});
