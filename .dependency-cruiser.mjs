// Where code may be imported from; ARCHITECTURE.md says why. `npm run check` runs this over the whole tree.

import { globSync, readFileSync } from 'node:fs';

const tests = String.raw`\.test\.ts$|^(packages|services|apps)/.*/(testing/|test-[^/]+\.ts$)|^tests/`;
const product = '^(packages|services|apps)/';

// Known by what they say, as their names are those of the operations: `suspend-user.ts`.
const useCases = globSync('services/*/src/features/**/*.ts')
  .filter((path) => readFileSync(path, 'utf8').includes('= useCase('))
  .map((path) => `^${RegExp.escape(path)}$`);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Files that import each other, by whatever detour, can only be understood together. Move what both need to a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would not be held to any of these rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Rules need values only: no I/O, no clock, nothing but zod and punycode. What does more belongs in a service or in packages/platform.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: tests },
      to: { pathNot: ['^packages/domain/', '^node_modules/(zod|punycode)/'] },
    },
    {
      name: 'domain-tests-are-pure',
      comment: 'The tests of rules need no more than Node and fast-check, and the shared decision tables.',
      severity: 'error',
      from: { path: '^packages/domain/.*\\.test\\.ts$' },
      to: { dependencyTypesNot: ['core'], pathNot: ['^packages/domain/', '^tests/vectors/', '^node_modules/(zod|fast-check)/'] },
    },
    {
      name: 'merkle-log-is-pure',
      comment: 'The log is verified in browsers, too, and by people who trust nothing else of ours: no I/O, nothing of the house.',
      severity: 'error',
      from: { path: '^packages/merkle-log/', pathNot: [tests, '^packages/merkle-log/src/sha256/'] },
      to: { pathNot: '^packages/merkle-log/' },
    },
    {
      name: 'merkle-log-hashes-in-one-place',
      comment: "SHA-256 is Node's or, where there is no Node, that of @noble/hashes; which one is chosen by the package's imports.",
      severity: 'error',
      from: { path: '^packages/merkle-log/src/sha256/', pathNot: tests },
      to: { pathNot: ['^packages/merkle-log/', '^crypto$', '^node_modules/@noble/hashes/'] },
    },
    {
      name: 'merkle-log-tests-are-pure',
      comment: 'The tests of the log need no more than Node and fast-check, and the shared vectors.',
      severity: 'error',
      from: { path: '^packages/merkle-log/.*(\\.test\\.ts$|/testing/)' },
      to: {
        dependencyTypesNot: ['core'],
        pathNot: ['^packages/merkle-log/', '^tests/vectors/', '^node_modules/(fast-check|@noble/hashes)/'],
      },
    },
    {
      name: 'client-stands-alone',
      comment:
        "The client goes into other people's programs and pages: nothing of the house, nothing of others; of Node only where its name says so.",
      severity: 'error',
      from: { path: '^packages/client/', pathNot: [tests, '^packages/client/src/(node|storage/file-storage)\\.ts$'] },
      to: { pathNot: '^packages/client/src/(?!node\\.ts|storage/file-storage\\.ts)' },
    },
    {
      name: 'client-tests-are-pure',
      comment: 'The tests of the client need no more than Node and fast-check, and the shared vectors; tests/client has a server.',
      severity: 'error',
      from: { path: '^packages/client/.*(\\.test\\.ts$|/testing/)' },
      to: { dependencyTypesNot: ['core'], pathNot: ['^packages/client/', '^tests/vectors/', '^node_modules/fast-check/'] },
    },
    {
      name: 'platform-knows-no-business',
      comment: 'packages/platform serves any business: what names one of ours belongs in a service.',
      severity: 'error',
      from: { path: '^packages/platform/', pathNot: tests },
      to: { path: '^(packages/(?!platform/)|services/|apps/)' },
    },
    {
      name: 'legacy-reads-and-maps',
      comment: 'packages/legacy reads the old database and knows the glossary; what becomes of its rows is for services to say.',
      severity: 'error',
      from: { path: '^packages/legacy/', pathNot: tests },
      to: { path: '^(packages/(?!legacy/|domain/|platform/)|services/|apps/)' },
    },
    {
      name: 'services-stand-alone',
      comment: 'Services meet through HTTP contracts, committed events and published views, so that each can run and change alone.',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: tests },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'service-by-its-front-door',
      comment: 'service.ts is all that a service shows; the rest may change without anybody outside noticing.',
      severity: 'error',
      from: { pathNot: ['^services/', '^bench/(licence-index|signing)/', tests] },
      to: { path: '^services/', pathNot: '^services/[^/]+/src/service\\.ts$' },
    },
    {
      name: 'one-composition-root',
      comment:
        'Only apps/server puts services together. Everybody else asks it. (The index of licences and their signing are measured without a server.)',
      severity: 'error',
      from: { pathNot: ['^services/', '^apps/server/', '^bench/(licence-index|signing)/', tests] },
      to: { path: '^services/' },
    },
    {
      name: 'server-by-its-index',
      comment: 'What apps/server offers to others is in its index.ts.',
      severity: 'error',
      from: { pathNot: ['^apps/server/', '^scripts/start\\.ts$', tests] },
      to: { path: '^apps/server/', pathNot: '^apps/server/src/index\\.ts$' },
    },
    {
      name: 'nothing-points-back-at-apps',
      comment: 'apps → services → domain and platform. What an app has that others need belongs further down.',
      severity: 'error',
      from: { pathNot: ['^apps/', '^bench/', '^scripts/', tests] },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'The command line may use the server; no other app knows of another.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: tests },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/server/'] },
    },
    {
      name: 'database-tests-by-name',
      comment:
        'Tests that want a PostgreSQL server are named *.db.test.ts, *.e2e.test.ts or *.browser.test.ts; the others run where there is none.',
      severity: 'error',
      from: { path: '\\.test\\.ts$', pathNot: '\\.(db|e2e|browser)\\.test\\.ts$' },
      to: { path: '^tests/dev-env/dev-env\\.ts$' },
    },
    {
      name: 'browser-tests-by-name',
      comment: 'Tests that want a browser are named *.browser.test.ts; the others run where there is none.',
      severity: 'error',
      from: { path: '\\.test\\.ts$', pathNot: '\\.browser\\.test\\.ts$' },
      to: { path: '^tests/dev-env/browser\\.ts$' },
    },
    {
      name: 'tests-for-tests',
      comment: 'What helps tests is not made to be relied on in production.',
      severity: 'error',
      from: { pathNot: ['^bench/', '^scripts/', tests] },
      to: { path: tests },
    },
    {
      name: 'tools-for-developers',
      comment: 'scripts and bench are about this repository, not part of what runs.',
      severity: 'error',
      from: { path: product },
      to: { path: '^(scripts|bench)/' },
    },
    {
      name: 'declared-dependencies',
      comment:
        'Product code imports what the package.json of its own workspace lists under dependencies; development dependencies are for tests.',
      severity: 'error',
      from: { path: product, pathNot: tests },
      to: {
        path: '^node_modules/',
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-bundled'],
      },
    },
    {
      name: 'use-cases-stand-alone',
      comment: "A feature may read and write another's tables through its *-queries.ts. Its use cases and routes are its own affair.",
      severity: 'error',
      from: { path: '^services/[^/]+/src/features/([^/]+)/', pathNot: tests },
      to: { path: [...useCases, '/features/.*(routes|-overview)\\.ts$'], pathNot: '^services/[^/]+/src/features/$1/' },
    },
  ],
  options: {
    // npm puts a package beside the workspace that wants it where the root has none of its version.
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(packages|services|apps)/[^/]+/(dist|node_modules)/|^apps/console/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
