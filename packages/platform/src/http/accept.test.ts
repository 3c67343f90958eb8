import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { preferredMediaType } from './accept.ts';

const offered = ['text/csv', 'application/x-ndjson'];

describe('an Accept header', () => {
  for (const accept of [
    undefined,
    '',
    '*/*',
    'text/*',
    'text/csv',
    'TEXT/CSV; charset=utf-8',
    'text/html, */*;q=0.1',
    'application/*;q=0.5, */*',
  ]) {
    it(`${JSON.stringify(accept)} lets the first be answered`, () => assert.equal(preferredMediaType(accept, offered), 'text/csv'));
  }
  for (const accept of ['application/x-ndjson', 'application/*', 'text/csv;q=0.5, application/x-ndjson', '*/*, text/csv;q=0']) {
    it(`${JSON.stringify(accept)} asks for the second`, () => assert.equal(preferredMediaType(accept, offered), 'application/x-ndjson'));
  }
  for (const accept of ['application/json', 'application/xml, image/*', 'text/csv;q=0', '*/*;q=0.000', 'nonsense', 'text', '/']) {
    it(`${JSON.stringify(accept)} lets neither`, () => assert.equal(preferredMediaType(accept, offered), undefined));
  }
});
