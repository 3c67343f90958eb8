import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Difference } from './compare-questions.ts';
import { parityPage } from './parity-page.ts';
import { reportOf } from './parity-report.ts';
import { Tally } from './tally.ts';

const tally = new Tally();
for (const domain of ['acme.example', 'acme.example', 'elsewhere.example', null]) tally.agree(domain);
tally.differ('acme.example', 'quarantined', 'loses');
tally.differ('acme.example', 'quarantined', 'gains');
const row = { entity: 'domain', table: 'dbo.Domain', key: '1' } as const;
const tables = {
  domains: new Map([[0, { row, name: 'acme.example', customerId: '1', isReadable: true, isActive: true, firstDay: 0, lastDay: 0 }]]),
  customers: new Map([['1', { row, name: '<b>Acme</b> & "Söhne"' }]]),
};
const run = { source: 'Old<script>', comparedWith: 'rules', startedAt: '2026-11-26T08:00:00Z', endedAt: '2026-11-26T08:01:00Z' } as const;
const report = reportOf(tally, tables, run);

describe('the report of a parity run', () => {
  it('adds up by cause, customer and domain; questions about no domain count in the whole alone', () => {
    assert.deepEqual([report.questions, report.agreed], [6, 4]);
    assert.deepEqual(report.domains, [
      {
        name: 'acme.example',
        asked: 4,
        agreed: 2,
        causes: [
          { cause: 'quarantined', effect: 'loses', questions: 1 },
          { cause: 'quarantined', effect: 'gains', questions: 1 },
        ],
      },
      { name: 'elsewhere.example', asked: 1, agreed: 1, causes: [] },
    ]);
    assert.deepEqual(
      report.customers.map(({ customer, asked }) => `${customer}: ${asked}`),
      ['(not in the old database): 1', '<b>Acme</b> & "Söhne": 4'],
    );
  });

  it('is a page without scripts in which nothing of the source is markup', () => {
    const difference: Difference = {
      email: '"><img src=x onerror=alert(1)>@acme.example',
      product: null,
      domain: 'acme.example',
      cause: 'quarantined',
      effect: 'loses',
      detail: "It's <waiting>.",
      old: { isAnswered: false, detail: '' },
      new: { isAnswered: false, detail: '' },
      features: [{ feature: '<i>', old: undefined, new: '</td>' }],
      rows: [{ table: 'dbo.User', key: '<7>' }],
    };
    const page = parityPage(report, [difference]);
    assert.doesNotMatch(page, /<(?:script|img|b|i|waiting|7)\b/);
    assert.match(page, /in quarantine: 2<\/td>/);
    assert.match(page, /&lt;i&gt;: not named → &lt;\/td&gt;/);
    assert.match(page, /The first 1 of 2; differences\.ndjson has all\./);
  });
});
