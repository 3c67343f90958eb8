import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowedAddresses, formatAddressRange, isInRanges, parseAddressRange } from './address-range.ts';

function isIn(range: string, address: string): boolean {
  const parsed = parseAddressRange(range);
  assert.ok(parsed, range);
  return isInRanges([parsed], address);
}

describe('address ranges', () => {
  it('hold the addresses with their first bits, and no others', () => {
    for (const [range, inside, outside] of [
      ['10.0.0.0/8', '10.255.255.255', '11.0.0.0'],
      ['192.0.2.7', '192.0.2.7', '192.0.2.8'],
      ['192.0.2.128/25', '192.0.2.255', '192.0.2.127'],
      ['2001:db8::/32', '2001:db8:ffff::1', '2001:db9::'],
      ['2001:db8::1', '2001:db8:0:0:0:0:0:1', '2001:db8::2'],
      ['fe80::/10', 'fe80::1%eth0', 'fec0::1'],
    ] as const) {
      assert.equal(isIn(range, inside), true, range);
      assert.equal(isIn(range, outside), false, range);
    }
  });

  it('know an IPv4 address by its IPv6 name, and keep the families apart otherwise', () => {
    assert.equal(isIn('192.0.2.0/24', '::ffff:192.0.2.9'), true);
    assert.equal(isIn('192.0.2.0/24', '::ffff:c000:209'), true);
    assert.equal(isIn('::ffff:192.0.2.0/120', '192.0.2.9'), true);
    assert.equal(isIn('0.0.0.0/0', '198.51.100.1'), true);
    assert.equal(isIn('0.0.0.0/0', '2001:db8::1'), false);
    assert.equal(isIn('::/0', '192.0.2.9'), false);
    assert.equal(isIn('::/0', '2001:db8::1'), true);
  });

  it('hold nothing that is no address', () => {
    for (const text of ['', 'localhost', '10.0.0', '10.0.0.0.0', '1.2.3.256', '01.2.3.4', ':::', '1::2::3', '12345::', '::1.2.3'])
      assert.equal(isIn('0.0.0.0/0', text) || isIn('::/0', text), false, text);
  });

  it('are refused with bits beyond the prefix, or a prefix that is none', () => {
    for (const text of ['10.0.0.1/8', '10.0.0.0/33', '2001:db8::1/64', '::/129', '10.0.0.0/', '/8', '10.0.0.0/-1', '10.0.0.0/8/8', '::g'])
      assert.equal(parseAddressRange(text), null, text);
  });

  it('are written in one way', () => {
    for (const [text, written] of [
      ['10.0.0.0/8', '10.0.0.0/8'],
      ['192.0.2.7', '192.0.2.7/32'],
      ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
      ['2001:DB8:0:0:0::/32', '2001:db8::/32'],
      ['::1', '::1/128'],
      ['::/0', '::/0'],
    ] as const) {
      const range = parseAddressRange(text);
      assert.equal(range && formatAddressRange(range), written);
      assert.deepEqual(allowedAddresses.parse([` ${text} `]), [written]);
    }
    assert.equal(allowedAddresses.safeParse(['10.0.0.1/8']).success, false);
    assert.equal(allowedAddresses.safeParse([]).success, false);
  });
});
