import type { CommandDoor } from '@seatledger/platform/commands/command-door.ts';
import type { SampleCustomer, SampleDomain, SampleUser, SampleVendor } from './sample-data.ts';

/** Executes one command as part of a transaction. */
type Execute = Parameters<Parameters<CommandDoor<unknown>['executeTogether']>[0]>[0];

/** Makes the sample vendor of commands like anybody's, each after those it rests on. */
export async function createSampleVendor(execute: Execute, vendor: SampleVendor): Promise<void> {
  for (const product of vendor.products) await execute({ kind: 'product.create', ...product });
  for (const feature of vendor.features) await execute({ kind: 'feature.create', ...feature });
  for (const profile of vendor.profiles) await execute({ kind: 'profile.create', ...profile });
  for (const pack of vendor.packs) await execute({ kind: 'pack.create', ...pack });
  for (const customer of vendor.customers) await createCustomer(execute, customer);
}

async function createCustomer(execute: Execute, { domains, ...customer }: SampleCustomer): Promise<void> {
  const customerId = createdId(await execute({ kind: 'customer.create', ...customer }));
  for (const domain of domains) await createDomain(execute, customerId, domain);
}

async function createDomain(execute: Execute, customerId: number, domain: SampleDomain): Promise<void> {
  const { users, packs, formerName, suspensionReason, name, ...terms } = domain;
  const id = createdId(await execute({ kind: 'domain.create', customerId, name: formerName ?? name, ...terms }));
  if (formerName !== null) await execute({ kind: 'domain.rename', id, name });
  if (packs.length > 0) await execute({ kind: 'domain.assign-packs', id, packs });
  for (const user of users) await createUser(execute, user);
  if (suspensionReason !== null) await execute({ kind: 'domain.suspend', id, reason: suspensionReason });
}

async function createUser(execute: Execute, { suspensionReason, overrides, ...user }: SampleUser): Promise<void> {
  const id = createdId(await execute({ kind: 'user.create', ...user }));
  if (suspensionReason !== null) await execute({ kind: 'user.suspend', id, reason: suspensionReason });
  for (const override of overrides) await execute({ kind: 'override.set', userId: id, ...override });
}

function createdId({ id }: Awaited<ReturnType<Execute>>): number {
  if (id === null) throw new Error('a command that creates something gave no id');
  return id;
}
