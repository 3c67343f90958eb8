import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { forwardedAddress, forwardedOverTls } from './forwarded-address.ts';

const from = (remoteAddress: string, forwardedFor: string) =>
  ({ headers: { 'x-forwarded-for': forwardedFor }, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the address of a caller behind proxies', () => {
  it('is what the trusted ones say, and not what the caller says', () => {
    const addressOf = forwardedAddress(['10.0.0.0/8']);
    assert.equal(addressOf?.(from('10.0.0.1', '203.0.113.9')), '203.0.113.9');
    assert.equal(addressOf?.(from('10.0.0.1', '127.0.0.1, 203.0.113.9, 10.0.0.2')), '203.0.113.9');
    assert.equal(addressOf?.(from('198.51.100.7', '203.0.113.9')), '198.51.100.7');
  });

  it('is left to the connection where no proxy is trusted', () => {
    assert.equal(forwardedAddress([]), undefined);
  });
});

describe('that a caller came over TLS', () => {
  const over = (remoteAddress: string, proto?: string) =>
    ({ headers: { ...(proto !== undefined && { 'x-forwarded-proto': proto }) }, socket: { remoteAddress } }) as unknown as IncomingMessage;

  it('is said by a trusted proxy, and by nobody else', () => {
    const isOverTls = forwardedOverTls(['10.0.0.0/8']);
    assert.equal(isOverTls(over('10.0.0.1', 'https')), true);
    assert.equal(isOverTls(over('10.0.0.1', 'http, https')), true);
    assert.equal(isOverTls(over('10.0.0.1', 'https, http')), false);
    assert.equal(isOverTls(over('10.0.0.1')), false);
    assert.equal(isOverTls(over('198.51.100.7', 'https')), false);
    assert.equal(forwardedOverTls([])(over('10.0.0.1', 'https')), false);
  });
});
