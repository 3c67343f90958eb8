import type { Kysely } from 'kysely';
import type { RegistrySchema } from '../../registry-schema.ts';

export async function hasNoCustomer(kysely: Kysely<RegistrySchema>): Promise<boolean> {
  return (await kysely.selectFrom('customers').select('id').limit(1).executeTakeFirst()) === undefined;
}
