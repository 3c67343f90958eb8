import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesOfServer } from './log-at-address.ts';

/** A server whose answers break off so often before one is whole. */
function serverBreakingOff(times: number) {
  let asked = 0;
  const files = filesOfServer('the server', 'http://seatledger.example', async () => {
    asked += 1;
    if (asked > times) return new Response('whole');
    return new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('wh')),
        pull: (controller) => controller.error(new TypeError('terminated')),
      }),
    );
  });
  return { files, asked: () => asked };
}

describe('a log at an address', () => {
  it('is read again where an answer breaks off', async () => {
    const { files, asked } = serverBreakingOff(2);
    assert.equal(new TextDecoder().decode((await files.read('checkpoint')) ?? undefined), 'whole');
    assert.equal(asked(), 3);
  });

  it('cannot be read where they all do', async () => {
    const { files, asked } = serverBreakingOff(9);
    await assert.rejects(files.read('checkpoint'), /terminated/);
    assert.equal(asked(), 3);
  });

  it('has no file where there is none', async () => {
    const files = filesOfServer('the server', 'http://seatledger.example', async () => new Response('none', { status: 404 }));
    assert.equal(await files.read('tile/0/000'), null);
  });
});
