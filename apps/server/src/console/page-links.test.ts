import assert from 'node:assert/strict';
import { it } from 'node:test';
import { linksOf, type Opened } from './page-links.ts';

const files = {
  everybody: ['main.js'],
  strangers: ['sign-in.js'],
  pages: { '/': ['home.js'], '/users': ['list.js'], '/users/:id': ['user.js'] },
};

function scriptsAt(url: string, opened: Partial<Opened> = {}): readonly (string | undefined)[] {
  const links = linksOf(files, { url, language: 'fr', isSignedIn: true, font: undefined, ...opened });
  return [...links.matchAll(/<link rel="modulepreload" href="([^"]*)">/g)].map(([, href]) => href);
}

it('names the scripts of the page that is opened, in its language', () => {
  assert.deepEqual(scriptsAt('/'), ['/console/fr/main.js', '/console/fr/home.js']);
  assert.deepEqual(scriptsAt('/users', { language: 'en' }), ['/console/en/main.js', '/console/en/list.js']);
  assert.deepEqual(scriptsAt('/users/?status=expired'), scriptsAt('/users'));
  assert.deepEqual(scriptsAt('/users/7?asOf=2027-03-31'), ['/console/fr/main.js', '/console/fr/user.js']);
});

it('names what everybody needs where nothing is known of the address', () => {
  assert.deepEqual(scriptsAt('/users/new'), ['/console/fr/main.js']);
  assert.deepEqual(scriptsAt('/constructor'), ['/console/fr/main.js']);
});

it('names the sign-in to whoever is not signed in, and nothing that they may not read', () => {
  assert.deepEqual(scriptsAt('/users', { isSignedIn: false }), ['/console/fr/main.js', '/console/fr/sign-in.js']);
  assert.doesNotMatch(linksOf(files, { url: '/', language: 'en', isSignedIn: false, font: undefined }), /\/v1\//);
});
