import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { eventKinds } from './event-kinds.ts';
import type { ReadableEvent } from './readable-event.ts';
import { sentence } from './sentence.ts';

const rosa = { kind: 'operator', id: 3, name: 'rosa@vendor.example' };
const nothing = { actor: rosa, reason: null, before: null, after: null, erased: [] };
const ana = {
  email: 'ana@acme.example',
  displayName: 'Ana Lima',
  profile: 'analyst',
  validity: { from: null, until: '2027-03-31' },
  suspensionReason: null,
};
const acme = {
  customer: 'Acme',
  name: 'acme.example',
  aliases: ['acme.de'],
  validity: { from: '2026-04-01', until: '2027-03-31' },
  seatLimit: 1500,
  graceDays: 0,
  suspensionReason: null,
  packs: [],
};

type Told = readonly [what: Partial<ReadableEvent> & Pick<ReadableEvent, 'kind'>, en: string, fr: string];

function tells(...[what, en, fr]: Told): void {
  const event: ReadableEvent = { ...nothing, subject: { kind: what.kind.split('.')[0] ?? '', id: 17 }, ...what };
  // Spaces that do not break are written as such here, and looked at apart.
  assert.deepEqual(
    [sentence(event, 'en'), sentence(event, 'fr')].map((text) => text.replaceAll(/[\u00A0\u202F]/g, ' ')),
    [en, fr],
  );
}

/** Every kind of command, as the schemas of the domain say it. */
async function commandKinds(): Promise<readonly string[]> {
  const root = join(import.meta.dirname, '..');
  const files = globSync('**/*.ts', { cwd: root }).filter((path) => !/\.test\.ts$|\.d\.ts$/.test(path));
  const modules = await Promise.all(files.map((path) => import(join(root, path)) as Promise<Record<string, unknown>>));
  return modules.flatMap(Object.values).flatMap((exported) => {
    const kind = exported instanceof z.ZodObject ? (exported.shape as Record<string, unknown>)['kind'] : undefined;
    return kind instanceof z.ZodLiteral ? [String(kind.value)] : [];
  });
}

