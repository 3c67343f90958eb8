import { SourceError } from '../source/source-error.ts';

export interface ServerAddress {
  readonly host: string;
  readonly port: number | undefined;
  /** A named instance, found by the server's browser where no port is given. */
  readonly instance: string | undefined;
  readonly database: string;
  readonly user: string | undefined;
}

const shape = 'mssql://user@host:1433/database';

/** `mssql://user@host:1433/database`, or `mssql://user@host/database?instance=NAME`. A password in it would be seen by everybody on the machine. */
export function parseServerAddress(text: string): ServerAddress {
  const url = URL.parse(text);
  if (url === null || url.hostname === '') throw wrong(`The address of a SQL Server is written ${shape}.`);
  if (url.password !== '') {
    throw wrong(
      'Take the password out of the address: everybody on this machine can read it there. Give it by SEATLEDGER_LEGACY_PASSWORD or a file.',
    );
  }
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '' || database.includes('/')) throw wrong(`Name the database: ${shape}.`);
  const instance = url.searchParams.get('instance') ?? undefined;
  const port = url.port === '' ? undefined : Number(url.port);
  if (instance !== undefined && port !== undefined) throw wrong('Give a port or an instance, not both.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: instance === undefined ? (port ?? 1433) : undefined,
    instance,
    database,
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
  };
}

function wrong(detail: string): SourceError {
  return new SourceError('not_found', detail);
}
