// Run as a process of its own: opens the embedded database of the folder in its first argument, says so in one line of JSON, and
// disposes of it when its standard input ends.
import { openEmbeddedPostgres } from '../../packages/platform/src/embedded-postgres/embedded-postgres.ts';

const [dataFolder = ''] = process.argv.slice(2);
process.stdin.resume();
const inputEnded = new Promise((resolve) => process.stdin.once('end', resolve));
try {
  await using postgres = await openEmbeddedPostgres({
    dataFolder,
    database: 'postgres',
    settings: { fsync: false, shared_buffers: '16MB' },
    log: (level, message) => process.stderr.write(`${level} ${message}\n`),
  });
  const { role, adminUrl, port, folder } = postgres;
  process.stdout.write(`${JSON.stringify({ opened: { role, adminUrl, port, folder } })}\n`);
  await inputEnded;
} catch (error) {
  process.stdout.write(`${JSON.stringify({ failed: (error as Error).message })}\n`);
}
process.stdin.destroy();
