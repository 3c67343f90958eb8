import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createRowJudge } from '@seatledger/domain/import/judge-row.ts';
import { recogniseColumns } from '@seatledger/domain/import/recognise-columns.ts';
import { faultCodes } from '@seatledger/legacy/mapping/faults.ts';
import { waitingCodes } from '@seatledger/legacy/plan/staged.ts';
import { frenchNotices } from '../../apps/console/src/app/imports/french-notices.ts';
import { frenchReasons } from '../../apps/console/src/app/migration/quarantine/french-reasons.ts';
import { ownCodes } from '../../apps/console/src/app/words/own-codes.ts';
import { frenchRefusals, frenchRefusalsByArea } from '../../apps/console/src/app/words/refusals/french-refusals.ts';
import { repositoryRoot } from '../../scripts/checks/repository-root.ts';

interface Document {
  readonly components: { readonly examples: Readonly<Record<string, unknown>> };
  readonly paths: Readonly<Record<string, object>>;
}

const document = JSON.parse(await readFile(join(repositoryRoot, 'docs', 'openapi.json'), 'utf8')) as Document;
const hasWords = (code: string): boolean => code in frenchRefusals || ownCodes.some((own) => own === code);

describe('the French pages have a sentence', () => {
  it('for every code that an operation refuses with', () => {
    const codes = Object.keys(document.components.examples).flatMap((name) => /^\d{3}-(\w+)$/.exec(name)?.[1] ?? []);
    assert.ok(codes.length > 150);
    assert.deepEqual(
      codes.filter((code) => !hasWords(code)),
      [],
    );
  });

  for (const path of ['/v1/imports/{id}/verdicts', '/v1/leaver-checks/{id}/rows'])
    it(`for every code of ${path}`, () => {
      const codes = codesAnswered(document.paths[path]);
      assert.ok(codes.length > 10);
      assert.deepEqual(
        codes.filter((code) => !hasWords(code)),
        [],
      );
    });

  it('for every reason why a row of the old database waits', () => {
    assert.deepEqual(
      [...waitingCodes, ...faultCodes].filter((code) => frenchReasons[code] === undefined && !hasWords(code)),
      [],
    );
  });

  it('for what is said of a field that does not have the form it should', () => {
    const codes = ['invalid_type', 'invalid_value', 'invalid_format', 'too_big', 'too_small', 'unknown_field'];
    assert.deepEqual(
      codes.filter((code) => !hasWords(code)),
      [],
    );
  });

  it('for all that a row of a list is told without being refused', () => {
    const columns = recogniseColumns(['Email', 'Active', 'Name', 'Profile'], new Map());
    assert.ok(columns.ok);
    const judge = createRowJudge(columns.plan, {
      domainNames: ['acme.example', 'acme.test'],
      primaryName: 'acme.example',
      profiles: [],
      dateOrder: null,
    });
    const verdict = judge(['ana@acme.test', 'no']);
    assert.ok(verdict.ok && verdict.notices.length === 3);
    assert.equal(
      frenchNotices(verdict.notices.join(' ')),
      'L’adresse est sous l’alias acme.test\u00a0: la place est celle qui est sous acme.example. ' +
        'La ligne a 2 cellules et l’en-tête 4\u00a0: celles qui manquent sont lues comme vides. ' +
        'D’après le fichier, la personne est inactive\u00a0: sa place sera suspendue.',
    );
    assert.match(frenchNotices('The same person as line 4; that line counts.') ?? '', /ligne 4/);
    assert.equal(frenchNotices('Something new is said.'), undefined);
  });
});

it('a code has one French sentence, wherever it is told', () => {
  const codes = frenchRefusalsByArea.flatMap((area) => Object.keys(area));
  assert.deepEqual(codes, [...new Set(codes)]);
});

it('French sentences are set as the French set them', () => {
  const careless = / [;!?»:]|«[^\u202f]|'|[^\u202f][;!?»](?!\S)|[^\u00a0]: /;
  assert.deepEqual(
    Object.entries(frenchRefusals).filter(([, sentence]) => careless.test(sentence)),
    [],
  );
});

/** The values that a property `code` can have in the answer. */
function codesAnswered(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const named = 'code' in part && typeof part.code === 'object' && part.code !== null && 'enum' in part.code ? part.code.enum : [];
  const own = Array.isArray(named) ? named.filter((code): code is string => typeof code === 'string' && code !== '') : [];
  return [...new Set([...own, ...Object.values(part).flatMap(codesAnswered)])];
}
