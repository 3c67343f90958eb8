import { createHmac, randomBytes } from 'node:crypto';
import type { Person, PersonalValues } from '@seatledger/domain/audit/personal-values.ts';
import { deriveSecret } from '@seatledger/platform/crypto/derive-secret.ts';
import type { InstallationKey } from '@seatledger/platform/crypto/installation-key.ts';
import { createSecretBox, secretBoxOf, type SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import { sql, type Kysely } from 'kysely';

/** How a person is named in the log: `user/17`, `operator/3`, `address/<keyed hash>`, `month/2026-11`. */
export type PersonReference = string;

/** What entries of the log say about persons is sealed and opened with these. */
export interface PersonKeys {
  referenceOf(person: Person, at: Temporal.Instant): PersonReference;
  /** The keyed hash under which an address leads to its persons, in hex. `email` in its normal form. */
  addressHash(email: string): string;
  /**
   * The boxes of persons, made where they are not there yet, in the transaction of `db`. Persons whose key was destroyed have none: what
   * an event says about them is dropped.
   */
  boxesOf<Schema>(db: Kysely<Schema>, persons: readonly KnownPerson[]): Promise<ReadonlyMap<PersonReference, SecretBox>>;
  /** The box of a person's sealed key, as `audit.persons` has it. */
  boxOf(reference: PersonReference, sealedKey: Uint8Array): SecretBox;
  /** Lets nothing more be sealed under keys that were destroyed. */
  forget(references: readonly PersonReference[]): void;
}

export interface KnownPerson extends Pick<PersonalValues, 'email'> {
  readonly reference: PersonReference;
}

interface Remembered {
  readonly box: SecretBox;
  readonly email: string | null;
}

interface KeyRow {
  readonly reference: string;
  readonly sealedKey: Buffer | null;
  readonly isCommitted: boolean;
}

const keyBytes = 32;
/** So many keys are kept in memory: those met longest ago make room. */
const remembered = 10_000;

export function createPersonKeys(installationKey: InstallationKey): PersonKeys {
  const keyBox = createSecretBox(installationKey, 'audit/person-keys');
  const hashKey = deriveSecret(installationKey, 'audit/person-addresses');
  const known = new Map<PersonReference, Remembered>();

  const addressHash = (email: string): string => createHmac('sha256', hashKey).update(email).digest('hex');
  const boxOf = (reference: PersonReference, sealedKey: Uint8Array): SecretBox => secretBoxOf(keyBox.open(sealedKey, reference));

  function remember(reference: PersonReference, entry: Remembered): void {
    known.delete(reference);
    known.set(reference, entry);
    for (const oldest of known.keys())
      if (known.size > remembered) known.delete(oldest);
      else break;
  }

  async function fetch<Schema>(db: Kysely<Schema>, persons: readonly KnownPerson[]): Promise<readonly KeyRow[]> {
    const asked = persons.map(({ reference, email }) => ({
      reference,
      sealedKey: keyBox.seal(randomBytes(keyBytes), reference).toString('hex'),
      addressHash: email === null ? null : addressHash(email),
    }));
    const { rows } = await sql<KeyRow>`
      select reference, sealed_key as "sealedKey", is_committed as "isCommitted" from audit.persons(${JSON.stringify(asked)}::jsonb)`.execute(
      db,
    );
    return rows;
  }

  return {
    addressHash,
    boxOf,
    forget(references) {
      for (const reference of references) known.delete(reference);
    },
    referenceOf(person, at) {
      if (person.kind === 'address') return `address/${addressHash(person.email)}`;
      if (person.kind === 'month') return `month/${at.toString().slice(0, 7)}`;
      return `${person.kind}/${person.id}`;
    },
    async boxesOf(db, persons) {
      const isKnown = ({ reference, email }: KnownPerson): boolean => {
        const entry = known.get(reference);
        return entry !== undefined && (email === null || email === entry.email);
      };
      const boxes = new Map(persons.filter(isKnown).map(({ reference }) => [reference, known.get(reference)?.box as SecretBox]));
      const unknown = persons.filter((person) => !isKnown(person));
      for (const { reference, sealedKey, isCommitted } of unknown.length === 0 ? [] : await fetch(db, unknown)) {
        if (sealedKey === null) continue;
        const box = boxOf(reference, sealedKey);
        boxes.set(reference, box);
        // A key that is rolled back with this transaction must seal nothing after it.
        if (isCommitted) remember(reference, { box, email: persons.find((person) => person.reference === reference)?.email ?? null });
      }
      return boxes;
    },
  };
}
