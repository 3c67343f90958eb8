import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import vectors from '../../../../tests/vectors/import-rows.json' with { type: 'json' };
import { createRowJudge, judgeRow, type ImportContext, type ImportedSeat } from './judge-row.ts';
import { recogniseColumns, type ColumnPlan } from './recognise-columns.ts';

interface Vector {
  readonly name: string;
  readonly header: readonly string[];
  readonly cells: readonly string[];
  readonly dateOrder?: 'dmy' | 'mdy';
  readonly seat?: Partial<ImportedSeat>;
  /** A part of each notice. */
  readonly notices?: readonly string[];
  readonly code?: string;
  readonly field?: string | null;
  /** A part of the detail. */
  readonly detail?: string;
}

const context: ImportContext = { ...vectors.context, dateOrder: null };
const nothing: ImportedSeat = { localPart: '', displayName: null, profile: null, validFrom: null, validUntil: null, suspended: false };

function planOf(header: readonly string[]): ColumnPlan {
  const recognised = recogniseColumns(header);
  assert.ok(recognised.ok);
  return recognised.plan;
}

for (const vector of vectors.rows as readonly Vector[]) {
  test(`row: ${vector.name}`, () => {
    const verdict = judgeRow(vector.cells, planOf(vector.header), { ...context, dateOrder: vector.dateOrder ?? null });
    if (!verdict.ok) {
      assert.deepEqual([verdict.code, verdict.field], [vector.code, vector.field]);
      assert.match(verdict.detail, /^[A-Za-z0-9"].*\.$/s);
      assert.ok(verdict.detail.includes(vector.detail ?? ''), verdict.detail);
      return;
    }
    assert.deepEqual(verdict.seat, { ...nothing, ...vector.seat });
    assert.equal(verdict.notices.length, vector.notices?.length ?? 0);
    for (const [index, part] of (vector.notices ?? []).entries())
      assert.ok(verdict.notices[index]?.includes(part), `${verdict.notices[index]}`);
  });
}

test('a name may have 200 characters, however many units of UTF-16 they take', () => {
  const judge = createRowJudge(planOf(['Email', 'Name']), context);
  assert.ok(judge(['z@acme.example', '𝒜'.repeat(200)]).ok);
  assert.ok(judge(['z@acme.example', ` ${'a'.repeat(200)} `]).ok);
  for (const name of ['a'.repeat(201), '𝒜'.repeat(201)]) {
    const verdict = judge(['z@acme.example', name]);
    assert.deepEqual([verdict.ok, !verdict.ok && verdict.code], [false, 'name_too_long']);
  }
});

test('a long list of profiles is named up to ten', () => {
  const profiles = Array.from({ length: 14 }, (_, index) => ({ key: `p${index}`, name: `Profile ${index}` }));
  const verdict = judgeRow(['z@acme.example', 'Boss'], planOf(['Email', 'Profile']), { ...context, profiles });
  assert.ok(!verdict.ok);
  assert.match(verdict.detail, /p0, p1, .*p9, and 4 more\.$/);
});

test('a profile that two profiles may mean is not guessed, and the exact spelling decides', () => {
  const profiles = [
    { key: 'a', name: 'Pro' },
    { key: 'b', name: 'PRO' },
  ];
  const judge = createRowJudge(planOf(['Email', 'Profile']), { ...context, profiles });
  const profileOf = (text: string): unknown => {
    const verdict = judge(['z@acme.example', text]);
    return verdict.ok ? verdict.seat.profile : verdict.code;
  };
  assert.deepEqual(['Pro', 'PRO', 'pro', 'a'].map(profileOf), ['a', 'b', 'unknown_profile', 'a']);
});

test('several notices are given together', () => {
  const verdict = judgeRow(['no', 'zoe@old-acme.example'], planOf(['Active', 'Email', 'Name']), context);
  assert.ok(verdict.ok);
  assert.equal(verdict.notices.length, 3);
});

test('a judge answers the same for the same row, whatever came before', () => {
  const header = ['Email', 'Prénom', 'Nom', 'Profil', 'Début', 'Fin', 'Actif'];
  const plan = planOf(header);
  const judge = createRowJudge(plan, context);
  const cells = fc.tuple(
    fc.constantFrom('a@acme.example', 'b@old-acme.example', 'c@globex.example', 'x', ''),
    fc.constantFrom('', 'Zoé', 'Zoe\u0301'),
    fc.constantFrom('', 'Lefèvre'),
    fc.constantFrom('', 'viewer', 'Boss'),
    fc.constantFrom('', '01/01/2026', '2026-13-01'),
    fc.constantFrom('', '31/12/2026', '31/12/2025', '46387'),
    fc.constantFrom('', 'oui', 'non', 'peut-être'),
  );
  fc.assert(
    fc.property(cells, (row) => {
      assert.deepEqual(judge(row), judgeRow(row, plan, context));
    }),
  );
});

test('no text makes the judge fail, and names come out clean', () => {
  const judge = createRowJudge(planOf(['Email', 'Name', 'Profile', 'Start', 'End', 'Active', 'Blocked']), context);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 9 }), (cells) => {
      judge(cells);
      const verdict = judge(['z@acme.example', cells[0] ?? '']);
      if (!verdict.ok) return;
      const name = verdict.seat.displayName ?? 'x';
      assert.equal(name, name.trim().normalize('NFC'));
      assert.doesNotMatch(name, /\p{Cc}| {2}/u);
    }),
  );
});

test('details stay short, whatever a cell holds', () => {
  const judge = createRowJudge(planOf(['Email', 'Profile', 'End']), context);
  for (const cells of [
    ['z@acme.example', 'x'.repeat(30_000), ''],
    ['z@acme.example', '', '1'.repeat(30_000)],
  ]) {
    const verdict = judge(cells);
    assert.ok(!verdict.ok && verdict.detail.length < 250);
  }
});
