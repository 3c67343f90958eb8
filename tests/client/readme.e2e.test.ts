import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { seatledger, startServer, temporaryFolder, type ServerProcess } from '../end-to-end/seatledger.ts';
import { freshFolder, readmeExamples, type FreshFolder } from './packed-client.ts';

const stack = new AsyncDisposableStack();
let folder: FreshFolder;
let server: ServerProcess;
let data: string;
let apiKey: string;
let examples: Readonly<Record<string, string>>;

before(async () => {
  examples = await readmeExamples();
  folder = stack.use(await freshFolder());
  data = stack.use(await temporaryFolder()).path;
  // What licences are signed in the name of is where the server is to be reached.
  server = stack.use(await startServer(data, '--port', String(await findFreePort())));
  apiKey = /Bearer (sl_\S+?)'/.exec(server.greeting)?.[1] ?? '';
  const types = `${folder.path}/licence-features.ts`;
  const { exitCode, stderr } = await seatledger(data, 'catalogue', 'types', '--product', 'excel-addin', '--output', types);
  assert.equal(exitCode, 0, stderr);
});

after(() => stack.disposeAsync());

/** An example as it is in the README, asking the server of this test. */
const example = (file: string): string => (examples[file] ?? '').replace('https://licences.vendor.example', server.url);

describe('the examples of the README', () => {
  it('are these', () => {
    assert.deepEqual(Object.keys(examples), ['service.ts', 'taskpane.ts', 'offline.ts']);
  });

  it('are checked by the compiler, against the types that the catalogue gives', async () => {
    for (const [file, text] of Object.entries(examples)) await folder.write(file, text);
    assert.equal(await folder.compile('service.ts', 'offline.ts', '--lib', 'es2023', '--types', 'node'), '');
    const office = `declare const Office: { onReady(): Promise<unknown>; auth: { getAccessToken(options: { allowSignInPrompt: boolean }): Promise<string> };
      context: { partitionKey: string | undefined; displayLanguage: string } };`;
    await folder.write('office.d.ts', office);
    assert.equal(await folder.compile('taskpane.ts', 'office.d.ts', '--lib', 'es2023,dom', '--types', ''), '');
  });

  it('let a service open a cube for who may, and tell others why not, with the server or without', async () => {
    await folder.write('service.ts', example('service.ts'));
    await folder.write(
      'program.ts',
      `import { openCube, stop } from './service.ts';
       const people = ['ana@acme.example', 'theo.garnier@acme.example', 'nobody@acme.example'];
       console.log(JSON.stringify(await Promise.all(people.map(openCube))));
       await stop();`,
    );
    const told = ['At most 20000 rows.', 'This licence is suspended.', 'No licence for this address.'];
    assert.deepEqual(JSON.parse(await folder.run('program.ts', { SEATLEDGER_API_KEY: apiKey })), told);
    await folder.write(
      'service.ts',
      example('service.ts').replace(
        'createLicenceClient<Features>({',
        '$& fetch: () => Promise.reject(new TypeError("offline")), ttlMs: 1,',
      ),
    );
    const offline = JSON.parse(await folder.run('program.ts', { SEATLEDGER_API_KEY: apiKey })) as string[];
    assert.equal(offline[0], told[0]);
    assert.match(offline[2] ?? '', /has not been confirmed on this device yet/);
  });

  it('let a machine without a network work by a licence file, until it ends', async () => {
    const until = Temporal.Now.plainDateISO('UTC').add({ days: 30 }).toString();
    const file = `${folder.path}/ana.licence`;
    const asked = ['--product', 'excel-addin', '--until', until, '--reason', 'No network in the vault', '--output', file];
    const { exitCode, stderr } = await seatledger(data, 'licence', 'file', 'ana@acme.example', ...asked);
    assert.equal(exitCode, 0, stderr);
    await folder.write('seatledger-keys.json', await (await fetch(`${server.url}/.well-known/jwks.json`)).text());
    await folder.write('offline.ts', example('offline.ts'));
    assert.match(await folder.run('offline.ts'), /^Works until \d{4}-\d\d-\d\dT.*Z, at most 20000 rows\.\n$/);
    const later = `Date.now = () => ${Date.now() + 40 * 86_400_000};\n`;
    await folder.write('offline.ts', later + example('offline.ts'));
    assert.equal(
      await folder.run('offline.ts'),
      'The licence has not been confirmed for too long. Connect to the internet to go on working.\n',
    );
    await folder.write('offline.ts', example('offline.ts'));
    assert.equal(await folder.run('offline.ts'), 'The clock of this device is behind. Set the right date and time to go on working.\n');
  });
});
