import assert from 'node:assert/strict';
import { createPublicKey, createSecretKey, randomBytes, sign, verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { createSealedEd25519Key, ed25519Jwk, ed25519Thumbprint, openEd25519Key } from './ed25519-key.ts';
import { createSecretBox } from './secret-box.ts';

const box = createSecretBox(createSecretKey(randomBytes(32)), 'test');

describe('an Ed25519 key', () => {
  it('signs, once its seal is opened, what its public half verifies', () => {
    const { kid, publicX, sealedPrivateKey } = createSealedEd25519Key(box);
    const signature = sign(null, Buffer.from('text'), openEd25519Key(box, kid, sealedPrivateKey));
    const publicKey = createPublicKey({ key: { ...ed25519Jwk(kid, publicX) }, format: 'jwk' });
    assert.equal(verify(null, Buffer.from('text'), publicKey, signature), true);
  });

  it('opens neither under another key, nor by the name of another', () => {
    const { kid, sealedPrivateKey } = createSealedEd25519Key(box);
    const other = createSecretBox(createSecretKey(randomBytes(32)), 'test');
    assert.throws(() => openEd25519Key(other, kid, sealedPrivateKey));
    assert.throws(() => openEd25519Key(box, createSealedEd25519Key(box).kid, sealedPrivateKey));
  });

  it('is named by the thumbprint of RFC 8037, appendix A.3', () => {
    assert.equal(ed25519Thumbprint('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});
