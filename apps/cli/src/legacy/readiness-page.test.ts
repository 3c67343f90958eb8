import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blockersOf, readinessPage, type CustomerReadiness, type DomainReadiness } from './readiness-page.ts';

const acme: DomainReadiness = {
  name: 'acme.example',
  answeredBy: 'old',
  since: null,
  ready: false,
  blockers: [
    { code: 'differences', detail: 'Old and new answer 2 questions differently; look at their causes.', count: 2 },
    { code: 'migration_unfinished', detail: 'Migration 3 is being applied; let it come to its end first.' },
  ],
  openQuarantine: 0,
  parity: {
    runId: '7',
    endedAt: '2026-11-26T06:00:00Z',
    asked: 1200,
    agreed: 1198,
    causes: [{ cause: 'suspension', effect: 'loses', questions: 2 }],
  },
};
const globex: DomainReadiness = {
  ...acme,
  name: 'globex.example',
  answeredBy: 'seatledger',
  since: '2026-11-25T08:00:00Z',
  ready: true,
  blockers: [],
  parity: null,
};
const customers: readonly CustomerReadiness[] = [
  { customer: { id: '1', name: 'Acme <& Sons>' }, ready: false, domains: [acme], openQuarantine: 0 },
  { customer: { id: '2', name: 'Globex' }, ready: true, domains: [globex], openQuarantine: 0 },
];
const page = readinessPage({ madeAt: '2026-11-26T07:00:00Z', customers, ready: 1, domains: 2, cutOver: 1 });

describe('the report of readiness', () => {
  it('has a sheet for each customer, to be signed by itself', () => {
    const sheets = page.split('<section class="sheet">').slice(1);
    assert.equal(sheets.length, 2);
    for (const sheet of sheets) assert.match(sheet, /<h2>Signatures<\/h2>/);
    assert.match(page, /\.sheet\{break-before:page\}/);
  });

  it('says what keeps a domain from being ready, and why old and new differ', () => {
    const [, ofAcme = ''] = page.split('<section class="sheet">');
    assert.match(ofAcme, /<li>Old and new answer 2 questions differently; look at their causes\.<\/li>/);
    assert.match(ofAcme, /<li>suspension \(loses the licence\): 2<\/li>/);
    assert.match(ofAcme, /<td class="n">1,200<\/td><td class="n">2<\/td>/);
  });

  it('escapes what people have written', () => {
    assert.match(page, /Acme &lt;&amp; Sons&gt;/);
    assert.doesNotMatch(page, /<& Sons>/);
  });

  it('tells blockers in one cell by their codes', () => {
    assert.equal(blockersOf(acme), 'differences (2), migration_unfinished');
    assert.equal(blockersOf(globex), '');
  });
});
