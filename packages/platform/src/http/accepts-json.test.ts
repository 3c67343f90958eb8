import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptsJson } from './accepts-json.ts';

describe('an Accept header', () => {
  for (const accept of [
    undefined,
    '',
    '*/*',
    'application/json',
    'text/html, application/*;q=0.1',
    'APPLICATION/JSON; charset=utf-8',
    'application/problem+json',
  ]) {
    it(`${JSON.stringify(accept)} lets JSON be answered`, () => assert.equal(acceptsJson(accept), true));
  }
  for (const accept of ['text/csv', 'application/xml, text/*', 'application/json;q=0', '*/*;q=0.000', 'nonsense']) {
    it(`${JSON.stringify(accept)} does not`, () => assert.equal(acceptsJson(accept), false));
  }
});
