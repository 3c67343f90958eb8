import type { PrivacyDependencies } from './dependencies.ts';
import { lastAddresses, type LastAddress } from './person-queries.ts';

type Needs = Pick<PrivacyDependencies, 'database' | 'personKeys'>;

/** The addresses that these persons went by last, as far as the log says them to whoever has its keys. */
export async function readLastAddresses({ database, personKeys }: Needs, references: readonly string[]): Promise<readonly string[]> {
  return (await lastAddresses(database.kysely, references)).flatMap((last) => addressIn(personKeys, last) ?? []);
}

function addressIn(personKeys: Needs['personKeys'], { reference, keyId, sealedKey, sealed, addressHash }: LastAddress): string | undefined {
  const box = personKeys.boxOf(keyId, sealedKey);
  const opened = box.open(Buffer.from(sealed.slice(sealed.indexOf('.') + 1), 'base64'), reference);
  const values = Object.values(JSON.parse(opened.toString()) as Readonly<Record<string, unknown>>);
  const hash = addressHash.toString('hex');
  return values.filter((value) => typeof value === 'string').find((value) => personKeys.addressHash(value) === hash);
}
