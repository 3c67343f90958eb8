/** A type of SQL Server as declared: `nvarchar(320)`, `decimal(10, 2)`. */
export interface SqlType {
  /** Lower-case, without brackets and schema. */
  readonly name: string;
  /** What is in parentheses: `['max']`, `['10', '2']`. */
  readonly parameters: readonly string[];
}

export type TypeFamily = 'text' | 'integer' | 'decimal' | 'float' | 'bit' | 'date' | 'datetime' | 'time' | 'guid' | 'binary' | 'other';

const families: Readonly<Record<TypeFamily, string>> = {
  text: 'char varchar nchar nvarchar text ntext sysname xml',
  integer: 'tinyint smallint int bigint integer',
  decimal: 'decimal numeric money smallmoney dec',
  float: 'float real double',
  bit: 'bit',
  date: 'date',
  datetime: 'datetime datetime2 smalldatetime datetimeoffset',
  time: 'time',
  guid: 'uniqueidentifier',
  binary: 'binary varbinary image rowversion timestamp',
  other: '',
};

const familyOfName = new Map(
  Object.entries(families).flatMap(([family, names]) => names.split(' ').map((name): [string, TypeFamily] => [name, family as TypeFamily])),
);

/** Types that somebody made (`dbo.Flag`) are `other`. */
export function familyOf(type: SqlType): TypeFamily {
  return familyOfName.get(type.name) ?? 'other';
}
