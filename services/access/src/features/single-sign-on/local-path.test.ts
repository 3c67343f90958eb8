import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { refusedPath, returnPath } from './local-path.ts';

describe('the path where a sign-in ends', () => {
  it('is kept, with its query and its fragment', () => {
    for (const path of ['/', '/users', '/users?status=expired&q=%2F%2Fx#top', '/a//b', '/@evil.example', '/fran%C3%A7ais']) {
      assert.equal(returnPath.parse(path), path);
    }
    assert.equal(returnPath.parse('/a/../users/./7'), '/users/7');
    assert.equal(returnPath.parse(undefined), '/');
  });

  it('leads nowhere else, however it is written', () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example',
      'HTTPS:evil.example',
      'javascript:alert(1)',
      'users',
      '',
      ' //evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/..//evil.example',
      '/.//evil.example',
      '/a/..//evil.example',
      '/%2e%2e//evil.example',
      '/users\\..\\..\\evil.example',
      '/\0',
      '@evil.example',
      `/${'x'.repeat(1000)}`,
    ]) {
      assert.equal(returnPath.safeParse(path).success, false, path);
    }
  });

  it('stays on the origin of whoever follows it, whatever was asked for', () => {
    const pieces = fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '?', '#', '@', ':', 'evil.example', '\t', ' ', 'é', '\u2028');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const parsed = returnPath.safeParse(`/${parts.join('')}`);
        if (!parsed.success) return;
        for (const path of [parsed.data, refusedPath(parsed.data, 'x')]) {
          assert.equal(new URL(path, 'https://licences.example/v1/x').origin, 'https://licences.example');
        }
      }),
    );
  });

  it('says why it was refused, beside what it says already', () => {
    assert.equal(refusedPath('/', 'sign_in_expired'), '/?signIn=refused&code=sign_in_expired');
    assert.equal(refusedPath('/a?code=x&b=1#c', 'identity_refused'), '/a?code=identity_refused&b=1&signIn=refused#c');
  });
});
