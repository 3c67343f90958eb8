import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventKinds } from '../../audit/event-kinds.ts';
import { commandKinds } from '../command-kinds.ts';
import type { Difference } from './difference.ts';
import { fieldRowsOf } from './field-rows.ts';
import { countsOf, summaryOf } from './summary.ts';
import { titleOf } from './title.ts';

const ana = {
  email: 'ana@acme.example',
  displayName: 'Ana Lima',
  profile: 'analyst',
  validity: { from: null, until: '2027-03-31' },
  suspensionReason: null,
};
const acme = {
  customer: 'Acme',
  customerId: 3,
  name: 'acme.example',
  aliases: ['acme.de'],
  validity: { from: '2026-04-01', until: '2027-03-31' },
  seatLimit: 1500,
  graceDays: 0,
  suspensionReason: null,
  packs: [],
};

type What = Partial<Difference> & Pick<Difference, 'kind'>;

function difference({ kind, command, ...more }: What): Difference {
  const word = kind.split('.')[0] ?? '';
  return { kind, subject: { kind: word, id: 17 }, before: null, after: null, ...more, command: { ...command, kind } };
}

/** Spaces that do not break are written as such here. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ');

function tells(what: What, en: string, fr: string): void {
  assert.deepEqual([plain(titleOf(difference(what), 'en')), plain(titleOf(difference(what), 'fr'))], [en, fr]);
}

describe('the title of a command', () => {
  it('says what is to be done to whom, and why', () => {
    tells(
      { kind: 'user.suspend', before: ana, after: { ...ana, suspensionReason: 'has left' }, command: { kind: '', reason: 'has left' } },
      'Suspend Ana Lima (ana@acme.example): ‘has left’',
      'Suspendre Ana Lima (ana@acme.example) : « has left »',
    );
    tells(
      { kind: 'user.create', after: ana },
      'Give Ana Lima (ana@acme.example) a seat with the profile analyst, until 31 March 2027',
      'Attribuer une place à Ana Lima (ana@acme.example), avec le profil analyst, jusqu’au 31 mars 2027',
    );
    tells(
      { kind: 'user.move', before: ana, after: { ...ana, email: 'ana@acme.fr' } },
      'Give Ana Lima (ana@acme.example) the address ana@acme.fr',
      'Donner à Ana Lima (ana@acme.example) l’adresse ana@acme.fr',
    );
    tells(
      { kind: 'domain.create', after: acme },
      'Create the domain acme.example for the customer Acme, with 1,500 seats, from 1 April 2026 until 31 March 2027',
      'Créer le domaine acme.example pour le client Acme, avec 1 500 places, du 1er avril 2026 au 31 mars 2027',
    );
    tells(
      { kind: 'domain.add-alias', before: acme, after: { ...acme, aliases: ['acme.de', 'acme.fr'] } },
      'Give the domain acme.example the alias acme.fr',
      'Ajouter au domaine acme.example l’alias acme.fr',
    );
    tells(
      { kind: 'override.set', subject: { kind: 'user', id: 17 }, after: { user: 'ana@acme.example', feature: 'maxRows', value: 5000 } },
      'Set maxRows to 5,000 for ana@acme.example',
      'Fixer maxRows à 5 000 pour ana@acme.example',
    );
    tells({ kind: 'product.delete', before: { key: 'addin' } }, 'Delete the product addin', 'Supprimer le produit addin');
  });

  it('says until when a renewal is, and for how many seats where their number becomes another', () => {
    const until = (day: string | null) => ({ ...acme, validity: { from: '2026-04-01', until: day } });
    const renew = (after: object, command: object) =>
      ({ kind: 'domain.renew', before: acme, after, command: { kind: '', ...command } }) as What;
    tells(
      renew(until('2028-03-31'), { until: '2028-03-31' }),
      'Renew the domain acme.example until 31 March 2028',
      'Renouveler le domaine acme.example jusqu’au 31 mars 2028',
    );
    tells(
      renew({ ...until(null), seatLimit: null }, { until: null, seatLimit: null }),
      'Renew the domain acme.example until further notice, with any number of seats',
      'Renouveler le domaine acme.example jusqu’à nouvel ordre, sans limite de places',
    );
    tells(
      { kind: 'user.renew', before: ana, after: { ...ana, validity: { from: null, until: null } } },
      'Let the licence of Ana Lima (ana@acme.example) end with those of the domain',
      'Laisser la licence d’Ana Lima (ana@acme.example) prendre fin avec celles du domaine',
    );
  });

  it('says of a list how many rows do what', () => {
    tells(
      {
        kind: 'user.import',
        subject: { kind: 'domain', id: 5 },
        after: { file: { name: 'staff.csv' }, create: 1, change: 20, same: 3000, refuse: 0 },
      },
      'Import ‘staff.csv’ into the domain no. 5: 1 user to create, 20 to change, 3,000 without change, 0 refused',
      'Importer « staff.csv » dans le domaine n° 5 : 1 utilisateur à créer, 20 à modifier, 3 000 sans changement, 0 en refus',
    );
  });

  it('says what the command says where it changes nothing', () => {
    const nobody = { kind: '', id: 0 };
    const command = (more: object) => ({ kind: '', ...more });
    tells(
      { kind: 'user.suspend', subject: nobody, command: command({ id: 17, reason: 'left' }) },
      'Suspend user 17: ‘left’',
      'Suspendre l’utilisateur 17 : « left »',
    );
    tells(
      { kind: 'user.renew', subject: nobody, command: command({ id: 17, until: '2028-03-31' }) },
      'Renew the licence of user 17 until 31 March 2028',
      'Renouveler la licence de l’utilisateur 17 jusqu’au 31 mars 2028',
    );
    tells(
      { kind: 'override.set', subject: nobody, command: command({ userId: 17, feature: 'maxRows', value: 5 }) },
      'Set maxRows to 5 for user 17',
      'Fixer maxRows à 5 pour l’utilisateur 17',
    );
    tells(
      { kind: 'domain.rename', subject: nobody, command: command({ id: 5, name: 'acme.fr' }) },
      'Rename the domain no. 5 to acme.fr',
      'Renommer le domaine n° 5 en acme.fr',
    );
    tells(
      { kind: 'product.change', subject: nobody, command: command({ key: 'addin', name: 'Add-in' }) },
      'Change the product addin',
      'Modifier le produit addin',
    );
    tells(
      { kind: 'domain.move', subject: nobody, command: command({ id: 5, customerId: 3 }) },
      'Move the domain no. 5 to another customer',
      'Transférer le domaine n° 5 à un autre client',
    );
  });

  it('is told of somebody who was erased since', () => {
    const erased = { ...ana, email: null, displayName: null };
    tells(
      { kind: 'user.delete', before: erased },
      'Delete an erased person (user 17), which frees the seat',
      'Supprimer une personne effacée (utilisateur 17), ce qui libère la place',
    );
    tells(
      { kind: 'user.move', before: erased, after: erased },
      'Give an erased person (user 17) another address',
      'Donner une autre adresse à une personne effacée (utilisateur 17)',
    );
  });

  it('is there for every command, and whole whatever the difference says', () => {
    const full = { ...acme, ...ana, key: 'k', file: { name: 'f' }, feature: 'x', value: true };
    const sparse = [{}, { before: full, after: full }, { after: full }, { before: full }, { after: { email: null } }];
    for (const kind of [...commandKinds, 'later.kind']) {
      for (const what of sparse) {
        for (const locale of ['en', 'fr'] as const) {
          const title = titleOf(difference({ kind, ...what }), locale);
          assert.match(title, /^\S[^\n]{8,}[^.\s]$/u, kind);
          assert.doesNotMatch(title, /undefined|null|\[object/, kind);
        }
      }
    }
  });

  it('is of kinds that the audit has', () => {
    const known = new Set<string>(eventKinds);
    assert.deepEqual(
      commandKinds.filter((kind) => !known.has(kind)),
      [],
    );
  });
});

describe('the fields of a command', () => {
  const rows = (what: What, locale: 'en' | 'fr' = 'en') =>
    fieldRowsOf(difference(what), locale).map(({ label, before, after }) => [label, before, after].map((text) => text && plain(text)));

  it('are those that become others, before and after', () => {
    const after = { ...acme, seatLimit: null, validity: { from: '2026-04-01', until: '2028-03-31' }, aliases: [] };
    assert.deepEqual(rows({ kind: 'domain.change', before: acme, after }), [
      ['end', '31 March 2027', '31 March 2028'],
      ['seat limit', '1,500', 'none'],
      ['aliases', 'acme.de', 'none'],
    ]);
    assert.deepEqual(rows({ kind: 'domain.change', before: acme, after }, 'fr')[1], ['nombre maximal de places', '1 500', 'néant']);
  });

  it('are all that is set of what comes or goes, the customer by its name alone', () => {
    assert.deepEqual(rows({ kind: 'domain.delete', before: acme }), [
      ['name', 'acme.example', null],
      ['customer', 'Acme', null],
      ['start', '1 April 2026', null],
      ['end', '31 March 2027', null],
      ['seat limit', '1,500', null],
      ['days of grace', '0', null],
      ['aliases', 'acme.de', null],
    ]);
  });

  it('are shown in full, and what was erased as such', () => {
    const description = 'x'.repeat(90);
    assert.deepEqual(rows({ kind: 'product.change', before: { key: 'a', description: '' }, after: { key: 'a', description } }), [
      ['description', 'none', `‘${description}’`],
    ]);
    const aliases = Array.from({ length: 9 }, (_, index) => `a${index}.example`);
    assert.deepEqual(rows({ kind: 'domain.change', before: { aliases: [] }, after: { aliases } }), [
      ['aliases', 'none', aliases.join(', ')],
    ]);
    const contacts = [null, { name: 'Bob', email: 'bob@acme.example', role: 'other' }];
    assert.deepEqual(rows({ kind: 'customer.delete', before: { contacts } }), [['contacts', '[erased], Bob (bob@acme.example)', null]]);
    const overrides = [{ feature: 'maxRows', value: 5, validity: { from: null, until: '2027-03-31' }, reason: 'pilot' }];
    assert.deepEqual(rows({ kind: 'user.delete', before: { overrides } }), [['overrides', 'maxRows = 5 (until 31 March 2027)', null]]);
  });
});

describe('the summary of a request', () => {
  const summary = (counts: Readonly<Record<string, number>>) => {
    const byKind = new Map(Object.entries(counts));
    return (['en', 'fr'] as const).map((locale) => plain(summaryOf({ byKind, imported: null }, locale)));
  };

  it('counts by kind, naming each thing once', () => {
    assert.deepEqual(summary({ 'domain.renew': 1, 'user.suspend': 3, 'user.create': 12 }), [
      '12 users are created, 3 suspended and 1 domain renewed.',
      '12 utilisateurs sont créés, 3 suspendus et 1 domaine renouvelé.',
    ]);
    assert.deepEqual(summary({ 'user.create': 100_000 }), ['100,000 users are created.', '100 000 utilisateurs sont créés.']);
  });

  it('agrees in number, and in French in gender', () => {
    assert.deepEqual(summary({ 'feature.create': 1, 'override.set': 2, 'feature.delete': 2 }), [
      '2 overrides are set, 1 feature created and 2 deleted.',
      '2 dérogations sont posées, 1 fonctionnalité créée et 2 supprimées.',
    ]);
    assert.deepEqual(summary({ 'domain.assign-packs': 1 }), ['1 domain is given other packs.', '1 domaine est doté d’autres packs.']);
    assert.deepEqual(summary({ 'domain.add-alias': 2, 'domain.change': 1 }), [
      '1 domain is changed and 2 aliases added.',
      '1 domaine est modifié et 2 alias ajoutés.',
    ]);
  });

  it('says what lists come to', () => {
    const after = { create: 1, change: 2, same: 0, refuse: 4 };
    const counts = countsOf([difference({ kind: 'user.import', after }), difference({ kind: 'user.import', after })]);
    assert.deepEqual(counts, { byKind: new Map([['user.import', 2]]), imported: { create: 2, change: 4, same: 0, refuse: 8 } });
    assert.deepEqual(
      [plain(summaryOf(counts, 'en')), plain(summaryOf(counts, 'fr'))],
      [
        '2 lists are imported (2 users created, 4 changed, 0 without change, 8 refused).',
        '2 listes sont importées (2 utilisateurs créés, 4 modifiés, 0 sans changement, 8 en refus).',
      ],
    );
  });

  it('says of an import what its list does, and not that it is applied as well', () => {
    const after = { create: 1, change: 0, same: 0, refuse: 0 };
    const counts = countsOf([difference({ kind: 'user.import', after }), difference({ kind: 'import.apply', after: null })]);
    assert.equal(plain(summaryOf(counts, 'en')), '1 list is imported (1 user created, 0 changed, 0 without change, 0 refused).');
  });

  it('says so where nothing changes, and counts what it does not know', () => {
    assert.deepEqual(summary({}), ['Nothing changes.', 'Rien ne change.']);
    assert.deepEqual(summary({ 'later.kind': 2, 'user.create': 1 }), [
      '1 user is created and 2 × later.kind.',
      '1 utilisateur est créé et 2 × later.kind.',
    ]);
  });

  it('has words for every command', () => {
    for (const kind of commandKinds) for (const text of summary({ [kind]: 2 })) assert.match(text, /^2 \S.* (are|sont) \S.*\.$/, kind);
  });
});
