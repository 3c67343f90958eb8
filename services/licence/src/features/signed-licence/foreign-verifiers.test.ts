import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compactVerify, createLocalJWKSet, jwtVerify } from 'jose';
import { noon, sampleIndex } from '../../testing/sample-registry.ts';
import { newSigningKey, testIssuer } from '../../testing/signing-keys.ts';
import { SigningKeys } from '../signing-keys/signing-keys.ts';
import type { LicenceSigner, SigningKey } from '../signing-keys/signing-state.ts';
import { findGrant } from './find-grant.ts';
import { leaseOn, licenceClaims, signDocument } from './sign-licence.ts';

const run = promisify(execFile);
const product = 'excel-addin';
const epoch = 3;
const now = noon / 1000;

const folder = mkdtempSync(join(tmpdir(), 'seatledger-verifiers-'));
after(() => rmSync(folder, { recursive: true }));

/** Ours, beside another that is published too. */
const [ours, other] = [newSigningKey(), newSigningKey({ signsFrom: noon - 86_400_000 })];
const published = new SigningKeys();
published.replace({ keys: [ours, other], revocationEpoch: epoch, issuer: testIssuer });
const jwks = published.publishedAt(noon)?.text ?? '';

function privateKeyOf({ privateKey }: SigningKey): KeyObject {
  assert.ok(privateKey);
  return privateKey;
}

const signer: LicenceSigner = { kid: ours.kid, privateKey: privateKeyOf(ours), revocationEpoch: epoch, issuer: testIssuer };
const { reader } = await sampleIndex();
const claims = claimsOf();
const good = signDocument(signer, 'licence+jwt', claims);
const [head = '', body = '', signature = ''] = good.split('.');
const header = { alg: 'EdDSA', typ: 'licence+jwt', kid: ours.kid };

function claimsOf({ issuer = testIssuer, audience = product, revocationEpoch = epoch, at = noon } = {}): string {
  const grant = findGrant(reader, 'ana@acme.example', product, at);
  assert.ok(!('code' in grant));
  return licenceClaims(grant, leaseOn(grant, at), { audience, nonce: 'né "1"', revision: 7 }, { issuer, revocationEpoch });
}

