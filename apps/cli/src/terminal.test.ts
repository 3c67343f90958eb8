import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { createTerminal, table } from './terminal.ts';

function said(json: boolean): {
  readonly terminal: ReturnType<typeof createTerminal>;
  readonly out: () => unknown;
  readonly err: () => unknown;
} {
  const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
  const terminal = createTerminal(json, stdout as unknown as typeof process.stdout, stderr as unknown as typeof process.stderr);
  return { terminal, out: () => stdout.read(), err: () => stderr.read() };
}

describe('a terminal', () => {
  it('is not steered by what names hold', () => {
    const { terminal, out, err } = said(false);
    terminal.result({}, 'Zoé\u001b[2J\r\u009b1A\n\tok');
    terminal.note('\u0007Ana');
    assert.equal(out(), 'Zoé\ufffd[2J\ufffd\ufffd1A\n\tok\n');
    assert.equal(err(), '\ufffdAna\n');
  });

  it('is warned on standard error, as JSON where the result is JSON', () => {
    const plain = said(false);
    plain.terminal.warn('result_not_read', 'Fetch it.');
    assert.deepEqual([plain.out(), plain.err()], [null, 'Fetch it.\n']);
    const json = said(true);
    json.terminal.warn('result_not_read', 'Fetch it.');
    assert.deepEqual([json.out(), json.err()], [null, '{"code":"result_not_read","detail":"Fetch it."}\n']);
  });
});

describe('a table', () => {
  it('keeps a row on one line', () => {
    assert.equal(
      table([
        ['a\nb', 'c'],
        ['d', 'e'],
      ]),
      'a b  c\nd    e',
    );
  });
});
