import { createHmac } from 'node:crypto';
import type { Person, PersonalValues } from '@seatledger/domain/audit/personal-values.ts';
import { deriveSecret } from '@seatledger/platform/crypto/derive-secret.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { randomBytes } from '@seatledger/platform/crypto/random-bytes.ts';
import { createSecretBox, secretBoxOf, type SecretBox } from '@seatledger/platform/crypto/secret-box.ts';

/** How a person is named in the log: `user/17`, `operator/3`, `address/<keyed hash>`, `month/2026-11`. */
export type PersonReference = string;

/** What entries of the log say about persons is sealed and opened with these. */
export interface PersonKeys {
  referenceOf(person: Person, at: Temporal.Instant): PersonReference;
  /** The keyed hash under which an address leads to its persons, in hex. `email` in its normal form. */
  addressHash(email: string): string;
  /** The key to seal what is said of a person with: one of this process. */
  keyFor(person: KnownPerson): PersonKey;
  /** From now on the rows of these keys are there, whatever becomes of a transaction. */
  markCommitted(keyIds: readonly string[]): void;
  /** The box of a key as `audit.person_keys` has it. */
  boxOf(keyId: string, sealedKey: Uint8Array): SecretBox;
}

export interface KnownPerson extends Pick<PersonalValues, 'email'> {
  readonly reference: PersonReference;
}

export interface PersonKey {
  readonly id: string;
  /** Base64. What was sealed last is not sealed anew: whoever acts is called the same in one event after the other. */
  readonly seal: (values: string) => string;
  /** What `audit.append` must be given with the event, until the key is known to be committed; null from then on. */
  readonly row: PersonKeyRow | null;
}

/** Bytes in hex. */
export interface PersonKeyRow {
  readonly id: string;
  readonly reference: PersonReference;
  readonly sealedKey: string;
  readonly addressHash: string | null;
}

const keyBytes = 32;
const idBytes = 12;
/** So many keys are kept in memory: those made longest ago make room. */
const remembered = 10_000;

/** Random after the second in which it is made: ids made one after the other lie together in the table's index. */
function newKeyId(): string {
  const id = randomBytes(idBytes);
  id.writeUInt32BE(Math.floor(Date.now() / 1000) >>> 0, 0);
  return id.toString('base64url');
}

function sealer(box: SecretBox, reference: PersonReference): PersonKey['seal'] {
  let last = { values: '', sealed: '' };
  return (values) => {
    if (values !== last.values) last = { values, sealed: box.seal(Buffer.from(values), reference).toString('base64') };
    return last.sealed;
  };
}

/**
 * Every process makes a key of its own for each person, rather than look for one that there is: so an event costs one statement, whoever
 * it is about. They are all found by the person's reference, and destroyed together.
 */
export function createPersonKeys(installationKey: InstallationKey): PersonKeys {
  const keyBox = createSecretBox(installationKey, 'audit/person-keys');
  const hashKey = deriveSecret(installationKey, 'audit/person-addresses');
  const keys = new Map<string, PersonKey>();
  const names = new Map<string, string>();

  const addressHash = (email: string): string => createHmac('sha256', hashKey).update(email).digest('hex');

  function make({ reference, email }: KnownPerson): PersonKey {
    const id = newKeyId();
    const key = randomBytes(keyBytes);
    const sealedKey = keyBox.seal(key, id).toString('hex');
    return {
      id,
      seal: sealer(secretBoxOf(key), reference),
      row: { id, reference, sealedKey, addressHash: email === null ? null : addressHash(email) },
    };
  }

  function remember(name: string, key: PersonKey): void {
    keys.set(name, key);
    names.set(key.id, name);
    for (const [oldest, { id }] of keys) {
      if (keys.size <= remembered) break;
      keys.delete(oldest);
      names.delete(id);
    }
  }

  return {
    addressHash,
    boxOf: (keyId, sealedKey) => secretBoxOf(keyBox.open(sealedKey, keyId)),
    referenceOf(person, at) {
      if (person.kind === 'address') return `address/${addressHash(person.email)}`;
      if (person.kind === 'month') return `month/${at.toString().slice(0, 7)}`;
      return `${person.kind}/${person.id}`;
    },
    keyFor(person) {
      // Who goes by another address gets another key, so that both addresses lead to the person.
      const name = `${person.reference} ${person.email ?? ''}`;
      const known = keys.get(name);
      if (known !== undefined) return known;
      const made = make(person);
      remember(name, made);
      return made;
    },
    markCommitted(keyIds) {
      for (const id of keyIds) {
        const name = names.get(id);
        const key = name === undefined ? undefined : keys.get(name);
        if (name !== undefined && key !== undefined) keys.set(name, { ...key, row: null });
      }
    },
  };
}
