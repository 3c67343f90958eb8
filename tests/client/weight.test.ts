import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundleClient } from '../../scripts/client/build-client.ts';

const allowedBytes = 10_000;

it('the client weighs at most 10 kB in a page, minified and compressed, with everything that there is in it', async () => {
  const bytes = gzipSync(await bundleClient('src/index.ts', true), { level: 9 }).length;
  assert.ok(bytes <= allowedBytes, `${bytes} bytes`);
});
