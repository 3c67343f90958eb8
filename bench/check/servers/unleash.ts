// Unleash, a server of feature toggles, as its own package starts it, asked as its front ends ask it. It is no part of what is installed here.
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { measuredServer } from './server-process.ts';

export interface UnleashSettings {
  /** Of an empty database. */
  readonly databaseUrl: string;
  /** A folder with `node_modules/unleash-server`. */
  readonly folder: string;
  readonly token: string;
  readonly toggles: number;
}

interface Unleash {
  start(options: object): Promise<{ readonly server: Server }>;
}

async function start({ databaseUrl, folder, token, toggles }: UnleashSettings): Promise<number> {
  const entry = createRequire(`${folder}/`).resolve('unleash-server');
  const { start: startUnleash } = (await import(pathToFileURL(entry).href)) as Unleash;
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const { server } = await startUnleash({
    db: {
      host: hostname,
      port: Number(port),
      user: username,
      password: decodeURIComponent(password),
      database: pathname.slice(1),
      ssl: false,
    },
    server: { host: '127.0.0.1', port: 0, gracefulShutdownEnable: false },
    authentication: {
      type: 'none',
      initApiTokens: [{ environment: 'development', projects: ['default'], secret: token, type: 'frontend', tokenName: 'bench' }],
    },
    frontendApi: { refreshIntervalInMs: 500 },
    versionCheck: { enable: false },
    telemetry: false,
    logLevel: 'error',
  });
  const listening = (server.address() as AddressInfo).port;
  for (let toggle = 0; toggle < toggles; toggle += 1) await createToggle(`http://127.0.0.1:${listening}`, `feature-${toggle}`);
  await untilToggles(`http://127.0.0.1:${listening}`, token, toggles);
  return listening;
}

async function createToggle(origin: string, name: string): Promise<void> {
  const project = `${origin}/api/admin/projects/default/features`;
  const environment = `${project}/${name}/environments/development`;
  await post(project, { name, type: 'permission' });
  await post(`${environment}/strategies`, {
    name: 'flexibleRollout',
    parameters: { rollout: '100', stickiness: 'userId', groupId: name },
    constraints: [],
  });
  await post(`${environment}/on`, {});
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${await response.text()}`);
}

async function untilToggles(origin: string, token: string, expected: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(`${origin}/api/frontend?userId=ana`, { headers: { authorization: token } });
    const { toggles } = (await response.json()) as { readonly toggles?: readonly unknown[] };
    if (toggles?.length === expected) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Unleash does not answer with its toggles');
}

measuredServer(start);
