import { builtInRoles } from '@seatledger/domain/role/built-in-roles.ts';
import { entities } from './canonical-rows.ts';
import { entityFields, fieldsOf, isEntity } from './entity-fields.ts';
import { readYaml, type Complain, type Path } from '../yaml/yaml-file.ts';
import { MappingFileError } from './mapping-file-error.ts';
import { mappingVersion, type ColumnMapping, type ColumnTarget, type Mapping, type TableMapping } from './mapping.ts';
import { mappingSchema, type MappingDocument } from './mapping-schema.ts';

/**
 * The mapping that a file holds (YAML 1.2).
 * @throws MappingFileError with the line and the field of all that is wrong.
 */
export function parseMapping(text: string, file: string): Mapping {
  const formsAt = () => 'write the name of a field, unknown or ignored, or { field: … } with rules of its own.';
  const read = readYaml(text, { schema: mappingSchema, formsAt, check: checkNames });
  if (!read.ok) throw new MappingFileError(file, read.issues);
  return mappingOf(read.data);
}

function checkNames({ tables, roles }: MappingDocument, complain: Complain): void {
  const taken = new Map<string, string>();
  for (const [name, table] of Object.entries(tables)) {
    const path = ['tables', name];
    if (table.entity === 'none') continue;
    if (!isEntity(table.entity)) {
      complain([...path, 'entity'], `there is no ${table.entity}: write one of ${Object.keys(entities).join(', ')}, or none.`);
      continue;
    }
    const other = taken.get(table.entity);
    if (other !== undefined) complain([...path, 'entity'], `${other} is ${table.entity} already: write none for one of them.`);
    taken.set(table.entity, name);
    checkColumns(table, path, complain);
  }
  for (const [name, role] of Object.entries(roles)) {
    const isKnown = role === 'none' || Object.hasOwn(builtInRoles, role) || /^[a-z][a-z0-9-]{0,63}$/.test(role);
    if (!isKnown) complain(['roles', name], `write the key of a role, such as ${Object.keys(builtInRoles).join(', ')}, or none.`);
  }
}

function checkColumns(table: MappingDocument['tables'][string], path: Path, complain: Complain): void {
  const { entity, columns } = table;
  if (!isEntity(entity)) return;
  const mapped = new Map<string, string>();
  for (const [column, value] of Object.entries(columns)) {
    const field = typeof value === 'string' ? value : value.field;
    if (field === 'unknown' || field === 'ignored') continue;
    const other = mapped.get(field);
    if (!Object.hasOwn(entityFields[entity], field)) {
      complain(
        [...path, 'columns', column],
        `${entity} has no ${field}: write one of ${Object.keys(entityFields[entity]).join(', ')}, unknown or ignored.`,
      );
    } else if (other !== undefined) {
      complain([...path, 'columns', column], `${other} is ${field} already: write ignored for one of them.`);
    }
    mapped.set(field, column);
  }
  for (const [field, { required }] of fieldsOf(entity)) {
    if (required && !mapped.has(field)) complain([...path, 'columns'], `no column is ${field}, which every ${entity} must have.`);
  }
  const known = [...Object.keys(columns), ...(table.header ?? [])].map((name) => name.toLowerCase());
  table.key.forEach((name, index) => {
    if (!known.includes(name.toLowerCase())) complain([...path, 'key', index], `there is no column ${name} in this table.`);
  });
}

function mappingOf(document: MappingDocument): Mapping {
  return {
    version: mappingVersion,
    timeZone: document.timeZone,
    dates: { ...document.dates, order: document.dates.order === 'none' ? null : document.dates.order },
    flags: document.flags,
    addresses: document.addresses,
    files: document.files,
    tables: Object.entries(document.tables).map(([name, table]) => tableMappingOf(name, table)),
    features: new Map(Object.entries(document.features)),
    roles: new Map(Object.entries(document.roles).map(([name, role]) => [name, role === 'none' ? null : role])),
    decisions: document.decisions,
  };
}

function tableMappingOf(name: string, { entity, key, header, columns }: MappingDocument['tables'][string]): TableMapping {
  return {
    table: name,
    entity: isEntity(entity) ? entity : null,
    key,
    header: header ?? null,
    columns: Object.entries(columns).map(([column, value]) => columnMappingOf(column, value)),
  };
}

function columnMappingOf(column: string, value: MappingDocument['tables'][string]['columns'][string]): ColumnMapping {
  if (typeof value === 'string') return { column, target: targetOf(value), dates: {}, negated: false };
  const { field, negated, order, ...dates } = value;
  return { column, target: targetOf(field), dates: { ...dates, ...(order && { order: order === 'none' ? null : order }) }, negated };
}

function targetOf(field: string): ColumnTarget {
  return field === 'unknown' || field === 'ignored' ? { kind: field } : { kind: 'field', field };
}