describe('a sentence', () => {
  it('is there for every command', async () => {
    const commands = await commandKinds();
    assert.ok(commands.length > 70, String(commands.length));
    const known = new Set<string>(eventKinds);
    assert.deepEqual(
      commands.filter((kind) => !known.has(kind)),
      [],
    );
  });

  it('is whole whatever an event says, and whatever it does not', () => {
    const full = { ...acme, ...ana, key: 'k', keyId: 'k', scopes: ['a'], operatorId: 9, roleKeys: ['reader'], contacts: [null], rows: 1 };
    const sparse: readonly Partial<ReadableEvent>[] = [
      { before: full, after: { ...full, name: 'New', displayName: null, aliases: [] }, reason: 'why' },
      { after: full },
      { before: full },
      { actor: { kind: 'operator', id: 3, name: null }, erased: ['operator/3', 'user/17'], after: { email: null, displayName: null } },
      { actor: { kind: 'system', id: null, name: 'sign-in' }, subject: { kind: 'account', id: null } },
      { actor: { kind: 'service', id: null, name: null }, subject: { kind: 'something', id: null } },
      { actor: { kind: 'cli', id: null, name: 'root' } },
      {},
    ];
    for (const kind of [...eventKinds, 'later.kind']) {
      for (const what of sparse) {
        const event: ReadableEvent = { ...nothing, kind, subject: { kind: 'user', id: 17 }, ...what };
        for (const locale of ['en', 'fr'] as const) {
          const text = sentence(event, locale);
          assert.match(text, /^\S[^\n]{10,}[^.]\.$/u, kind);
          assert.doesNotMatch(text, /undefined|null|NaN|\[object|\{\}|  |,,|\(\)/, kind);
        }
      }
    }
  });

  it('says who did what to whom, and why', () => {
    tells(
      { kind: 'user.suspend', before: ana, after: { ...ana, suspensionReason: 'left the company' }, reason: 'left the company' },
      'rosa@vendor.example suspended Ana Lima (ana@acme.example): ‘left the company’.',
      'rosa@vendor.example a suspendu Ana Lima (ana@acme.example) : « left the company ».',
    );
    tells(
      { kind: 'user.create', actor: { kind: 'service', id: 1, name: 'ERP' }, after: ana },
      'The service ‘ERP’ gave Ana Lima (ana@acme.example) a seat with the profile analyst, until 31 March 2027.',
      'Le service « ERP » a attribué une place à Ana Lima (ana@acme.example), avec le profil analyst, jusqu’au 31 mars 2027.',
    );
    tells(
      { kind: 'domain.create', actor: { kind: 'cli', id: null, name: 'root' }, after: acme },
      'root at the command line created the domain acme.example for the customer Acme, with 1,500 seats, from 1 April 2026 until 31 March 2027.',
      'root, en ligne de commande, a créé le domaine acme.example pour le client Acme, avec 1 500 places, du 1er avril 2026 au 31 mars 2027.',
    );
  });

  it('says what a staff list came to', () => {
    const file = { name: 'staff.csv', sha256: 'a'.repeat(64), sizeBytes: 100 };
    const counts = { seated: 40, unseated: 3, repeated: 0, refused: 0, leavers: 1, seats: 1_041 };
    tells(
      { kind: 'leaver-check.upload', after: { domainId: 1, state: 'compared', file, counts } },
      'rosa@vendor.example compared the staff list ‘staff.csv’ with 1,041 seats: 1 leaver, 3 without a seat, 0 refused.',
      'rosa@vendor.example a comparé la liste du personnel « staff.csv » avec 1 041 places : 1 départ, 3 sans place, 0 en refus.',
    );
  });

  it('says what was signed, by what, and what voids it', () => {
    const file = { user: 'ana@acme.example', product: 'excel-addin', until: '2027-03-31', licenceFile: 'Zk7l0q9m2v5b8n1c4f6h7j' };
    tells(
      { kind: 'licence-file.issue', subject: { kind: 'user', id: 17 }, after: file, reason: 'a ship' },
      'rosa@vendor.example handed out a licence file for ana@acme.example, for the product excel-addin, until 31 March 2027: ‘a ship’.',
      'rosa@vendor.example a remis un fichier de licence pour ana@acme.example, pour le produit excel-addin, jusqu’au 31 mars 2027 : « a ship ».',
    );
    const key = { kid: 'kPrK', signsFrom: '2026-11-22T12:15:00Z' };
    tells(
      { kind: 'licence-signing-key.rotate', after: key, reason: 'time' },
      'rosa@vendor.example made a new key that signs licences from 22 November 2026, 12:15 UTC on: ‘time’.',
      'rosa@vendor.example a créé une nouvelle clé de signature des licences, en service à partir du 22 novembre 2026 à 12:15 UTC : « time ».',
    );
    tells(
      { kind: 'licence-signing-key.rotate', after: { ...key, withdrawn: ['old'] }, reason: 'stolen' },
      'rosa@vendor.example made a new key that signs licences, and withdrew all others with what they had signed: ‘stolen’.',
      'rosa@vendor.example a créé une nouvelle clé de signature des licences et retiré toutes les autres avec ce qu’elles avaient signé : « stolen ».',
    );
    tells(
      { kind: 'revocation-epoch.raise', before: { revocationEpoch: 0 }, after: { revocationEpoch: 1 }, reason: 'stolen' },
      'rosa@vendor.example voided all licences and licence files that had been signed (revocation epoch 1): ‘stolen’.',
      'rosa@vendor.example a annulé toutes les licences et tous les fichiers de licence signés (époque de révocation 1) : « stolen ».',
    );
    tells(
      { kind: 'licence-issuer.set', before: { issuer: null }, after: { issuer: 'https://licences.example' } },
      'rosa@vendor.example let licences be signed in the name of https://licences.example.',
      'rosa@vendor.example a fait signer les licences au nom de https://licences.example.',
    );
  });

  it('says what has changed, before and after', () => {
    const after = { ...ana, displayName: 'Ana de Lima', profile: null, validity: { from: null, until: null } };
    tells(
      { kind: 'user.change', before: ana, after },
      'rosa@vendor.example changed Ana de Lima (ana@acme.example): name ‘Ana Lima’ → ‘Ana de Lima’; profile analyst → none; end 31 March 2027 → none.',
      'rosa@vendor.example a modifié Ana de Lima (ana@acme.example) : nom « Ana Lima » → « Ana de Lima » ; profil analyst → néant ; fin 31 mars 2027 → néant.',
    );
    const packs = [{ pack: 'finance', validity: { from: '2026-05-01', until: null } }];
    tells(
      { kind: 'domain.assign-packs', before: acme, after: { ...acme, packs, aliases: ['acme.fr'] } },
      'rosa@vendor.example changed the packs of the domain acme.example: aliases − acme.de, + acme.fr; packs + finance (from 1 May 2026 until further notice).',
      'rosa@vendor.example a modifié les packs du domaine acme.example : alias − acme.de, + acme.fr ; packs + finance (du 1er mai 2026 jusqu’à nouvel ordre).',
    );
    tells(
      {
        kind: 'profile.change',
        before: { key: 'analyst', values: { 'adhoc.maxRows': 20_000, a: 1, b: 1 } },
        after: { key: 'analyst', values: { 'adhoc.maxRows': 50_000, a: true, b: 1 } },
      },
      'rosa@vendor.example changed the profile analyst: a 1 → yes; adhoc.maxRows 20,000 → 50,000.',
      'rosa@vendor.example a modifié le profil analyst : a 1 → oui ; adhoc.maxRows 20 000 → 50 000.',
    );
  });

  it('tells who approves what, and in whose place', () => {
    const rule = { commands: ['domain.*', 'user.*'], proposedBy: ['person'], approvals: 1, approverRoles: ['approver'] };
    tells(
      { kind: 'policy.change', before: { rules: [rule] }, after: { rules: [{ ...rule, approvals: 2 }] }, reason: 'audit' },
      'rosa@vendor.example changed the approval policy: rules − domain.*, user.*: 1 × approver, + domain.*, user.*: 2 × approver: ‘audit’.',
      'rosa@vendor.example a modifié la politique d’approbation : règles − domain.*, user.* : 1 × approver, + domain.*, user.* : 2 × approver : « audit ».',
    );
    const validity = { from: '2026-12-20T00:00:00Z', until: '2027-01-04T00:00:00Z' };
    tells(
      { kind: 'delegation.create', after: { fromOperatorId: 7, toOperatorId: 9, validity }, reason: 'on leave' },
      'rosa@vendor.example let operator 9 approve in the place of operator 7, from 20 December 2026, 00:00 UTC until 4 January 2027, 00:00 UTC: ‘on leave’.',
      'rosa@vendor.example a permis à l’opérateur 9 d’approuver à la place de l’opérateur 7, du 20 décembre 2026 à 00:00 UTC au 4 janvier 2027 à 00:00 UTC : « on leave ».',
    );
    tells(
      { kind: 'operator.join-person', before: { accountIds: [7] }, after: { accountIds: [7, 9] } },
      'rosa@vendor.example took the accounts 7 and 9 for those of one person.',
      'rosa@vendor.example a déclaré que les comptes 7 et 9 sont ceux d’une même personne.',
    );
    tells(
      {
        kind: 'operator.withdraw-invitation',
        subject: { kind: 'invitation', id: 1 },
        before: { email: 'eve@vendor.example', roleKeys: ['reader'] },
        after: null,
      },
      'rosa@vendor.example withdrew the invitation of eve@vendor.example.',
      'rosa@vendor.example a retiré l’invitation d’eve@vendor.example.',
    );
  });

  it('speaks of people whose names nobody can read any more, or that the event never said', () => {
    const erased = { email: null, displayName: null };
    tells(
      { kind: 'user.reinstate', before: erased, after: erased, erased: ['user/17'] },
      'rosa@vendor.example reinstated an erased person (user 17).',
      'rosa@vendor.example a rétabli une personne effacée (utilisateur 17).',
    );
    tells(
      { kind: 'operator.reinstate', actor: { ...rosa, name: null }, erased: ['operator/3'] },
      'An erased person (operator 3) reinstated the account of operator 17.',
      'Une personne effacée (opérateur 3) a rétabli le compte de l’opérateur 17.',
    );
    tells(
      {
        kind: 'operator.invite',
        subject: { kind: 'invitation', id: 1 },
        after: { email: null, roleKeys: ['reader'] },
        erased: ['address/00'],
      },
      'rosa@vendor.example invited an erased person to become an operator with the role reader.',
      'rosa@vendor.example a invité une personne effacée à rejoindre les opérateurs, avec le rôle reader.',
    );
  });

  it('tells a sign-in by whoever signs in', () => {
    const own = { actor: rosa, subject: { kind: 'session', id: 9 } };
    tells(
      { ...own, kind: 'session.start', after: { operatorId: 3, state: 'needs_second_factor', firstFactor: 'password' } },
      'rosa@vendor.example showed a first factor (password).',
      'rosa@vendor.example a présenté un premier facteur (mot de passe).',
    );
    tells(
      { ...own, kind: 'session.end', before: { operatorId: 3, sessionIds: [9] }, after: { endedAt: '2026-11-22T10:00:00Z' } },
      'rosa@vendor.example ended 1 session of their own.',
      'rosa@vendor.example a mis fin à 1 session personnelle.',
    );
    const visitor = { kind: 'system', id: null, name: 'sign-in' };
    tells(
      {
        kind: 'session.refuse',
        actor: visitor,
        subject: { kind: 'account', id: 0 },
        after: { account: 'f00', address: null, factor: 'totp' },
      },
      'A sign-in to an account that does not exist was refused (authenticator app).',
      'Une connexion à un compte inexistant a été refusée (application d’authentification).',
    );
  });

  it('tells a file that was taken away, and whether it was whole', () => {
    const subject = { kind: 'user', id: null };
    tells(
      { kind: 'user.export', subject, after: { format: 'csv', filters: { profile: 'analyst' } } },
      'rosa@vendor.example took users away as a file: format csv; profile analyst.',
      'rosa@vendor.example a exporté les utilisateurs : format csv ; profil analyst.',
    );
    tells(
      { kind: 'user.export-end', subject, after: { rows: 1200, whole: false } },
      'The file of users for rosa@vendor.example was cut short after 1,200 rows.',
      'Le fichier contenant les utilisateurs, destiné à rosa@vendor.example, a été interrompu après 1 200 lignes.',
    );
  });

  it('tells who looked at whom, and what was refused', () => {
    const users = { kind: 'user', id: null };
    tells(
      { kind: 'personal-data.read', subject: users, after: { route: '/v1/users', requests: 3, ids: [17, 18] } },
      'rosa@vendor.example read personal data of 2 users at /v1/users.',
      'rosa@vendor.example a consulté des données personnelles : 2 utilisateurs (/v1/users).',
    );
    const visitor = { kind: 'system', id: null, name: 'unknown caller' };
    tells(
      {
        kind: 'request.refused',
        actor: visitor,
        subject: users,
        after: { method: 'GET', route: '/v1/users', status: 401, code: 'invalid_token', requests: 2 },
      },
      '2 requests of somebody not signed in were refused: invalid_token (GET /v1/users).',
      '2 requêtes ont été refusées à une personne non connectée : invalid_token (GET /v1/users).',
    );
    tells(
      { kind: 'key.used-unusually', actor: visitor, subject: { kind: 'api-key', id: 1 }, after: { how: 'revoked', route: '/v1/users' } },
      'Somebody not signed in used API key 1 unusually: after it was revoked.',
      'Une personne non connectée a fait un usage inhabituel (clé d’API 1) : après sa révocation.',
    );
  });

  it('does not break where French does not', () => {
    const event: ReadableEvent = { ...nothing, kind: 'user.suspend', subject: { kind: 'user', id: 17 }, after: ana, reason: 'a\nb' };
    assert.match(sentence(event, 'fr'), /\u00A0: «\u00A0a b\u00A0»\.$/);
  });
});
