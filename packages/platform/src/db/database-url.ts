/** The database that a `postgres://` address names. Empty where it names none. */
export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same server and account, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The address at which `role` reaches the database of `adminUrl`. */
export function serviceUrl(adminUrl: string, role: string, password: string): string {
  const { protocol, host, pathname, searchParams } = new URL(adminUrl);
  searchParams.delete('user');
  searchParams.delete('password');
  const query = searchParams.size === 0 ? '' : `?${searchParams}`;
  // Put together by hand: URL refuses an account where there is no host, as in postgres:///database?host=/run/postgresql.
  return `${protocol}//${encodeURIComponent(role)}:${encodeURIComponent(password)}@${host}${pathname}${query}`;
}
