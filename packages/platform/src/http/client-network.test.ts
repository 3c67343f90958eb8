import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clientAddress, clientNetwork } from './client-network.ts';

it('takes IPv4 addresses one by one, and IPv6 ones by their /64', () => {
  assert.equal(clientNetwork('192.0.2.7'), '192.0.2.7');
  assert.equal(clientNetwork('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(clientNetwork('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(clientNetwork('2001:0DB8:1:2::1'), '2001:db8:1:2::/64');
  assert.equal(clientNetwork('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(clientNetwork('no address'), 'unknown');
  assert.equal(clientNetwork('::1'), '0:0:0:0::/64');
  assert.equal(clientNetwork('fe80::1%eth0'), 'fe80:0:0:0::/64');
});

it('knows an address again however it is written (CVE-2026-45364)', () => {
  const spellings = {
    '192.0.2.7': ['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:192.0.2.7', '::ffff:c000:207', '0:0:0:0:0:ffff:C000:0207', '0::ffff:192.0.2.7'],
    '2001:db8::1': ['2001:db8::1', '2001:DB8::1', '2001:0db8:0:0:0:0:0:1', '2001:db8::0.0.0.1', '2001:db8:0:0::1%eth0'],
  };
  for (const [address, written] of Object.entries(spellings)) {
    for (const spelling of written) assert.equal(clientAddress(spelling), address, spelling);
    assert.equal(new Set(written.map(clientNetwork)).size, 1, address);
  }
  for (const none of ['', 'unknown', '192.0.2', '192.0.2.7:80', '[::1]', '::1::', '2001:db8::1/64'])
    assert.equal(clientAddress(none), null, none);
});
