import assert from 'node:assert/strict';
import { it } from 'node:test';
import { firstFilesOf, type BundleStatistics } from './first-files.ts';

const now = (path: string) => ({ path, kind: 'import-statement' });
const later = (path: string) => ({ path, kind: 'dynamic-import' });

const statistics: BundleStatistics = {
  outputs: {
    'main.js': { entryPoint: 'src/main.ts', imports: [now('angular.js'), later('shell.js')] },
    'angular.js': { imports: [] },
    'shell.js': { entryPoint: 'src/app/frame/shell.ts', imports: [now('angular.js'), now('menu.js')] },
    'menu.js': { imports: [] },
    'sign-in.js': { entryPoint: 'src/app/sign-in/sign-in.routes.ts', imports: [now('angular.js'), now('form.js')] },
    'form.js': { imports: [] },
    'list.js': { entryPoint: 'src/app/users/users-list.ts', imports: [now('rows.js'), later('chart.js')] },
    // Two that import each other.
    'rows.js': { imports: [now('cells.js')] },
    'cells.js': { imports: [now('rows.js'), { path: 'inter.woff2', kind: 'url-token' }] },
    'chart.js': { imports: [] },
  },
};

it('names what a page needs with all that this imports, and nothing that is loaded later', () => {
  assert.deepEqual(firstFilesOf(statistics, { '/users': ['users/users-list.ts'] }), {
    everybody: ['main.js', 'angular.js'],
    strangers: ['sign-in.js', 'form.js'],
    pages: { '/users': ['shell.js', 'list.js', 'menu.js', 'rows.js', 'cells.js'] },
  });
});

it('refuses a module that is not loaded by itself', () => {
  assert.throws(
    () => firstFilesOf(statistics, { '/users': ['users/list.ts'] }),
    /^Error: src\/app\/users\/list\.ts has no file of its own/,
  );
});
