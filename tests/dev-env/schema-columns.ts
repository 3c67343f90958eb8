import { openConnection } from '../../packages/platform/src/db/connection.ts';

export interface SchemaColumn {
  /** `registry.users.local_part` */
  readonly name: string;
  readonly comment: string | null;
}

/** The columns of the services' own tables, with their comments. */
export async function readColumns(adminUrl: string): Promise<readonly SchemaColumn[]> {
  await using connection = await openConnection(adminUrl, 'seatledger tests');
  const { rows } = await connection.client.query<SchemaColumn>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name, col_description(c.oid, a.attnum) as comment
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('registry', 'access', 'audit', 'licence') and c.relkind = 'r' and c.relname <> 'migrations'
       and a.attnum > 0 and not a.attisdropped
     order by n.nspname, c.relname, a.attnum`,
  );
  return rows;
}
