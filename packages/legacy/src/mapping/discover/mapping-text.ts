import { Document, isCollection, isNode, type Node } from 'yaml';
import { usualNo, usualYes } from '../../values/flag.ts';
import { entities } from '../canonical-rows.ts';
import { mappingVersion } from '../mapping.ts';
import type { Proposal } from './discover.ts';
import type { ProposedColumn } from './propose-columns.ts';
import { missingFields, type ProposedTable } from './proposed-table.ts';

/** The proposal as a mapping file: YAML, each choice with its reason behind it. */
export function mappingText(proposal: Proposal): string {
  const document = new Document(contents(proposal));
  document.commentBefore = introduction(proposal);
  annotateRules(document, proposal);
  for (const table of proposal.tables) annotateTable(document, table);
  for (const { code, reason } of proposal.features) {
    comment(document, ['features', code, 'type'], reason);
    flow(document, ['features', code, 'options']);
  }
  for (const { name, role } of proposal.roles) {
    comment(
      document,
      ['roles', name],
      role === null
        ? 'not understood: write the key of a role, or none for nobody to be invited'
        : 'its name: look at it, as it lets people in',
    );
  }
  for (const [name, reason] of Object.entries(proposal.decided.reasons)) comment(document, ['decisions', name], reason);
  for (const name of ['product', 'profiles', 'packs']) flow(document, ['decisions', name]);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function contents({ timeZone, dates, tables, features, roles, decided }: Proposal) {
  return {
    version: mappingVersion,
    timeZone,
    dates: { ...dates.rules, order: dates.rules.order ?? 'none' },
    flags: { yes: usualYes, no: usualNo },
    addresses: { atWord: false },
    files: { nulls: ['NULL'], separator: 'auto', quoted: 'auto', encoding: 'auto' },
    tables: Object.fromEntries(tables.map((table) => [table.sample.table.name, tableContents(table)])),
    features: Object.fromEntries(features.map(({ code, rule }) => [code, { key: rule.key, ...rule.type }])),
    roles: Object.fromEntries(roles.map(({ name, role }) => [name, role ?? 'none'])),
    decisions: decided.decisions,
  };
}

function tableContents({ entity, key, columns, sample }: ProposedTable) {
  if (entity === null) return { entity: 'none' };
  const names = sample.table.columns.map(({ name }) => name);
  return {
    entity,
    key,
    ...(names.every((name) => /^column \d+$/.test(name)) && { header: names }),
    columns: Object.fromEntries(columns.map((column) => [column.column, target(column)])),
  };
}

function target({ field, negated }: ProposedColumn) {
  if (field === null) return 'unknown';
  return negated ? { field, negated: true } : field;
}

function introduction({ sourceName, missingEntities, tables }: Proposal): string {
  const missing = missingEntities.map((entity) => ` Nothing was found that is ${entity} (${entities[entity]} in the old application).`);
  const unsure = tables.filter(({ entity, confidence }) => entity !== null && confidence !== 'sure').length;
  return [
    ` How the old database ${sourceName} is read. Look through it, correct it, keep it: plan, apply and verify go by it.`,
    ' Behind each choice stands how sure it is (sure, likely, guess) and why.',
    ' A column is a field, `ignored` (nobody needs it), or `unknown` (nobody has said yet: it is told each time).',
    ' Rules of one column: { field: validUntil, writtenIn: UTC, order: dmy, until: exclusive }; of a flag: { field: isActive, negated: true }.',
    ...(unsure > 0 ? [` ${unsure} tables are not sure.`] : []),
    ...missing,
  ].join('\n');
}

function annotateRules(document: Document, { dates, atWords }: Proposal): void {
  comment(document, ['timeZone'], 'validities are days in this zone, where the customer has none of its own');
  comment(document, ['dates', 'writtenIn'], dates.writtenInReason);
  comment(document, ['dates', 'order'], `dmy, mdy or none; ${dates.orderReason}`);
  comment(
    document,
    ['dates', 'until'],
    `inclusive or exclusive: whether midnight of a day ends that day, or the one before; ${dates.untilReason}`,
  );
  for (const field of ['openFrom', 'openUntil'] as const) {
    flow(document, ['dates', field]);
    comment(document, ['dates', field], `days that stand for no ${field === 'openFrom' ? 'start' : 'end'}`);
  }
  flow(document, ['flags', 'yes']);
  flow(document, ['flags', 'no']);
  flow(document, ['files']);
  comment(document, ['files'], 'of exported files alone');
  const told = atWords === 0 ? 'no address is written so' : `${atWords} addresses are written so`;
  comment(document, ['addresses', 'atWord'], `whether " at " and "(at)" are read as @; ${told}`);
}

function annotateTable(document: Document, { sample, entity, confidence, reason, columns, key }: ProposedTable): void {
  const { name, rowCount } = sample.table;
  const path = ['tables', name];
  comment(document, [...path, 'entity'], `${entity === null ? '' : `${confidence}: `}${reason}; ${rowCount} rows`);
  if (entity === null) return;
  flow(document, [...path, 'key']);
  if (key.length === 0) comment(document, [...path, 'key'], 'no key is known: rows are told from each other by their place alone');
  for (const column of columns) annotateColumn(document, [...path, 'columns', column.column], column);
  const missing = missingFields({ entity, columns });
  if (missing.length === 0) return;
  comment(
    document,
    [...path, 'entity'],
    `${confidence}: ${reason}; ${rowCount} rows; NO COLUMN WAS FOUND FOR ${missing.join(', ')}: name one, or write none`,
  );
}

function annotateColumn(document: Document, path: readonly string[], { field, confidence, reason }: ProposedColumn): void {
  flow(document, path);
  comment(document, path, field === null ? reason : `${confidence}: ${reason}`);
}

/** Behind a value; of a block, before its first line. */
function comment(document: Document, path: readonly string[], text: string): void {
  const node = nodeAt(document, path);
  if (node === undefined || text === '') return;
  node.comment = ` ${text}`;
}

function flow(document: Document, path: readonly string[]): void {
  const node = nodeAt(document, path);
  if (isCollection(node)) node.flow = true;
}

function nodeAt(document: Document, path: readonly string[]): Node | undefined {
  const node = document.getIn(path, true);
  return isNode(node) ? node : undefined;
}
