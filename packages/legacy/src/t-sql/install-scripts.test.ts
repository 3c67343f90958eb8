import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readScriptText } from '../testing/script-text.ts';

const script = (name: string) => readFileSync(new URL(`fixtures/${name}.sql`, import.meta.url), 'utf8');

describe('a script in the dialect of the Northwind install script', () => {
  const read = readScriptText(script('northwind-dialect'), 100);

  it('has the tables with their keys, whatever the names and types are quoted in', () => {
    assert.deepEqual(
      read.tables.map(({ name, primaryKey, rowCount }) => [name, primaryKey, rowCount]),
      [
        ['dbo.Employees', ['EmployeeID'], 1],
        ['dbo.Categories', ['CategoryID'], 2],
        ['dbo.Orders', ['OrderID'], 3],
        ['dbo.Products', [], 2],
      ],
    );
    assert.deepEqual(read.tables[0]?.foreignKeys, [{ columns: ['ReportsTo'], table: 'dbo.Employees', references: ['EmployeeID'] }]);
    assert.deepEqual(read.tables[0]?.columns[1], { name: 'LastName', type: { name: 'nvarchar', parameters: ['20'] }, nullable: false });
  });

  it('has blobs that go on in the next line, and empty ones', () => {
    const pictures = read.values('dbo.Categories').map(([, , , picture]) => picture);
    assert.match(String(pictures[0]), /^0x151C2F00.*880B00000800000008000000FFFFFF.*00000000000000$/);
    assert.equal(pictures[1], '0x');
  });

  it('has dates as the script says that they are written, money, and defaults', () => {
    assert.deepEqual(read.values('dbo.Orders'), [
      ['10248', 'VINET', '1996-07-04T00:00:00', '32.38', 'Vins et alcools Chevalier'],
      ['10249', 'TOMSP', '1996-12-25T14:30:00', '11.61', 'Toms Spezialitäten'],
      ['10250', 'HANAR', null, '0', 'Hanari Carnes'],
    ]);
  });

  it('counts what the server would count, and takes nothing from procedures', () => {
    assert.deepEqual(read.values('dbo.Products'), [
      ['1', 'Chai', '18', '39', '0'],
      ['2', "Chef Anton's Gumbo Mix", '21.35', '0', '1'],
    ]);
    const [[id, , , birth, photo, notes] = []] = read.values('dbo.Employees');
    assert.deepEqual([id, birth, photo], ['1', '1948-12-08T00:00:00', null]);
    assert.match(String(notes), /completed "The Art of the Cold Call\."$/);
  });

  it('says what was passed over, and that no rows were', () => {
    assert.deepEqual([...new Set(read.codes())].toSorted(), ['default_used', 'identity_counted', 'statement_skipped']);
    const skipped = read.notices.filter(({ code }) => code === 'statement_skipped').map(({ line, text }) => `${line}: ${text}`);
    assert.ok(skipped.includes('10: IF … drop database Northwind was passed over.'), skipped.join('\n'));
    assert.ok(
      skipped.some((one) => one.endsWith('CREATE PROCEDURE was passed over.')),
      skipped.join('\n'),
    );
    assert.ok(
      skipped.some((one) => one.includes('IF … BEGIN … exec sp_dboption, ELSE ALTER DATABASE')),
      skipped.join('\n'),
    );
  });
});

describe('a script in the dialect of the pubs install script', () => {
  const read = readScriptText(script('pubs-dialect'), 64);

  it('has rows without a list of columns and without INTO', () => {
    assert.deepEqual(read.values('dbo.authors'), [
      ['409-56-7008', 'Bennet', 'Abraham', '415 658-9932', '6223 Bateman St.', 'Berkeley', 'CA', '94705', '1'],
      ['213-46-8915', 'Green', 'Marjorie', '415 986-7020', '309 63rd St. #411', 'Oakland', 'CA', '94618', '1'],
      ['267-41-2394', "O'Leary", 'Michael', 'UNKNOWN', '22 Cleveland Av. #14', 'San Jose', 'CA', '95128', '0'],
    ]);
  });

  it('has texts in quotation marks, money, and dates in three ways', () => {
    assert.deepEqual(
      read.values('dbo.titles').map((row) => [row[0], row[4], row[5], row[9]]),
      [
        ['PC8888', '20.00', '8000.00', '1994-06-12T00:00:00'],
        ['MC3026', null, null, { unread: '(getdate())' }],
        ['PS2106', '7.00', '6000.00', '1991-10-05T00:00:00'],
      ],
    );
    assert.match(String(read.values('dbo.titles')[0]?.[8]), /world's largest/);
  });

  it('leaves the counted column out of rows without a list of columns', () => {
    assert.deepEqual(read.values('dbo.jobs'), [
      ['1', 'New Hire - Job not specified', '10', '10'],
      ['2', 'Chief Executive Officer', '200', '250'],
    ]);
  });

  it('takes no row from a trigger', () => {
    assert.deepEqual(read.values('dbo.employee'), [
      ['PTC11962M', 'Philip', 'T', '2', '1989-11-11T00:00:00'],
      ['AMD15433F', 'Ann', 'M', '1', '1991-07-16T00:00:00'],
    ]);
  });

  it('finds references beside columns', () => {
    const employee = read.tables.find(({ name }) => name === 'dbo.employee');
    assert.deepEqual(employee?.foreignKeys, [{ columns: ['job_id'], table: 'dbo.jobs', references: ['job_id'] }]);
  });

  it('says what was passed over, and that no rows were', () => {
    assert.ok(!read.codes().includes('rows_skipped'), JSON.stringify(read.notices, null, 1));
    assert.ok(!read.codes().includes('row_width'));
  });
});
