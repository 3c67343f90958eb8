import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { anaLicence, FakeInstallation } from '../testing/fake-installation.ts';
import { readKeySet } from './key-set.ts';
import type { Expectations, SignedLicence } from './signed-licence.ts';
import { verifySignedLicence } from './verify-signed-licence.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const installation = new FakeInstallation();
const { issuer } = installation;
const expected: Expectations = { type: 'licence+jwt', issuer, product: 'excel-addin', subject: 'ana@acme.example' };
const ana = installation.claims(now);

async function verify(text: string, others: Partial<Expectations> = {}): Promise<SignedLicence> {
  const keys = readKeySet(installation.keySet)?.keys ?? [];
  return verifySignedLicence(text, { ...expected, ...others }, async (kid) => keys.find((key) => key.kid === kid));
}

async function refuses(text: string, why: RegExp, others?: Partial<Expectations>): Promise<void> {
  await assert.rejects(verify(text, others), { name: 'LicenceError', code: 'untrusted_document', message: why });
}

describe('a signed licence', () => {
  it('is read, whatever else is claimed in it', async () => {
    const text = installation.sign({ ...ana, nonce: 'n', future: { claim: true }, licence: { ...anaLicence, colour: 'blue' } });
    const { subject, epoch, nonce, lease, answer } = await verify(text);
    const { revision: _, ...told } = anaLicence;
    assert.deepEqual({ subject, epoch, nonce, answer }, { subject: 'ana@acme.example', epoch: 0, nonce: 'n', answer: told });
    const iat = now / 1000;
    assert.deepEqual(lease, { issuedAt: iat, freshUntil: iat + 86_400, staleUntil: iat + 172_800, graceUntil: iat + 259_200 });
  });

  it('may be anybody’s where it is not known who asks', async () => {
    assert.equal((await verify(installation.sign(ana), { subject: undefined })).subject, 'ana@acme.example');
  });

  it('is believed when it is signed with any of the installation’s keys', async () => {
    const before = installation.sign(ana);
    installation.rotate();
    assert.equal((await verify(before)).subject, (await verify(installation.sign(ana))).subject);
  });

  it('is refused when it was signed by anybody else, be it under the same id', async () => {
    const stranger = new FakeInstallation();
    await refuses(stranger.sign(ana), /a key that is not the issuer’s/);
    await refuses(stranger.sign(ana, { kid: installation.keySet.keys[0]?.kid }), /its signature is wrong/);
  });

  it('is refused when it is of another kind', async () => {
    await refuses(installation.sign(ana, { typ: 'licence-file+jwt' }), /not of the type licence\+jwt/);
    await refuses(installation.sign(ana, { typ: 'JWT' }), /not of the type/);
    await refuses(installation.sign(ana), /not of the type licence-file\+jwt/, { type: 'licence-file+jwt' });
    await refuses(installation.sign(ana, { alg: 'none' }), /not signed with EdDSA/);
    await refuses(installation.sign(ana, { alg: 'HS256' }), /not signed with EdDSA/);
    await refuses(installation.sign(ana, { crit: ['exp'] }), /its header/);
    await refuses(installation.sign(ana, { kid: undefined }), /its header/);
  });

  it('is refused when it is from, for or about somebody else', async () => {
    await refuses(
      installation.sign({ ...ana, iss: 'https://evil.example' }),
      /its issuer is https:\/\/evil.example, and not https:\/\/licences.vendor.example/,
    );
    await refuses(installation.sign({ ...ana, aud: 'sheets-addin' }), /not for the product excel-addin/);
    await refuses(installation.sign({ ...ana, aud: ['excel-addin'] }), /not for the product/);
    await refuses(installation.sign({ ...ana, sub: 'bob@acme.example' }), /somebody else’s/);
  });

  it('is refused when its claims make no sense', async () => {
    const lease = ana['lease'] as { freshUntil: number; staleUntil: number };
    const wrong: Record<string, unknown>[] = [
      ...['iat', 'nbf', 'exp', 'epoch', 'lease', 'licence'].flatMap((name) => [
        { [name]: undefined },
        { [name]: null },
        { [name]: 'soon' },
        { [name]: -1 },
        { [name]: 1.5 },
      ]),
      { lease: { ...lease, freshUntil: lease.staleUntil + 1 } },
      { exp: lease.staleUntil - 1 },
      { sub: 12 },
    ];
    for (const claims of wrong) await assert.rejects(verify(installation.sign({ ...ana, ...claims })), { code: 'untrusted_document' });
  });

  it('is refused when it is no compact JWS', async () => {
    const [head = '', payload = '', signature = ''] = installation.sign(ana).split('.');
    const strange = ['', '.', '..', 'text', `${head}.${payload}`, `${head}.${payload}.`, `${head}.${payload}.${signature}.`];
    const spaced = [` ${head}.${payload}.${signature}`, `${head}.${payload}.${signature}\n`, `${head}=.${payload}.${signature}`];
    for (const text of [...strange, ...spaced]) await assert.rejects(verify(text), { code: 'untrusted_document' }, JSON.stringify(text));
  });

  it('is refused with any character of it changed, left out or added', async () => {
    const text = installation.sign(ana);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.oneof(fc.constant(''), fc.string({ maxLength: 2 }), fc.constantFrom(...'AZaz09-_.=+/')),
        async (at, put) => {
          const tampered = text.slice(0, at) + put + text.slice(at + 1);
          fc.pre(tampered !== text);
          await assert.rejects(verify(tampered), { code: 'untrusted_document' });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is refused with any character of its signature written another way that means the same bytes', async () => {
    const text = installation.sign(ana);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const last of alphabet)
      if (!text.endsWith(last)) await assert.rejects(verify(text.slice(0, -1) + last), { code: 'untrusted_document' });
  });

  it('is refused, and never an accident, whatever is in its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await assert.rejects(verify(text), { code: 'untrusted_document' });
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (header, payload) => {
        const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        await assert.rejects(verify(`${encode(header)}.${encode(payload)}.AAAA`), { code: 'untrusted_document' });
      }),
    );
  });
});

describe('a platform without Ed25519', () => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  const withCrypto = async (crypto: unknown, run: () => Promise<void>): Promise<void> => {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
    try {
      await run();
    } finally {
      if (descriptor !== undefined) Object.defineProperty(globalThis, 'crypto', descriptor);
    }
  };

  it('says that it is not supported, and believes nothing', async () => {
    const refusing = { importKey: () => Promise.reject(new DOMException('Unrecognized algorithm', 'NotSupportedError')) };
    for (const crypto of [undefined, {}, { subtle: refusing }]) {
      await withCrypto(crypto, async () => {
        await assert.rejects(verify(installation.sign(ana)), { code: 'unsupported', message: /does not verify Ed25519/ });
      });
    }
  });
});
