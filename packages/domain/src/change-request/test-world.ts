import type { z } from 'zod';
import { changeCustomerSchema, decideChangeCustomer } from '../customer/change-customer.ts';
import { createCustomerSchema, decideCreateCustomer } from '../customer/create-customer.ts';
import type { Customer } from '../customer/customer.ts';
import { decideDeleteCustomer, deleteCustomerSchema } from '../customer/delete-customer.ts';
import { decideRestoreCustomer, restoreCustomerSchema } from '../customer/restore-customer.ts';
import type { Decision } from '../command/decision.ts';
import { addDomainAliasSchema, decideAddDomainAlias } from '../domain/add-domain-alias.ts';
import { assignPacksSchema, decideAssignPacks } from '../domain/assign-packs.ts';
import { changeDomainSchema, decideChangeDomain } from '../domain/change-domain.ts';
import { createDomainSchema, decideCreateDomain } from '../domain/create-domain.ts';
import { decideDeleteDomain, deleteDomainSchema } from '../domain/delete-domain.ts';
import type { Domain } from '../domain/domain.ts';
import { decideMoveDomain, moveDomainSchema } from '../domain/move-domain.ts';
import { decideReinstateDomain, reinstateDomainSchema } from '../domain/reinstate-domain.ts';
import { decideRemoveDomainAlias, removeDomainAliasSchema } from '../domain/remove-domain-alias.ts';
import { decideRenameDomain, renameDomainSchema } from '../domain/rename-domain.ts';
import { decideRenewDomain, renewDomainSchema } from '../domain/renew-domain.ts';
import { decideRestoreDomain, restoreDomainSchema } from '../domain/restore-domain.ts';
import { decideSuspendDomain, suspendDomainSchema } from '../domain/suspend-domain.ts';
import { changeFeatureSchema, decideChangeFeature } from '../feature/change-feature.ts';
import { createFeatureSchema, decideCreateFeature } from '../feature/create-feature.ts';
import { decideDeleteFeature, deleteFeatureSchema } from '../feature/delete-feature.ts';
import type { Feature, FeatureUse } from '../feature/feature.ts';
import type { Override } from '../override/override.ts';
import { decideRemoveOverride, removeOverrideSchema } from '../override/remove-override.ts';
import { decideSetOverride, setOverrideSchema } from '../override/set-override.ts';
import { changePackSchema, decideChangePack } from '../pack/change-pack.ts';
import { createPackSchema, decideCreatePack } from '../pack/create-pack.ts';
import { decideDeletePack, deletePackSchema } from '../pack/delete-pack.ts';
import { changeProductSchema, decideChangeProduct } from '../product/change-product.ts';
import { createProductSchema, decideCreateProduct } from '../product/create-product.ts';
import { decideDeleteProduct, deleteProductSchema } from '../product/delete-product.ts';
import type { Product } from '../product/product.ts';
import { changeProfileSchema, decideChangeProfile } from '../profile/change-profile.ts';
import { createProfileSchema, decideCreateProfile } from '../profile/create-profile.ts';
import { decideDeleteProfile, deleteProfileSchema } from '../profile/delete-profile.ts';
import type { FeatureSet } from '../profile/feature-set.ts';
import { changeUserSchema, decideChangeUser } from '../user/change-user.ts';
import { createUserSchema, decideCreateUser } from '../user/create-user.ts';
import { decideDeleteUser, deleteUserSchema } from '../user/delete-user.ts';
import { decideMoveUser, moveUserSchema } from '../user/move-user.ts';
import { decideReinstateUser, reinstateUserSchema } from '../user/reinstate-user.ts';
import { decideRenewUser, renewUserSchema } from '../user/renew-user.ts';
import { decideRestoreUser, restoreUserSchema } from '../user/restore-user.ts';
import { decideSuspendUser, suspendUserSchema } from '../user/suspend-user.ts';
import { domainNameOf, localPartOf, type SeatDomain, type User } from '../user/user.ts';
import type { CommandKind } from './command-kinds.ts';
import type { Difference } from './difference/difference.ts';

