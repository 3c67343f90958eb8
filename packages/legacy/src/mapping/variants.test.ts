import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultDecisions } from '../plan/decisions.ts';
import { openSource } from '../source/open-source.ts';
import { allOutcomes, countOutcomes, proposedMapping } from '../testing/read-all.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { discover } from './discover/discover.ts';
import { mappingText } from './discover/mapping-text.ts';
import type { Entity } from './canonical-rows.ts';
import { parseMapping } from './parse-mapping.ts';

const french = `
CREATE TABLE dbo.tbl_Societes (id_societe uniqueidentifier PRIMARY KEY, raison_sociale varchar(200), langue varchar(10), fuseau_horaire varchar(50), code_comptable varchar(20), date_creation smalldatetime)
CREATE TABLE dbo.tbl_Domaines (id_domaine int PRIMARY KEY, nom_domaine varchar(255), id_societe uniqueidentifier, date_debut varchar(20), date_fin varchar(20), actif char(1), nb_sieges int, jours_grace int)
CREATE TABLE dbo.tbl_Utilisateurs (id_utilisateur int, courriel varchar(320), prénom nvarchar(100), nom nvarchar(100), bloqué varchar(5), date_création datetime2(7), dernière_connexion datetimeoffset(7), couleur_préférée varchar(20))
CREATE TABLE dbo.tbl_DomaineUtilisateur (id_domaine int, id_utilisateur int)
CREATE TABLE dbo.tbl_ProfilUtilisateur (id int, id_utilisateur int, id_profil int, date_fin varchar(20))
CREATE TABLE dbo.tbl_Profils (id_profil int, libellé nvarchar(100))
CREATE TABLE dbo.tbl_Fonctionnalites (id int, code varchar(100), libelle nvarchar(200), valeur_defaut nvarchar(200))
CREATE TABLE dbo.tbl_ProfilFonctionnalites (id int, id_profil int, id_fonctionnalite int, valeur nvarchar(200))
CREATE TABLE dbo.tbl_PackParametres (id int, nom nvarchar(100), parametres nvarchar(max))
CREATE TABLE dbo.tbl_PackDomaine (id int, id_domaine int, id_pack int, ordre int)
CREATE TABLE dbo.tbl_Roles (id int, libelle nvarchar(50))
CREATE TABLE dbo.tbl_RoleUtilisateurs (id int, mail nvarchar(320), id_role int)
CREATE TABLE dbo.JournalAcces (id int, quand datetime, qui int)
GO
INSERT dbo.tbl_Societes VALUES ('6F9619FF-8B86-D011-B42D-00C04FC964FF', 'Aciéries', 'fr-FR', 'Romance Standard Time', 'C001', '2016-02-02')
INSERT dbo.tbl_Domaines VALUES (1, ' @Acieries.Example', '{6f9619ff-8b86-d011-b42d-00c04fc964ff}', '01/02/2022', '31/12/2027', 'O', 50, 10)
INSERT dbo.tbl_Domaines VALUES (2, 'acieries-1.example', NULL, '15/02/2022', NULL, 'N', NULL, NULL)
INSERT dbo.tbl_Domaines VALUES (3, 'acieries-2.example', NULL, '15/02/2022', '01/01/2022', 'N', NULL, NULL)
INSERT dbo.tbl_Utilisateurs VALUES (1, 'Ana@Acieries.Example', 'Ana', 'Silva', 'FAUX', '2020-01-01T10:00:00.0000000', '2024-07-01T10:00:00.0000000+02:00', 'vert')
INSERT dbo.tbl_Utilisateurs VALUES (2, 'bruno@acieries.example', 'Bruno', 'Costa', 'VRAI', NULL, NULL, NULL)
INSERT dbo.tbl_Utilisateurs VALUES (3, 'sans adresse', 'Carla', NULL, 'parfois', NULL, NULL, NULL)
INSERT dbo.tbl_DomaineUtilisateur VALUES (1, 1), (1, 2)
INSERT dbo.tbl_ProfilUtilisateur VALUES (1, 1, 1, '31/12/2026')
INSERT dbo.tbl_Profils VALUES (1, 'Lecteur')
INSERT dbo.tbl_Fonctionnalites VALUES (1, 'export.pdf', 'Export', 'VRAI'), (2, 'lignes_max', 'Lignes', '5000')
INSERT dbo.tbl_ProfilFonctionnalites VALUES (1, 1, 1, 'non'), (2, 1, 2, '100')
INSERT dbo.tbl_PackParametres VALUES (1, 'Finance', 'export.pdf=oui;lignes_max=10000')
INSERT dbo.tbl_PackDomaine VALUES (1, 1, 1, 2)
INSERT dbo.tbl_Roles VALUES (1, 'Gestionnaire')
INSERT dbo.tbl_RoleUtilisateurs VALUES (1, 'rd@editeur.example', 1)
INSERT dbo.JournalAcces VALUES (1, '2024-01-01', 1)
`;

async function openText(script: string) {
  const folder = await temporaryFolder();
  const source = await openSource([await folder.write('old.sql', script)]);
  return { source, [Symbol.asyncDispose]: async () => await folder[Symbol.asyncDispose]() };
}

