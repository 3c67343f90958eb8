/** PostgreSQL settings by name. */
export type PostgresSettings = Readonly<Record<string, string | number | boolean>>;

/** For a server that shares a small machine with the program it serves. An operator changes them with ALTER SYSTEM, which wins. */
const smallServer: PostgresSettings = {
  max_connections: 100,
  shared_buffers: '256MB',
  maintenance_work_mem: '128MB',
  // Room for a whole import between two checkpoints.
  max_wal_size: '2GB',
  min_wal_size: '128MB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  fsync: true,
  synchronous_commit: 'on',
  // Compiling a query takes longer than any of ours runs.
  jit: false,
  timezone: 'UTC',
  password_encryption: 'scram-sha-256',
};

/** A statement and its error go back to who sent it. In the log they would leave addresses of people behind. */
const quietLog: PostgresSettings = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: false,
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/**
 * The text of the settings file; `initial` is the one that initdb wrote, with what it found out about this machine. Reachable over TCP
 * on this machine only: the path of a socket has a length limit of about 100 bytes.
 */
export function settingsFile(initial: string, port: number, extra: PostgresSettings): string {
  const network = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' };
  const lines = Object.entries({ ...smallServer, ...quietLog, ...extra, ...network }).map(([name, value]) => `${name} = ${quote(value)}`);
  return ['# Written at every start. Change settings with ALTER SYSTEM.', `include ${quote(initial)}`, ...lines, ''].join('\n');
}

function quote(value: PostgresSettings[string]): string {
  return `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