/** A registry without a database: what there is, gathered for the decisions as the use cases gather it, and written as they write it. */
export function createWorld() {
  const customers = new Map<number, Customer>();
  const domains = new Map<number, Domain>();
  const users = new Map<number, User>();
  /** By user and feature. */
  const overrides = new Map<string, Override>();
  const products = new Map<string, Product>();
  const features = new Map<string, Feature>();
  const profiles = new Map<string, FeatureSet>();
  const packs = new Map<string, FeatureSet>();
  let lastId = 0;

  const nextId = () => (lastId += 1);
  const wasDeleted = (things: ReadonlyMap<number, unknown>, id: number) => id <= lastId && !things.has(id);
  const types = () => new Map([...features.values()].map(({ key, type }) => [key, type]));
  const seatsUsed = (id: number) => [...users.values()].filter(({ domainId }) => domainId === id).length;

  function domain(id: number): Domain | undefined {
    const kept = domains.get(id);
    return kept && { ...kept, customer: customers.get(kept.customerId)?.name ?? '', seatsUsed: seatsUsed(id) };
  }

  function user(id: number): User | undefined {
    const kept = users.get(id);
    const its = kept && domain(kept.domainId);
    return kept && its && { ...kept, customerId: its.customerId, email: `${localPartOf(kept.email)}@${its.name}` };
  }

  const named = (name: string): SeatDomain | undefined => {
    const found = [...domains.values()].find((one) => one.name === name || one.aliases.includes(name));
    return found && domain(found.id);
  };
  const takenName = (names: readonly string[], except = 0): string | undefined =>
    names.toSorted().find((name) => ![except, undefined].includes(named(name)?.id));
  const taken = (email: string, except = 0): boolean =>
    [...users.values()].some(
      ({ id, domainId, email: other }) =>
        id !== except && domainId === named(domainNameOf(email))?.id && localPartOf(other) === localPartOf(email),
    );
  const referenceTaken = (reference: string | null | undefined, except = 0): boolean =>
    reference !== null &&
    reference !== undefined &&
    [...customers.values()].some((one) => one.id !== except && one.externalReference === reference);
  const overridesOf = (userId: number) =>
    [...overrides.values()].filter((one) => one.userId === userId).toSorted((a, b) => (a.feature < b.feature ? -1 : 1));
  const seat = (id: number) => ({ user: user(id), domain: domain(users.get(id)?.domainId ?? 0) });

  function usesOf(key: string): readonly FeatureUse[] {
    const sets = [...profiles.values(), ...packs.values()].flatMap(({ values }) => (key in values ? [values[key]] : []));
    const own = [...overrides.values()].filter(({ feature }) => feature === key).map(({ value }) => value);
    return [...sets, ...own].flatMap((value) => (value === undefined ? [] : [{ place: 'somewhere', value }]));
  }

  const saveUser = (one: User) => void users.set(one.id, one);
  const saveDomain = (one: Domain) => void domains.set(one.id, one);
  const saveOverride = (one: Override) => void overrides.set(`${one.userId} ${one.feature}`, one);
  const deleteOverride = (one: Override) => void overrides.delete(`${one.userId} ${one.feature}`);

  const on = <Schema extends z.ZodType, Plan>(
    schema: Schema,
    decide: (command: z.output<Schema>) => Decision<Plan>,
    write: (plan: Plan) => void,
  ) => ({
    execute(command: unknown) {
      const decision = decide(schema.parse(command));
      if (decision.outcome === 'unchanged') return undefined;
      write(decision.plan);
      return decision.change;
    },
  });
  const saveIn =
    <Thing extends { readonly key: string }>(things: Map<string, Thing>) =>
    (thing: Thing) =>
      void things.set(thing.key, thing);
  const deleteIn =
    <Thing extends { readonly key: string }>(things: Map<string, Thing>) =>
    ({ key }: Thing) =>
      void things.delete(key);

  const executors = {
    'customer.create': on(
      createCustomerSchema,
      (c) => decideCreateCustomer(c, { nextId: nextId(), referenceTaken: referenceTaken(c.externalReference) }),
      (one) => void customers.set(one.id, one),
    ),
    'customer.change': on(
      changeCustomerSchema,
      (c) => decideChangeCustomer(c, { customer: customers.get(c.id), referenceTaken: referenceTaken(c.externalReference, c.id) }),
      ({ customer }) => void customers.set(customer.id, customer),
    ),
    'customer.delete': on(
      deleteCustomerSchema,
      (c) =>
        decideDeleteCustomer(c, {
          customer: customers.get(c.id),
          domains: [...domains.values()].filter(({ customerId }) => customerId === c.id).map(({ name }) => name),
        }),
      ({ id }) => void customers.delete(id),
    ),
    'customer.restore': on(
      restoreCustomerSchema,
      (c) => decideRestoreCustomer(c, { deleted: wasDeleted(customers, c.id), referenceTaken: referenceTaken(c.externalReference) }),
      (one) => void customers.set(one.id, one),
    ),
    'domain.create': on(
      createDomainSchema,
      (c) =>
        decideCreateDomain(c, { nextId: nextId(), customer: customers.get(c.customerId), takenName: takenName([c.name, ...c.aliases]) }),
      saveDomain,
    ),
    'domain.change': on(changeDomainSchema, (c) => decideChangeDomain(c, { domain: domain(c.id) }), saveDomain),
    'domain.rename': on(
      renameDomainSchema,
      (c) => decideRenameDomain(c, { domain: domain(c.id), takenName: takenName([c.name], c.id) }),
      saveDomain,
    ),
    'domain.add-alias': on(
      addDomainAliasSchema,
      (c) => decideAddDomainAlias(c, { domain: domain(c.id), takenName: takenName([c.alias], c.id) }),
      saveDomain,
    ),
    'domain.remove-alias': on(removeDomainAliasSchema, (c) => decideRemoveDomainAlias(c, { domain: domain(c.id) }), saveDomain),
    'domain.suspend': on(suspendDomainSchema, (c) => decideSuspendDomain(c, { domain: domain(c.id) }), saveDomain),
    'domain.reinstate': on(reinstateDomainSchema, (c) => decideReinstateDomain(c, { domain: domain(c.id) }), saveDomain),
    'domain.renew': on(renewDomainSchema, (c) => decideRenewDomain(c, { domain: domain(c.id) }), saveDomain),
    'domain.move': on(
      moveDomainSchema,
      (c) => decideMoveDomain(c, { domain: domain(c.id), customer: customers.get(c.customerId) }),
      saveDomain,
    ),
    'domain.assign-packs': on(
      assignPacksSchema,
      (c) => decideAssignPacks(c, { domain: domain(c.id), knownPacks: new Set(packs.keys()) }),
      saveDomain,
    ),
    'domain.delete': on(
      deleteDomainSchema,
      (c) => decideDeleteDomain(c, { domain: domain(c.id) }),
      ({ id }) => void domains.delete(id),
    ),
    'domain.restore': on(
      restoreDomainSchema,
      (c) =>
        decideRestoreDomain(c, {
          deleted: wasDeleted(domains, c.id),
          customer: customers.get(c.customerId),
          takenName: takenName([c.name, ...c.aliases]),
          knownPacks: new Set(packs.keys()),
        }),
      saveDomain,
    ),
    'user.create': on(
      createUserSchema,
      (c) =>
        decideCreateUser(c, {
          nextId: nextId(),
          domain: named(domainNameOf(c.email)),
          taken: taken(c.email),
          profileKnown: profiles.has(c.profile ?? ''),
        }),
      saveUser,
    ),
    'user.change': on(
      changeUserSchema,
      (c) => decideChangeUser(c, { ...seat(c.id), profileKnown: profiles.has(c.profile ?? '') }),
      saveUser,
    ),
    'user.suspend': on(suspendUserSchema, (c) => decideSuspendUser(c, seat(c.id)), saveUser),
    'user.reinstate': on(reinstateUserSchema, (c) => decideReinstateUser(c, seat(c.id)), saveUser),
    'user.renew': on(renewUserSchema, (c) => decideRenewUser(c, seat(c.id)), saveUser),
    'user.move': on(
      moveUserSchema,
      (c) =>
        decideMoveUser(c, {
          user: user(c.id),
          from: seat(c.id).domain,
          to: named(domainNameOf(c.email)),
          taken: taken(c.email, c.id),
        }),
      saveUser,
    ),
    'user.delete': on(
      deleteUserSchema,
      (c) => decideDeleteUser(c, { user: user(c.id), overrides: overridesOf(c.id) }),
      ({ id }) => {
        for (const one of overridesOf(id)) deleteOverride(one);
        users.delete(id);
      },
    ),
    'user.restore': on(
      restoreUserSchema,
      (c) =>
        decideRestoreUser(c, {
          deleted: wasDeleted(users, c.id),
          domain: named(domainNameOf(c.email)),
          taken: taken(c.email),
          profileKnown: profiles.has(c.profile ?? ''),
          types: types(),
        }),
      (restored) => {
        saveUser(restored.user);
        for (const one of restored.overrides) saveOverride(one);
      },
    ),
    'override.set': on(
      setOverrideSchema,
      (c) =>
        decideSetOverride(c, {
          user: user(c.userId),
          featureType: types().get(c.feature),
          override: withAddress(overrides.get(`${c.userId} ${c.feature}`)),
        }),
      saveOverride,
    ),
    'override.remove': on(
      removeOverrideSchema,
      (c) => decideRemoveOverride(c, { user: user(c.userId), override: withAddress(overrides.get(`${c.userId} ${c.feature}`)) }),
      deleteOverride,
    ),
    'product.create': on(
      createProductSchema,
      (c) => decideCreateProduct(c, { nextId: nextId(), keyTaken: products.has(c.key) }),
      saveIn(products),
    ),
    'product.change': on(changeProductSchema, (c) => decideChangeProduct(c, { product: products.get(c.key) }), saveIn(products)),
    'product.delete': on(
      deleteProductSchema,
      (c) =>
        decideDeleteProduct(c, {
          product: products.get(c.key),
          features: [...features.values()].filter(({ product }) => product === c.key).map(({ key }) => key),
        }),
      deleteIn(products),
    ),
    'feature.create': on(
      createFeatureSchema,
      (c) => decideCreateFeature(c, { nextId: nextId(), productKnown: products.has(c.product), keyTaken: features.has(c.key) }),
      saveIn(features),
    ),
    'feature.change': on(
      changeFeatureSchema,
      (c) => decideChangeFeature(c, { feature: features.get(c.key), uses: usesOf(c.key) }),
      saveIn(features),
    ),
    'feature.delete': on(
      deleteFeatureSchema,
      (c) => decideDeleteFeature(c, { feature: features.get(c.key), uses: usesOf(c.key) }),
      deleteIn(features),
    ),
    'profile.create': on(
      createProfileSchema,
      (c) => decideCreateProfile(c, { nextId: nextId(), keyTaken: profiles.has(c.key), types: types() }),
      saveIn(profiles),
    ),
    'profile.change': on(
      changeProfileSchema,
      (c) => decideChangeProfile(c, { featureSet: profiles.get(c.key), types: types() }),
      saveIn(profiles),
    ),
    'profile.delete': on(
      deleteProfileSchema,
      (c) =>
        decideDeleteProfile(c, {
          profile: profiles.get(c.key),
          userCount: [...users.values()].filter(({ profile }) => profile === c.key).length,
        }),
      deleteIn(profiles),
    ),
    'pack.create': on(
      createPackSchema,
      (c) => decideCreatePack(c, { nextId: nextId(), keyTaken: packs.has(c.key), types: types() }),
      saveIn(packs),
    ),
    'pack.change': on(changePackSchema, (c) => decideChangePack(c, { featureSet: packs.get(c.key), types: types() }), saveIn(packs)),
    'pack.delete': on(
      deletePackSchema,
      (c) =>
        decideDeletePack(c, {
          pack: packs.get(c.key),
          domains: [...domains.values()].filter((one) => one.packs.some(({ pack }) => pack === c.key)).map(({ name }) => name),
        }),
      deleteIn(packs),
    ),
  } satisfies Partial<Record<CommandKind, { execute(command: unknown): unknown }>>;

  function withAddress(override: Override | undefined): Override | undefined {
    return override && { ...override, user: user(override.userId)?.email ?? '' };
  }

  /** What the command comes to; undefined where it changes nothing. Throws the refusal. */
  function execute(command: Difference['command']): Difference | undefined {
    const change = executors[command.kind as keyof typeof executors].execute(command);
    return change && { kind: command.kind, command, subject: change.subject, before: change.before, after: change.after };
  }

  /** All that there is, as people read it: what goes by a key, by its key alone. */
  function readable() {
    const byKey = (things: ReadonlyMap<string, { readonly id: number }>) =>
      Object.fromEntries([...things].map(([key, { id: _, ...thing }]) => [key, thing]));
    return {
      customers: Object.fromEntries(customers),
      domains: Object.fromEntries([...domains.keys()].map((id) => [id, domain(id)])),
      users: Object.fromEntries([...users.keys()].map((id) => [id, user(id)])),
      overrides: Object.fromEntries([...overrides].map(([key, override]) => [key, withAddress(override)])),
      products: byKey(products),
      features: byKey(features),
      profiles: byKey(profiles),
      packs: byKey(packs),
    };
  }

  function userIdOf(localPart: string): number {
    const found = [...users.values()].find(({ email }) => localPartOf(email) === localPart);
    if (found === undefined) throw new Error(`nobody is called ${localPart}`);
    return found.id;
  }

  return { execute, readable, userIdOf, customers, domains, users, kinds: Object.keys(executors) as readonly (keyof typeof executors)[] };
}

