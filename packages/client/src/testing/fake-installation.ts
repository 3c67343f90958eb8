import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { FeatureValue } from '../licence/answer.ts';

/** An installation as the contract describes it, in memory: its keys, and the documents that it signs. */
export class FakeInstallation {
  readonly issuer = 'https://licences.vendor.example';
  epoch = 0;
  #keys: { readonly kid: string; readonly x: string; readonly privateKey: KeyObject }[] = [];

  constructor() {
    this.rotate();
  }

  /** A new key that signs from now on; the old ones stay published. */
  rotate(): void {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const kid = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
    this.#keys.push({ kid, x, privateKey });
  }

  get keySet() {
    const keys = this.#keys.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid, x }));
    return { keys, revocationEpoch: this.epoch };
  }

  /** Signs whatever it is given, be it sensible or not. */
  sign(claims: object, header: object = {}): string {
    const key = this.#keys.at(-1);
    if (key === undefined) throw new Error('there is no key');
    const head = encode({ alg: 'EdDSA', typ: 'licence+jwt', kid: key.kid, ...header });
    const signed = `${head}.${encode(claims)}`;
    return `${signed}.${sign(null, Buffer.from(signed), key.privateKey).toString('base64url')}`;
  }

  /** The claims of a licence of three days, a day for each step. */
  claims(at: number, licence: object = anaLicence, others: object = {}): Record<string, unknown> {
    const iat = Math.floor(at / 1000);
    const day = 86_400;
    return {
      iss: this.issuer,
      aud: 'excel-addin',
      sub: 'ana@acme.example',
      iat,
      nbf: iat,
      exp: iat + 3 * day,
      jti: 'a-random-text',
      epoch: this.epoch,
      lease: { freshUntil: iat + day, staleUntil: iat + 2 * day },
      licence,
      ...others,
    };
  }
}

export interface FakeLicence {
  readonly valid: boolean;
  readonly status: string;
  readonly detail: string;
  readonly validUntil: string | null;
  readonly profile: string | null;
  readonly features: Readonly<Record<string, FeatureValue>>;
  readonly revision: number;
}

export const anaLicence: FakeLicence = {
  valid: true,
  status: 'active',
  detail: 'Licensed until 31 March 2027.',
  validUntil: '2027-03-31T22:00:00Z',
  profile: 'analyst',
  features: { 'cube.connect': true, 'cube.write': false, 'adhoc.maxRows': 20_000, 'export.format': 'xlsx' },
  revision: 42,
};

export const expiredLicence: FakeLicence = {
  valid: false,
  status: 'expired',
  detail: 'The licence ended on 31 March 2026.',
  validUntil: '2026-03-31T22:00:00Z',
  profile: 'analyst',
  features: {},
  revision: 43,
};

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
