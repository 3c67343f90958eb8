import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { COSEALG, isoCBOR } from '@simplewebauthn/server/helpers';

/** What a browser and an authenticator would put into an answer; a test may put something else. */
export interface Forged {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  readonly type?: string;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** Of another passkey. */
  readonly signedBy?: SoftPasskey;
  /** In place of no statement. */
  readonly statement?: { readonly fmt: string; readonly attStmt: Map<string, unknown> };
}

interface CreationOptions {
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
  readonly challenge: string;
}

interface RequestOptions {
  readonly rpId: string;
  readonly challenge: string;
}

const flag = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 };

/** RFC 9053 §7: labels and values of keys. */
const cose = { kty: 1, alg: 3, crv: -1, x: -2, y: -3, okp: 1, ec2: 2, p256: 1, ed25519: 6 };

/** A passkey in software: it answers as WebAuthn §5.8.1 and §6.1 have it, unless told otherwise. */
export class SoftPasskey {
  /** How often it has signed; `null`: it does not count. */
  counter: number | null;
  readonly origin: string;
  readonly id: string = randomBytes(32).toString('base64url');
  private readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  private userHandle = '';

  constructor(origin: string, { counts = true, curve = 'P-256' }: { counts?: boolean; curve?: 'P-256' | 'Ed25519' } = {}) {
    this.origin = origin;
    this.counter = counts ? 0 : null;
    this.keys = curve === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  }

  create({ rp, user, challenge }: CreationOptions, forged: Forged = {}) {
    this.userHandle = user.id;
    const publicKey = Buffer.from(isoCBOR.encode(this.coseKey() as never));
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, publicKey]);
    const authData = new Uint8Array(Buffer.concat([this.authenticatorData(rp.id, flag.attested, forged), attested]));
    const { fmt, attStmt } = forged.statement ?? { fmt: 'none', attStmt: new Map() };
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', fmt],
        ['attStmt', attStmt],
        ['authData', authData],
      ]) as never,
    );
    const clientDataJSON = this.clientData('webauthn.create', challenge, forged).toString('base64url');
    const response = { clientDataJSON, attestationObject: Buffer.from(attestation).toString('base64url'), transports: ['internal'] };
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  get({ rpId, challenge }: RequestOptions, forged: Forged = {}) {
    if (this.counter !== null) this.counter += 1;
    const authData = this.authenticatorData(rpId, 0, forged);
    const clientData = this.clientData('webauthn.get', challenge, forged);
    const signature = (forged.signedBy ?? this).sign(Buffer.concat([authData, createHash('sha256').update(clientData).digest()]));
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: forged.userHandle ?? this.userHandle,
    };
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private sign(data: Buffer): Buffer {
    const isEd25519 = this.keys.privateKey.asymmetricKeyType === 'ed25519';
    return sign(isEd25519 ? null : 'sha256', data, this.keys.privateKey);
  }

  private clientData(type: string, challenge: string, forged: Forged): Buffer {
    const said = { type, challenge, origin: this.origin, crossOrigin: false };
    return Buffer.from(JSON.stringify({ ...said, ...pick(forged, 'type', 'challenge', 'origin', 'crossOrigin') }));
  }

  private authenticatorData(rpId: string, flags: number, forged: Forged): Buffer {
    const { userVerified = true, userPresent = true, counter = this.counter ?? 0 } = forged;
    const set = flags | (userPresent ? flag.userPresent : 0) | (userVerified ? flag.userVerified : 0) | flag.backupEligible | flag.backedUp;
    const tail = Buffer.alloc(5);
    tail.writeUInt8(set, 0);
    tail.writeUInt32BE(counter, 1);
    const hashed = createHash('sha256')
      .update(forged.rpId ?? rpId)
      .digest();
    return Buffer.concat([hashed, tail]);
  }

  private coseKey(): Map<number, unknown> {
    const { crv, x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
    const isEc = crv === 'P-256';
    return new Map<number, unknown>([
      [cose.kty, isEc ? cose.ec2 : cose.okp],
      [cose.alg, isEc ? COSEALG.ES256 : COSEALG.EdDSA],
      [cose.crv, isEc ? cose.p256 : cose.ed25519],
      [cose.x, bytes(x)],
      ...(isEc ? [[cose.y, bytes(y)] as const] : []),
    ]);
  }
}

function pick(forged: Forged, ...names: readonly (keyof Forged)[]): Partial<Forged> {
  return Object.fromEntries(names.filter((name) => forged[name] !== undefined).map((name) => [name, forged[name]]));
}
