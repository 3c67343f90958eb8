import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEventStream } from './event-stream.ts';

describe('an event stream', () => {
  it('is written as browsers read it', async () => {
    const stream = createEventStream(3_000);
    stream.send('registry', { position: 7 }, '7');
    stream.send('change-requests', { open: 1 });
    stream.comment();
    stream.end();
    assert.equal(
      Buffer.concat(await stream.body.toArray()).toString(),
      'retry: 3000\n\nid: 7\nevent: registry\ndata: {"position":7}\n\nevent: change-requests\ndata: {"open":1}\n\n:\n\n',
    );
  });

  it('cuts off whoever takes nothing of it', () => {
    const stream = createEventStream(3_000);
    for (let sent = 0; sent < 100; sent += 1) stream.send('registry', { text: 'x'.repeat(100) });
    assert.equal(stream.body.destroyed, false);
    for (let sent = 0; sent < 1_000; sent += 1) stream.send('registry', { text: 'x'.repeat(100) });
    assert.equal(stream.body.destroyed, true);
  });
});
