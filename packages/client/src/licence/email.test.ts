import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { normalEmail } from './email.ts';

interface Vector {
  readonly name: string;
  readonly input: string;
  /** Absent where the server refuses it. */
  readonly address?: string;
}

const vectors = JSON.parse(readFileSync(new URL('../../../../tests/vectors/email.json', import.meta.url), 'utf8')) as readonly Vector[];

describe('the normal form of an address, as the server has it', () => {
  for (const { name, input, address } of vectors) {
    if (address !== undefined) it(name, () => assert.equal(normalEmail(input), address));
  }

  it('is none where there is no address, and never an error', () => {
    for (const text of ['', '@', 'ana', 'ana@', '@acme.example', 'ana@a b', 'ana@acme.example/x', 'ana@[::1]x', 'ana@%', 'ana@:80'])
      assert.equal(normalEmail(text), undefined, text);
  });
});
