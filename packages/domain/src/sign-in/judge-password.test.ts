import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommandRefused } from '../command/decision.ts';
import { refuseWeakPassword } from './judge-password.ts';

const blocklist = new Set(['password', 'welcome', 'letmein', 'sunshine', 'correcthorsebatterystaple', 'qwertyuiop']);
const words = ['seatledger', 'ana.dupont@acme.example', 'Ana Dupont'];

function verdict(password: string): string {
  try {
    refuseWeakPassword(password, { blocklist, words });
    return 'accepted';
  } catch (error) {
    return (error as CommandRefused).code;
  }
}

const table: Readonly<Record<string, readonly string[]>> = {
  accepted: [
    'vélo bleu 7 étoiles',
    'zkcwmvprtyhbnf',
    '      a b c 1 9 x q',
    '密码很长但是没有人猜得到呢真的',
    'Tr0ub4dor&3 jump',
    'x'.repeat(4) + 'lamp-door-river-'.repeat(7),
  ],
  password_too_short: ['', 'short', 'eleven char', 'é'.normalize('NFD').repeat(11)],
  password_too_long: ['lamp-door-river-'.repeat(9)],
  password_malformed: ['a password \ud800 broken'],
  password_common: [
    'password1234',
    'P@ssw0rd!!!!',
    'Welcome2026!',
    '2026Welcome2026',
    'passwordpassword',
    'correcthorsebatterystaple',
    '!!L3tm31n!!!',
  ],
  password_predictable: ['aaaaaaaaaaaa', '123456789012', 'abcabcabcabc', 'abcdefghijkl', 'qwertyuiop12', 'ababababababa', '111122223333'],
  password_personal: ['Seatledger26', 'DupontDupont1', 'anadupont@acme.example', 'acme.example.1'],
};

describe('refuseWeakPassword', () => {
  for (const [code, passwords] of Object.entries(table)) {
    for (const password of passwords) it(`${code}: ${JSON.stringify(password.slice(0, 40))}`, () => assert.equal(verdict(password), code));
  }
});