describe('an old database with French names, other types and worse data', () => {
  it('is recognised table by table and column by column', async () => {
    await using old = await openText(french);
    const { tables, missingEntities } = await discover(old.source, 'Europe/Paris');
    assert.deepEqual(missingEntities, []);
    const found = Object.fromEntries(
      tables.map(({ sample, entity, columns }) => [sample.table.name.slice(4), [entity, ...columns.map(({ field }) => field)]]),
    );
    assert.deepEqual(found, {
      tbl_Societes: ['customer', 'id', 'name', 'locale', 'timeZone', 'externalReference', 'createdAt'],
      tbl_Domaines: ['domain', 'id', 'name', 'customerId', 'validFrom', 'validUntil', 'isActive', 'seatLimit', 'graceDays'],
      tbl_Utilisateurs: ['user', 'id', 'email', 'firstName', 'lastName', 'isActive', 'createdAt', 'lastSeenAt', null],
      tbl_DomaineUtilisateur: ['seat', 'domainId', 'userId'],
      tbl_ProfilUtilisateur: ['user-profile', 'id', 'userId', 'profileId', 'validUntil'],
      tbl_Profils: ['profile', 'id', 'name'],
      tbl_Fonctionnalites: ['feature', 'id', 'code', 'name', 'defaultValue'],
      tbl_ProfilFonctionnalites: ['profile-value', 'id', 'profileId', 'featureId', 'value'],
      tbl_PackParametres: ['pack', 'id', 'name', 'settings'],
      tbl_PackDomaine: ['domain-pack', 'id', 'domainId', 'packId', 'order'],
      tbl_Roles: ['role', 'id', 'name'],
      tbl_RoleUtilisateurs: ['operator', 'id', 'email', 'roleId'],
      JournalAcces: [null],
    });
  });

  it('is mapped under what was proposed: the order of its dates, its words for yes and no, its keys', async () => {
    await using old = await openText(french);
    const mapping = await proposedMapping(old.source);
    assert.equal(mapping.dates.order, 'dmy');
    assert.deepEqual(mapping.tables.find(({ entity }) => entity === 'seat')?.key, ['id_domaine', 'id_utilisateur']);
    const outcomes = await allOutcomes(old.source, mapping);
    const rowsOf = (entity: Entity) => outcomes.flatMap((one) => (one.outcome === 'mapped' && one.entity === entity ? [one.row] : []));
    assert.deepEqual(rowsOf('customer'), [
      {
        id: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
        name: 'Aciéries',
        externalReference: 'C001',
        locale: 'fr',
        timeZone: 'Europe/Paris',
        isActive: null,
        createdAt: '2016-02-01T23:00:00Z',
      },
    ]);
    assert.deepEqual(rowsOf('domain')[0], {
      id: '1',
      name: 'acieries.example',
      customerId: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
      validFrom: '2022-02-01',
      validUntil: '2027-12-31',
      isActive: true,
      seatLimit: 50,
      graceDays: 10,
      createdAt: null,
    });
    assert.deepEqual(
      rowsOf('user').map((user) => ('isActive' in user && 'lastSeenAt' in user ? [user.isActive, user.lastSeenAt] : [])),
      [
        [true, '2024-07-01T08:00:00Z'],
        [false, null],
      ],
    );
    assert.deepEqual(
      outcomes.filter(({ entity }) => entity === 'seat').map(({ origin }) => origin.key),
      ['1|1', '1|2'],
    );
    const counts = countOutcomes(outcomes);
    assert.equal(counts['user not_an_address+unreadable_flag'], 1);
    assert.equal(counts['domain empty_validity'], 1);
    assert.deepEqual(mapping.features.get('lignes_max'), { key: 'lignesMax', type: { type: 'number', minimum: 0, maximum: 10_000 } });
  });

  it('says in the proposal what is unknown, and how sure the rest is', async () => {
    await using old = await openText(french);
    const text = mappingText(await discover(old.source, 'Europe/Paris'));
    assert.match(text, /couleur_préférée: unknown # 1 values, 1 different/);
    assert.match(text, /dbo\.JournalAcces:\n {4}entity: none # it is none of the tables that are known; 1 rows/);
    assert.match(text, /courriel: email # likely: its name; 2 of 3 values are addresses/);
    assert.match(text, /bloqué: \{ field: isActive, negated: true \}/);
    assert.match(text, /order: dmy # dmy, mdy or none; \d dates can only have the day first/);
  });

  it('proposes what has to be decided as it is decided where nobody does, and says how often the old database leaves it open', async () => {
    await using old = await openText(french);
    const text = mappingText(await discover(old.source, 'Europe/Paris'));
    for (const name of Object.keys(defaultDecisions)) assert.match(text, new RegExp(`^ {2}${name}: .+ # .{10}`, 'm'), name);
    assert.match(text, /domainStart: null # .*; \d of \d rows looked at do not say it/);
    assert.deepEqual(parseMapping(text, 'mapping.yaml').decisions, defaultDecisions);
  });

  it('finds addresses and references by values where names say nothing', async () => {
    await using old = await openText(`
      CREATE TABLE T1 (A int PRIMARY KEY, B varchar(100), C varchar(100), D int)
      CREATE TABLE Domaine (Id int PRIMARY KEY, Nom varchar(100))
      CREATE TABLE Users (Id int PRIMARY KEY, Login varchar(100))
      CREATE TABLE UtilisateurDomaine (X1 int, X2 int, CONSTRAINT F FOREIGN KEY (X2) REFERENCES Users (Id))
      INSERT Domaine VALUES (101, 'a.example'), (102, 'b.example')
      INSERT Users VALUES (1, 'ana@a.example'), (2, 'bruno@b.example')
      INSERT UtilisateurDomaine VALUES (101, 1), (102, 2)`);
    const { tables } = await discover(old.source, 'UTC');
    const columnsOf = (entity: Entity) =>
      tables.find((one) => one.entity === entity)?.columns.map(({ field, confidence }) => `${field} ${confidence}`);
    assert.deepEqual(columnsOf('user'), ['id sure', 'email likely']);
    assert.deepEqual(columnsOf('seat'), ['domainId guess', 'userId sure']);
  });
});
