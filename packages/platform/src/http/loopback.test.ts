import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isLoopback } from './loopback.ts';

it('this machine is known by its addresses and its name, and nothing else is', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', '::1', '[::1]', '::ffff:127.0.0.1', 'localhost']) assert.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'localhost.example', '', '127.0.0.1.example', '[127.0.0.1']) {
    assert.ok(!isLoopback(host), host);
  }
});
