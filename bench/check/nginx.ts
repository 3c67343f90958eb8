import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../../packages/platform/src/embedded-postgres/free-port.ts';
import { childrenOf, cpuSecondsOfFamily, memoryOf } from '../measure/process-figures.ts';
import type { MeasuredServer } from './measured-server.ts';

/** An nginx with one worker that gives one answer of so many bytes; undefined where it is not installed, or its CPU time cannot be read. */
export async function startNginx(answerLength: number, resources: AsyncDisposableStack): Promise<MeasuredServer | undefined> {
  const isHere = spawnSync('nginx', ['-v']).error === undefined && cpuSecondsOfFamily(process.pid) !== undefined;
  if (!isHere) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'seatledger-bench-nginx-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const port = await findFreePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, answerLength));
  const child = spawn('nginx', ['-e', join(folder, 'error.log'), '-p', folder, '-c', 'nginx.conf'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  resources.defer(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  await untilListening(port);
  const master = child.pid ?? 0;
  const usage = async () => {
    const worker = childrenOf(master)[0] ?? 0;
    return { cpuSeconds: cpuSecondsOfFamily(worker) ?? Number.NaN, residentBytes: memoryOf(worker)?.peakBytes ?? Number.NaN };
  };
  return { name: 'nginx', port, usage };
}

function configuration(folder: string, port: number, answerLength: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  return `
    daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events { worker_connections 1024; }
    http {
      ${temporary.join(' ')}
      access_log off; default_type application/json; keepalive_requests 1000000000; keepalive_timeout 1h; keepalive_time 24h;
      server {
        listen 127.0.0.1:${port};
        location / { add_header cache-control no-store; return 200 '${'x'.repeat(answerLength)}'; }
      }
    }`;
}

async function untilListening(port: number): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await delay(50);
    } finally {
      socket.destroy();
    }
  }
}
