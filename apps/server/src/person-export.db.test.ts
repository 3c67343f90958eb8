import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startWithAna } from './testing/test-privacy.ts';

interface ExportedPerson {
  readonly emails: readonly string[];
  readonly services: readonly {
    readonly name: string;
    readonly sections: readonly { readonly kind: string; readonly rows: readonly Record<string, unknown>[] }[];
  }[];
}

const asJson = '/v1/privacy/persons/export?email=ana%40acme.example';

describe('the export of a person', () => {
  it('holds everything of every service, with the events of the log opened, and no secrets', async (t) => {
    const app = await startWithAna(t);
    await app.client.query('insert into licence.last_seen values ($1, now())', [app.userId]);
    await app.client.query('insert into licence.use_days values ($1, current_date, 0, 0, 7)', [app.userId]);
    const answered = await app.ask('GET', asJson);
    assert.equal(answered.statusCode, 200, answered.body);
    assert.equal(answered.headers['content-disposition'], 'attachment; filename="person.json"');
    const { emails, services } = answered.json<ExportedPerson>();
    assert.deepEqual(emails.toSorted(), ['ana@acme.example', 'ana@acme.fr']);
    const kinds = Object.fromEntries(services.map(({ name, sections }) => [name, sections.map(({ kind }) => kind)]));
    assert.deepEqual(kinds, {
      access: ['operator', 'password', 'passkey', 'identity', 'session', 'personalToken', 'preferences'],
      registry: ['user', 'override', 'contact', 'import', 'leaverCheck', 'entitlement'],
      uses: ['lastSeen', 'use'],
      licence: [],
      audit: ['event'],
    });
    const events = services.find(({ name }) => name === 'audit')?.sections[0]?.rows ?? [];
    const created = events.find(({ kind }) => kind === 'user.create');
    assert.deepEqual(Object.keys(created ?? {}).toSorted(), [
      'actor',
      'address',
      'after',
      'before',
      'changeRequestId',
      'customerId',
      'id',
      'kind',
      'origin',
      'reason',
      'recordedAt',
      'requestId',
      'subject',
    ]);
    assert.deepEqual(created?.['after'], {
      email: 'ana@acme.example',
      displayName: 'Ana Lima',
      profile: null,
      validity: { from: null, until: null },
      suspensionReason: null,
    });
    assert.doesNotMatch(answered.body, /argon2|hash|public_?key|csrf/i);
  });

  it('holds what the seats and their overrides were before, also where they have been deleted since', async (t) => {
    const app = await startWithAna(t);
    await app.execute({ kind: 'user.change', id: app.userId, displayName: 'Ana Martin' });
    await app.execute({ kind: 'user.delete', id: app.userId });
    const { services } = (await app.ask('GET', asJson)).json<ExportedPerson>();
    const sections = services.find(({ name }) => name === 'registry')?.sections ?? [];
    const rowsOf = (kind: string) => sections.find((section) => section.kind === kind)?.rows ?? [];
    assert.deepEqual(
      rowsOf('formerUser').map(({ email, displayName }) => [email, displayName]),
      [
        ['ana@acme.example', 'Ana Lima'],
        ['ana@acme.example', 'Ana Martin'],
      ],
    );
    assert.equal(rowsOf('formerUser')[0]?.['until'], rowsOf('formerUser')[1]?.['since']);
    assert.deepEqual(
      rowsOf('formerOverride').map(({ feature, value, reason }) => [feature, value, reason]),
      [['maxRows', 5, 'pilot']],
    );
  });

  it('says nothing of anybody else', async (t) => {
    const app = await startWithAna(t);
    assert.doesNotMatch((await app.ask('GET', asJson)).body, /bob/i);
  });

  it('is written down without a word about the person', async (t) => {
    const app = await startWithAna(t);
    await app.ask('GET', asJson);
    const [event] = await app.rows<{ entry: string }>(`select entry from audit.pending where kind = 'person.export'`);
    const { after } = JSON.parse(event?.entry ?? '') as { after: { persons: string[] } };
    assert.ok(after.persons.includes(`user/${app.userId}`));
    assert.doesNotMatch(event?.entry ?? '', /ana@|acme/i);
    assert.ok(JSON.parse(event?.entry ?? '').persons.includes(`user/${app.userId}`));
  });

  it('is made whatever somebody has altered in the log', async (t) => {
    const app = await startWithAna(t);
    await app.ask('GET', asJson);
    await app.client.query(`update audit.person_keys set sealed_key = '\\x00' where reference = $1`, [`user/${app.userId}`]);
    await app.client.query(`update audit.events set entry = '{}' where kind = 'customer.create'`);
    const answered = await app.ask('GET', asJson);
    assert.equal(answered.statusCode, 200, answered.body);
    assert.ok(answered.json<ExportedPerson>().services.some(({ name, sections }) => name === 'audit' && sections.length > 0));
  });

  it('is in the language that is asked for, also where services put words together', async (t) => {
    const app = await startWithAna(t);
    const { body } = await app.ask('GET', `${asJson}&format=html&locale=fr`);
    assert.match(body, /d’une dérogation\u00A0: «\u00A0pilot\u00A0»/);
    assert.match(body, /L’opérateur\u00A01 a attribué une place à Ana Lima \(ana@acme\.example\)/);
  });

  it('tells in words what was proposed about the person', async (t) => {
    const app = await startWithAna(t);
    const commands = [{ kind: 'user.change', id: String(app.userId), displayName: 'Ana Maria' }];
    await app.ask('POST', '/v1/change-requests', { commands, draft: true, title: 'For ana@acme.fr, and Bob' });
    const { body } = await app.ask('GET', `${asJson}&format=html&locale=fr`);
    const section = body.slice(
      body.indexOf('<h3>Changements proposés à votre sujet</h3>'),
      body.indexOf('<h3>Ce à quoi vous avez droit</h3>'),
    );
    assert.match(section, /Après<\/th><td>[^<]*Nom affiché\u00A0: Ana Maria/);
    assert.match(section, /Texte<\/th><td>For ana@acme\.fr, and Bob/);
    assert.doesNotMatch(section, />[A-Z][a-z]* at<|<th scope="row">(?:Before|After|State|Change request)/);
  });

  for (const [locale, title] of [
    ['en', 'What is held about you'],
    ['fr', 'Ce qui est conservé à votre sujet'],
  ] as const) {
    it(`is a page that runs and loads nothing, in ${locale}`, async (t) => {
      const app = await startWithAna(t);
      const answered = await app.ask('GET', `/v1/privacy/persons/export?email=bob%40acme.example&format=html&locale=${locale}`);
      assert.equal(answered.headers['content-type'], 'text/html; charset=utf-8');
      assert.match(answered.body, new RegExp(`<html lang="${locale}">`));
      assert.ok(answered.body.includes(`<h1>${title}</h1>`));
      assert.ok(answered.body.includes('Bob &lt;b&gt;'));
      assert.doesNotMatch(answered.body, /<script|<b>|src=|href=/i);
    });
  }
});
