import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { readMailConfig } from './mail-config.ts';

const complete: Readonly<Record<string, string>> = {
  SEATLEDGER_SMTP_URL: 'smtp://licences:hunter2@mail.vendor.example',
  SEATLEDGER_MAIL_FROM: 'licences@vendor.example',
  SEATLEDGER_PUBLIC_URL: 'https://licences.example',
};

const readWith = (settings: Readonly<Record<string, string | undefined>>) => readMailConfig((name) => ({ ...complete, ...settings })[name]);
const readUrl = (url: string) => readWith({ SEATLEDGER_SMTP_URL: url });

function fault(settings: Readonly<Record<string, string | undefined>>): { setting: string; message: string } {
  try {
    readWith(settings);
  } catch (error) {
    assert.equal((error as Error).name, 'ConfigError');
    return error as unknown as { setting: string; message: string };
  }
  throw new Error(`${inspect(settings)} was accepted`);
}

describe('the settings of mail', () => {
  it('are none where nothing is set, and want each other', () => {
    assert.equal(
      readMailConfig(() => undefined),
      null,
    );
    for (const name of Object.keys(complete)) assert.equal(fault({ [name]: undefined }).setting, name);
  });

  it('encrypt the way to every server but one on this machine', () => {
    const shape = (url: string) => {
      const { host, port, encryption } = readUrl(url) ?? {};
      return [host, port, encryption];
    };
    assert.deepEqual(shape('smtp://mail.vendor.example'), ['mail.vendor.example', 587, 'starttls']);
    assert.deepEqual(shape('smtp://192.0.2.7:25/'), ['192.0.2.7', 25, 'starttls']);
    assert.deepEqual(shape('smtps://mail.vendor.example'), ['mail.vendor.example', 465, 'tls']);
    assert.deepEqual(shape('smtp://[::1]:2525'), ['::1', 2525, 'none']);
    assert.deepEqual(shape('smtp://localhost:25'), ['localhost', 25, 'none']);
    assert.deepEqual(shape('smtps://localhost'), ['localhost', 465, 'tls']);
  });

  it('hold user and password as they are meant, and show the password to nobody', () => {
    const config = readUrl('smtps://me%40vendor.example:hunter2%2F@mail.vendor.example');
    assert.equal(config?.credentials?.user, 'me@vendor.example');
    assert.equal(config?.credentials?.password.export().toString(), 'hunter2/');
    assert.doesNotMatch(JSON.stringify(config) + inspect(config, { depth: 10, showHidden: true }), /hunter2/);
    assert.equal(readUrl('smtp://mail.vendor.example')?.credentials, null);
  });

  it('name the variable that cannot be used, and not its value', () => {
    for (const url of [
      'mail.vendor.example',
      'http://u:hunter2@mail.vendor.example',
      'smtp://u:hunter2@',
      'smtp://u:hunter2@mail.vendor.example/path',
      'smtp://u:hunter2@mail.vendor.example?tls.rejectUnauthorized=false',
      'smtp://u:hunter2@mail.vendor.example:0',
      'smtp://u:hunter2@mail.vendor.example:70000',
      'smtp://:hunter2@mail.vendor.example',
      'smtp://u:hunter2%@mail.vendor.example',
    ]) {
      const { setting, message } = fault({ SEATLEDGER_SMTP_URL: url });
      assert.equal(setting, 'SEATLEDGER_SMTP_URL', url);
      assert.match(message, /^SEATLEDGER_SMTP_URL must /);
      assert.doesNotMatch(message, /hunter2/);
    }
  });

  it('take a sender with or without a name', () => {
    const from = (text: string) => readWith({ SEATLEDGER_MAIL_FROM: text })?.from;
    assert.deepEqual(from('licences@vendor.example'), { name: '', address: 'licences@vendor.example' });
    assert.deepEqual(from('Équipe licences <licences@vendor.example>'), { name: 'Équipe licences', address: 'licences@vendor.example' });
    for (const wrong of ['licences', 'a@b.example, c@d.example', 'Licences <>', 'A\r\nBcc: x <a@b.example>', '<a@b.example> x']) {
      assert.match(fault({ SEATLEDGER_MAIL_FROM: wrong }).message, /^SEATLEDGER_MAIL_FROM must be an e-mail address/, wrong);
    }
  });
});
