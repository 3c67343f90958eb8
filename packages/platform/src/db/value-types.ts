import pg from 'pg';

const { builtins } = pg.types;
/** pg_type.oid of `bigint[]`, which pg has no name for. */
const int8Array = 1016 as typeof builtins.INT8;

/**
 * How PostgreSQL's values arrive: `int8` as number, in arrays, too (ids and counts stay far below 2^53), `date` as `YYYY-MM-DD`,
 * `timestamptz` as `Temporal.Instant`; the rest as `pg` reads it.
 */
export function parseDatabaseValue(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  switch (oid) {
    case builtins.INT8:
      return Number;
    case int8Array: {
      const parse = pg.types.getTypeParser(oid, format as 'text') as (value: string) => readonly string[];
      return (value) => parse(value).map(Number);
    }
    case builtins.DATE:
      return (value) => value;
    case builtins.TIMESTAMPTZ:
      return (value) => Temporal.Instant.from(value);
    default:
      return pg.types.getTypeParser(oid, format as 'text');
  }
}