const encoded = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** What somebody signs who can sign, but does not say the truth. */
function signedBy(key: KeyObject, said: object, text = claims): string {
  const signed = `${encoded(said)}.${encoded(text)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

function byHmac(said: object): string {
  const signed = `${encoded(said)}.${body}`;
  return `${signed}.${createHmac('sha256', Buffer.from(ours.publicX, 'base64url')).update(signed).digest('base64url')}`;
}

function changedAt(text: string, place: number): string {
  const characters = [...text];
  characters[place] = characters[place] === 'A' ? 'B' : 'A';
  return characters.join('');
}

const tampered: Readonly<Record<string, string>> = {
  'another header': `${encoded({ ...header, kid: other.kid })}.${body}.${signature}`,
  'another type in the header': `${encoded({ ...header, typ: 'JWT' })}.${body}.${signature}`,
  'another address in the claims': `${head}.${encoded(claims.replace('ana@', 'eve@'))}.${signature}`,
  'a later end in the claims': `${head}.${encoded(claims.replace(/"exp":\d+/u, `"exp":${now + 10_000_000}`))}.${signature}`,
  'a character of the claims': `${head}.${changedAt(body, 40)}.${signature}`,
  'a character of the signature': `${head}.${body}.${changedAt(signature, 10)}`,
  'half a signature': `${head}.${body}.${signature.slice(0, 43)}`,
  'no signature': `${head}.${body}.`,
  'nothing but a text': 'a.b',
  'alg none': `${encoded({ ...header, alg: 'none' })}.${body}.`,
  'alg none, with a signature': `${encoded({ ...header, alg: 'none' })}.${body}.${signature}`,
  'a keyed hash by the public key': byHmac({ ...header, alg: 'HS256' }),
  'a key of somebody else under our name': signedBy(generateKeyPairSync('ed25519').privateKey, header),
  'a key that is not published': signedBy(generateKeyPairSync('ed25519').privateKey, { ...header, kid: 'k'.repeat(43) }),
  'our other key under this name': signedBy(privateKeyOf(other), header),
  'a licence file in the place of a licence': signDocument(signer, 'licence-file+jwt', claims),
  'a header that must be understood': signedBy(signer.privateKey, { ...header, crit: ['exp'] }),
  'another issuer': signDocument(signer, 'licence+jwt', claimsOf({ issuer: 'https://elsewhere.example' })),
  'another product': signDocument(signer, 'licence+jwt', claimsOf({ audience: 'sheets-addin' })),
  'a lower epoch': signDocument(signer, 'licence+jwt', claimsOf({ revocationEpoch: epoch - 1 })),
  'a time that is over': signDocument(signer, 'licence+jwt', claimsOf({ at: noon - 4 * 86_400_000 })),
  'a time to come': signDocument(signer, 'licence+jwt', claimsOf({ at: noon + 86_400_000 })),
};

const documents = [good, signedBy(privateKeyOf(other), { ...header, kid: other.kid }), ...Object.values(tampered)];
const names = ['ours', 'ours by the other key', ...Object.keys(tampered)];

const jwksPath = join(folder, 'jwks.json');
const documentsPath = join(folder, 'documents');
writeFileSync(jwksPath, jwks);
writeFileSync(documentsPath, `${documents.join('\n')}\n`);

interface Verifier {
  readonly name: string;
  readonly command: string;
  readonly before: readonly string[];
  /** Says whether it is installed. */
  readonly probe: readonly string[];
}

const source = (name: string): string => fileURLToPath(new URL(`../../testing/foreign-verifiers/${name}`, import.meta.url));

const verifiers: readonly Verifier[] = [
  {
    name: 'python3 with cryptography',
    command: 'python3',
    before: [source('verify.py'), 'cryptography'],
    probe: ['-c', 'import cryptography.hazmat.primitives.asymmetric.ed25519'],
  },
  {
    name: 'python3 with openssl',
    command: 'python3',
    before: [source('verify.py'), 'openssl'],
    probe: ['-c', 'import subprocess; subprocess.run(["openssl", "version"], check=True)'],
  },
  // The source is run as it is, which takes a compiler beside the runtime.
  { name: 'Java', command: 'java', before: [source('Verify.java')], probe: ['--list-modules', '--limit-modules', 'jdk.compiler'] },
];

function isInstalled({ command, probe }: Verifier): boolean {
  try {
    execFileSync(command, probe, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a signed licence, verified by somebody else', () => {
  for (const verifier of verifiers) {
    const { name, command, before } = verifier;
    const skip = isInstalled(verifier) ? false : `${name} is not installed here: signed licences were not verified by it.`;
    it(`is accepted by ${name}, and nothing that was tampered with is`, { skip }, async () => {
      const { stdout } = await run(command, [...before, jwksPath, 'licence+jwt', testIssuer, product, String(now), documentsPath]);
      const verdicts = stdout.trim().split('\n');
      const expected = names.map((_, at) => (at < 2 ? 'accepted' : 'refused'));
      assert.deepEqual(
        names.map((one, at) => `${one}: ${verdicts[at]}`),
        names.map((one, at) => `${one}: ${expected[at]}`),
      );
    });
  }

  it('is accepted by jose, and nothing that was tampered with is', async () => {
    const { revocationEpoch, ...keys } = JSON.parse(jwks) as { revocationEpoch: number; keys: [] };
    const find = createLocalJWKSet(keys);
    const expected = { issuer: testIssuer, audience: product, typ: 'licence+jwt', algorithms: ['EdDSA'], currentDate: new Date(noon) };
    const isAccepted = async (document: string): Promise<boolean> => {
      try {
        const { payload } = await jwtVerify(document, find, expected);
        return Number(payload['epoch']) >= revocationEpoch;
      } catch {
        return false;
      }
    };
    for (const [at, document] of documents.entries()) assert.equal(await isAccepted(document), at < 2, String(names[at]));
    const { payload } = await compactVerify(good, find);
    assert.equal(Buffer.from(payload).toString(), claims);
  });
});
