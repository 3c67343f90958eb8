import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exportPage } from './export-page.ts';
import type { PersonExport } from './export-person.ts';

const event = {
  id: 57,
  kind: 'user.change',
  recordedAt: '2026-11-22T10:00:00.123456Z',
  actor: { kind: 'operator', id: 3, name: null },
  address: '192.0.2.7',
  subject: { kind: 'user', id: 17 },
  reason: null,
  before: { email: 'ana@acme.example', displayName: 'Ana' },
  after: { email: 'ana@acme.example', displayName: 'Ana <b>Lima</b>' },
};

const person: PersonExport = {
  exportedAt: '2026-11-22T10:00:00Z',
  emails: ['ana@acme.example'],
  references: ['user/17'],
  services: [
    { name: 'access', sections: [] },
    {
      name: 'registry',
      sections: [
        { kind: 'user', rows: [{ id: 17, displayName: 'Ana Lima', validFrom: '2026-04-01', validUntil: null }] },
        {
          kind: 'entitlement',
          rows: [
            { feature: 'adhoc.maxRows', value: 20_000, origin: 'par défaut' },
            { feature: 'cube.connect', value: true, origin: 'par défaut' },
          ],
        },
        { kind: 'contact', rows: [{ name: 'Ana Lima', role: 'technical_director' }] },
      ],
    },
    { name: 'audit', sections: [{ kind: 'event', rows: [event] }] },
  ],
};

/** The words of the page, with the spaces that do not break as plain ones. */
function textOf(locale: 'en' | 'fr'): string {
  const body = exportPage(person, locale).replace(/^.*<body>/s, '');
  return body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
}

describe('the page of a person', () => {
  it('is in French throughout, with French dates', () => {
    const text = textOf('fr');
    for (const said of [
      'Établi le 22 novembre 2026 à 10:00:00 UTC',
      'Compte Rien n’est conservé ici.',
      'Sièges nominatifs Numéro 17 Nom affiché Ana Lima Valable à partir du 1er avril 2026',
      'Fonctionnalité Valeur Origine adhoc.maxRows 20000 par défaut cube.connect oui par défaut',
      'Fonction direction technique',
    ]) {
      assert.ok(text.includes(said), `${said}\n${text}`);
    }
  });

  it('tells an event in one sentence, with where it came from, and says nothing of who else was there', () => {
    assert.match(textOf('en'), /22\/11\/2026 10:00:00 UTC Operator 3 changed Ana &lt;b&gt;Lima&lt;\/b&gt; \(ana@acme\.example\)/);
    assert.match(textOf('en'), /\(from 192\.0\.2\.7\)/);
    assert.match(textOf('fr'), /22\/11\/2026 10:00:00 UTC L’opérateur 3 a modifié/);
  });
});