export type World = ReturnType<typeof createWorld>;

/** A world in which there is something of everything. */
export function createVendor(): World {
  const world = createWorld();
  for (const command of sampleVendor) world.execute(command);
  const [acme, bolt] = [...world.customers.keys()];
  const validity = { from: '2026-01-01', until: '2026-12-31' };
  const acmeDomain = { kind: 'domain.create', customerId: acme, name: 'acme.example', aliases: ['acme.test', 'dyno.example'] };
  world.execute({ ...acmeDomain, validity, seatLimit: 3 });
  const bolts = world.execute({ kind: 'domain.create', customerId: bolt, name: 'bolt.example', validity, seatLimit: null });
  world.execute({ kind: 'domain.suspend', id: bolts?.subject.id, reason: 'not paid' });
  world.execute({ kind: 'user.create', email: 'ana@acme.example', displayName: 'Ana', profile: 'a' });
  world.execute({ kind: 'user.create', email: 'bob@acme.example' });
  world.execute({ kind: 'user.suspend', id: world.userIdOf('bob'), reason: 'left' });
  world.execute({ kind: 'override.set', userId: world.userIdOf('ana'), feature: 'a', value: 7, reason: 'pilot' });
  return world;
}

const sampleVendor: readonly Difference['command'][] = [
  { kind: 'product.create', key: 'a', name: 'Add-in' },
  { kind: 'product.create', key: 'b', name: 'Slides' },
  { kind: 'feature.create', product: 'a', key: 'a', name: 'Rows', type: { type: 'number', minimum: 0, maximum: 9 }, defaultValue: 1 },
  { kind: 'feature.create', product: 'a', key: 'b', name: 'Export', type: { type: 'flag' }, defaultValue: false },
  { kind: 'feature.create', product: 'a', key: 'c', name: 'Write', type: { type: 'flag' }, defaultValue: true },
  { kind: 'profile.create', key: 'a', name: 'Analyst', values: { a: 5 } },
  { kind: 'profile.create', key: 'b', name: 'Viewer', values: {} },
  { kind: 'pack.create', key: 'a', name: 'Finance', values: { b: true } },
  { kind: 'pack.create', key: 'b', name: 'Pilot', values: {} },
  { kind: 'customer.create', name: 'Acme', locale: 'fr', timeZone: 'Europe/Paris' },
  { kind: 'customer.create', name: 'Bolt', locale: 'en', timeZone: 'UTC' },
  { kind: 'customer.create', name: 'Corp', locale: 'en', timeZone: 'UTC' },
];
