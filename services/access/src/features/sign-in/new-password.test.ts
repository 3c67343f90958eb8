import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { CommandRefused } from '@seatledger/domain/command/decision.ts';
import { refuseGuessable } from './new-password.ts';

const ana = { email: 'ana.dupont@acme.example', displayName: 'Ana Dupont' };

function verdict(password: string): string {
  try {
    refuseGuessable(password, ana);
    return 'accepted';
  } catch (error) {
    return (error as CommandRefused).code;
  }
}

describe('a new password', () => {
  it('is none that a breach has made known, however it is dressed up', () => {
    for (const password of ['zxcasdqwe123', 'needforspeed', 'JustinBieber', 'Supern4tural', 'finalfantasy2026!', '###INT_made###'])
      assert.equal(verdict(password), 'password_common', password);
    assert.equal(verdict('vélo bleu 7 étoiles'), 'accepted');
  });

  it('is compared with far more than three thousand that the other rules would let through', () => {
    const list = readFileSync(new URL('../../data/breached-passwords.txt', import.meta.url), 'utf8').split('\n');
    const breached = list.filter((line) => line !== '' && !line.startsWith('# '));
    assert.ok(breached.length > 40_000, String(breached.length));
    for (const password of breached) assert.ok(password.length >= 12 && password === password.toLowerCase(), password);
    for (const password of breached.filter((_, at) => at % 100 === 0)) assert.equal(verdict(password), 'password_common', password);
  });

  it('may be of any characters, 12 to 128 of them, spaces included', () => {
    for (const password of ['pluie d été x', 'lampe-porte-rivière-'.repeat(6), 'тихая река течёт', '  x y z 1 9 k  '])
      assert.equal(verdict(password), 'accepted', password);
    assert.equal(verdict('eleven char'), 'password_too_short');
  });

  it('is not little more than the person or the product', () => {
    for (const password of ['ana.dupont@acme', 'DupontAcme-26', 'entitlement-licence'])
      assert.equal(verdict(password), 'password_personal', password);
  });
});
