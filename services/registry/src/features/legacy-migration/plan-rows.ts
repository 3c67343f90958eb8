import { arrangeCustomers, type CustomerTarget } from '@seatledger/legacy/plan/arrange-customers.ts';
import { arrangeDomains, type DomainTarget } from '@seatledger/legacy/plan/arrange-domains.ts';
import { arrangeFeatures } from '@seatledger/legacy/plan/arrange-features.ts';
import { arrangeOperators } from '@seatledger/legacy/plan/arrange-operators.ts';
import { arrangePacks } from '@seatledger/legacy/plan/arrange-packs.ts';
import { arrangeProfiles } from '@seatledger/legacy/plan/arrange-profiles.ts';
import { bindPacks } from '@seatledger/legacy/plan/bind-packs.ts';
import type { SetTarget } from '@seatledger/legacy/plan/feature-set-keys.ts';
import type { PlanRules } from '@seatledger/legacy/plan/plan-rules.ts';
import type { ById, Thing } from '@seatledger/legacy/plan/staged.ts';
import { sql } from 'kysely';
import type { Tx } from '../../registry-schema.ts';
import { readCutOverNames } from '../cut-over/cut-over-queries.ts';
import { planUsers } from './plan-users.ts';
import { Planning, type Settled } from './planning.ts';
import type { PlannedTable, PlanReport } from './plan-report.ts';
import { countFates, countGone, countSeats, findOrphans, findSetAside, takeCorrections } from './staged-queries.ts';

export interface PlannedRows {
  readonly digest: string;
  readonly steps: number;
  readonly report: PlanReport;
}

/** Works out what each row of a migration becomes, and writes it down. Nothing of the registry changes. */
export async function planRows(tx: Tx, migrationId: number, rules: PlanRules, today: string): Promise<PlannedRows> {
  await forgetPlan(tx, migrationId);
  await prepareForMillions(tx);
  await takeCorrections(tx, migrationId);
  const setAside = await findSetAside(tx, migrationId);
  const planning = new Planning(tx, migrationId, rules, setAside, await readCutOverNames(tx));
  for (const { position, fate, code, detail, other } of setAside) planning.writer.write({ position, fate, code, detail, other });
  const packs = await planCatalogue(planning);
  const domains = await planDomains(planning, packs.packs);
  await planUsers(planning, { domains, profiles: packs.profiles, today });
  for (const { position, userId } of await findOrphans(tx, migrationId, planning.without)) planning.orphan(position, userId);
  // Invitations are the access service's, and come after all steps of the registry.
  const { steps } = planning.writer;
  await planOperators(planning);
  await planning.writer.flush();
  return { digest: planning.writer.digest(), steps, report: await reportOf(planning) };
}

/** The rows have just come in, and are read as a whole: without statistics they would be looked up one by one. */
async function prepareForMillions(tx: Tx): Promise<void> {
  await sql`analyze legacy_rows`.execute(tx);
  await sql`set local work_mem = '96MB'`.execute(tx);
  await sql`set local cursor_tuple_fraction = 1`.execute(tx);
}

async function forgetPlan(tx: Tx, migrationId: number): Promise<void> {
  await tx.deleteFrom('legacyFates').where('migrationId', '=', migrationId).execute();
  await tx.deleteFrom('legacySteps').where('migrationId', '=', migrationId).execute();
}

/** The same references, without those to things that turned out to wait in quarantine. */
function without<Target extends { readonly position: number }>(byId: ById<Target>, { refused }: Settled): ById<Target> {
  if (refused.size === 0) return byId;
  return new Map(
    Array.from(byId, ([id, resolved]) => [
      id,
      resolved.ok && refused.has(resolved.target.position) ? { ok: false, position: resolved.target.position } : resolved,
    ]),
  );
}

/** Profiles and packs by the keys that they have in Seatledger. */
function withKeys(byId: ById<SetTarget>, settled: Settled): ById<SetTarget> {
  return new Map(
    Array.from(without(byId, settled), ([id, resolved]) => {
      const known = resolved.ok ? settled.taken.get(resolved.target.position) : undefined;
      const key = (known?.state as { readonly key?: string } | undefined)?.key;
      return [id, resolved.ok && key !== undefined ? { ok: true, target: { ...resolved.target, key } } : resolved];
    }),
  );
}

async function planCatalogue(planning: Planning) {
  const { rules } = planning;
  const featureRows = await planning.staged('feature');
  const arranged = arrangeFeatures(featureRows, rules);
  if (arranged.things.length > 0) {
    const { key, name } = rules.decisions.product;
    const product: Thing<'product'> = {
      kind: 'product',
      position: 0,
      sourceKey: `product|${key}`,
      desired: { key, name, description: '' },
    };
    await planning.settle('product', [product], []);
  }
  const settled = await planning.settle('feature', arranged.things, arranged.fates);
  const features = {
    ...arranged,
    byId: without(arranged.byId, settled),
    byCode: without(arranged.byCode, settled),
  };
  const profiles = arrangeProfiles(
    await planning.staged('profile'),
    await planning.staged('profile-value'),
    features,
    rules,
    planning.blocked,
  );
  const settledProfiles = await planning.settle('profile', profiles.things, profiles.fates);
  const packs = arrangePacks(await planning.staged('pack'), features, rules);
  const settledPacks = await planning.settle('pack', packs.things, packs.fates);
  return { profiles: withKeys(profiles.byId, settledProfiles), packs: withKeys(packs.byId, settledPacks) };
}

async function planDomains(planning: Planning, packs: ById<SetTarget>): Promise<ById<DomainTarget>> {
  const { tx, migrationId, rules, blocked } = planning;
  const customers = arrangeCustomers(await planning.staged('customer'));
  const settledCustomers = await planning.settle('customer', customers.things, customers.fates, ({ desired }) => desired.name);
  const customersById: ById<CustomerTarget> = without(customers.byId, settledCustomers);
  const seats = await countSeats(tx, migrationId);
  const domains = arrangeDomains(await planning.staged('domain'), customersById, seats, rules, blocked);
  const bound = bindPacks(await planning.staged('domain-pack'), domains, packs, blocked);
  const settled = await planning.settle('domain', bound.things, [...domains.fates, ...bound.fates], ({ desired }) => desired.customerName);
  return without(domains.byId, settled);
}

async function planOperators(planning: Planning): Promise<void> {
  const { things, fates } = arrangeOperators(
    await planning.staged('role'),
    await planning.staged('operator'),
    planning.rules,
    planning.blocked,
  );
  await planning.settle('operator', things, fates);
}

async function reportOf({ tx, migrationId, comparison }: Planning): Promise<PlanReport> {
  await sql`analyze legacy_fates`.execute(tx);
  const counted = await countFates(tx, migrationId);
  const tables = [...Map.groupBy(counted, ({ table, entity }) => `${table} ${entity}`).values()].map((group): PlannedTable => {
    const [{ table, entity }] = group as [(typeof counted)[number]];
    const fates = group.map(({ fate, code, rows }) => ({ fate: fate as PlannedTable['fates'][number]['fate'], code, rows }));
    return { table, entity, rows: fates.reduce((sum, { rows }) => sum + rows, 0), fates };
  });
  return { tables, kinds: comparison.kinds(), customers: comparison.customers(), gone: await countGone(tx, migrationId) };
}
