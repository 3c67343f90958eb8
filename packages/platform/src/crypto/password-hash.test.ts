import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { argon2Parameters, createPasswordHasher, PasswordHasherBusy } from './password-hash.ts';

const cheap = { memoryKiB: 64, passes: 1, parallelism: 1 };
const hasher = createPasswordHasher({ parameters: cheap });

describe('a password hasher', () => {
  it('knows the password again, in any Unicode form, and no other', async () => {
    const hash = await hasher.hash('caf\u00e9 noir & cr\u00e8me');
    assert.match(hash, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[^$=]{22}\$[^$=]{43}$/);
    assert.equal(await hasher.verify(hash, 'cafe\u0301 noir & cre\u0300me'), true);
    assert.equal(await hasher.verify(hash, 'cafe noir & creme'), false);
    assert.notEqual(hash, await hasher.hash('caf\u00e9 noir & cr\u00e8me'));
  });

  it('verifies a hash that the reference implementation made', async () => {
    // phc-winner-argon2, src/test.c: argon2id, v=19, t=2, m=2^16, p=1, "password", "somesalt".
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    assert.equal(await hasher.verify(hash, 'password'), true);
    assert.equal(await hasher.verify(hash, 'passwore'), false);
  });

  it('says no where there is no hash', async () => assert.equal(await hasher.verify(undefined, 'whatever'), false));

  it('asks for a new hash when the parameters have changed', async () => {
    const hash = await hasher.hash('a password');
    assert.equal(hasher.needsRehash(hash), false);
    assert.equal(createPasswordHasher({ parameters: argon2Parameters }).needsRehash(hash), true);
  });

  it('lets only so many wait', async () => {
    const small = createPasswordHasher({ parameters: cheap, concurrency: 1, queueLimit: 2 });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => small.hash('a password')));
    const busy = outcomes.filter((outcome) => outcome.status === 'rejected' && outcome.reason instanceof PasswordHasherBusy);
    assert.equal(busy.length, 2);
    assert.match(await small.hash('a password'), /^\$argon2id/);
  });
});
