import { setTimeout as delay } from 'node:timers/promises';
import type { testApi } from '../../../test-api.ts';
import { everybody, people, policyRules, type Who } from './model-people.ts';
import type { ModelStep } from './model-request.ts';
import type { ModelCommand, World } from './model-world.ts';

type Api = ReturnType<typeof testApi>;

/** What goes past the API. */
export interface Beside {
  /** As a machine does that looks round for requests whose time has come. */
  applyDue(requestId: number): Promise<void>;
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
}

/** What can be seen of a history in the database, in the model's words. */
export interface Seen {
  readonly seatLimit: number;
  readonly graceDays: number;
  readonly seatsUsed: number;
  readonly seats: readonly { readonly id: number; readonly name: string; readonly displayName: string; readonly rows: number | null }[];
  readonly requests: readonly {
    readonly ref: number;
    readonly state: string;
    readonly digest: string;
    readonly items: readonly { readonly kind: string; readonly before: Stored; readonly after: Stored }[];
  }[];
}

type Stored = Readonly<Record<string, unknown>> | null;

/** Those who take part in the histories of one lane, one history at a time. */
export interface Lane {
  readonly number: number;
  readonly operatorIds: ReadonlyMap<Who, number>;
  delegationId: number | null;
}

/** What all histories need, once. */
export async function prepareVendor({ registry }: Api): Promise<void> {
  await registry.rows(`update approval_policy set rules = '${JSON.stringify(policyRules)}'`);
  await registry.create({ kind: 'product.create', key: 'addin', name: 'Add-in' });
  const type = { type: 'number', minimum: 0, maximum: 100 };
  await registry.create({ kind: 'feature.create', product: 'addin', key: 'rows', name: 'Rows', type, defaultValue: 0 });
}

export async function openLane(api: Api, number: number): Promise<Lane> {
  const operatorIds = new Map<Who, number>();
  for (const who of everybody) operatorIds.set(who, await api.operator(`${who}-${number}`, people[who].roles));
  for (const who of everybody) {
    const first = people[who].person;
    if (first === who) continue;
    await api.registry
      .rows(`update access.operators set person_id = (select person_id from access.operators where id = ${operatorIds.get(first)})
      where id = ${operatorIds.get(who)}`);
  }
  return { number, operatorIds, delegationId: null };
}

/** Later than any test runs. */
const never = '2100-01-01T00:00:00Z';
const soonMs = 500;
// What each operation answers is held to the document elsewhere; here it would take longer than the operations.
const described = false;

/** One history on the real thing: a customer and a domain of its own. */
export class RealHistory {
  readonly #api: Api;
  readonly #lane: Lane;
  readonly #beside: Beside;
  readonly #name: string;
  #domainId = 0;
  readonly #userIds = new Map<number, number>();
  readonly #requestIds = new Map<number, string>();
  /** The digest by the content in the model. */
  readonly #digests = new Map<string, string>();

  constructor(api: Api, lane: Lane, beside: Beside, number: number) {
    this.#api = api;
    this.#lane = lane;
    this.#beside = beside;
    this.#name = `h${number}.example`;
  }

  async begin({ seatLimit, graceDays }: World): Promise<void> {
    const { registry } = this.#api;
    const { id: customerId } = await registry.execute({ kind: 'customer.create', name: this.#name, locale: 'en', timeZone: 'UTC' });
    const fields = { customerId, name: this.#name, validity: { from: '2026-01-01', until: null }, seatLimit, graceDays };
    const { id } = await registry.execute({ kind: 'domain.create', ...fields });
    this.#domainId = Number(id);
  }

  async end(): Promise<void> {
    if (this.#lane.delegationId !== null) await this.#delegate(false);
  }

  /** `ok`, or the code of the refusal. */
  async take(step: ModelStep): Promise<string> {
    switch (step.step) {
      case 'direct':
        return await codeOf(this.#api.registry.execute(this.#commandOf(step.command)));
      case 'delegate':
        return await codeOf(this.#delegate(step.delegated));
      case 'wake':
        return await codeOf(this.#beside.applyDue(Number(this.#requestIds.get(step.ref))));
      default:
        return await this.#ask(step);
    }
  }

  async #ask(step: Exclude<ModelStep, { step: 'direct' | 'delegate' | 'wake' }>): Promise<string> {
    const as = `${step.by}-${this.#lane.number}`;
    if (step.step === 'propose') return await this.#propose(step, as);
    const url = `/v1/change-requests/${this.#requestIds.get(step.ref)}`;
    if (step.step === 'edit') {
      const body = { title: step.title, ...(step.commands && { commands: step.commands.map((one) => this.#requested(one)) }) };
      return answerOf(await this.#api.ask('PATCH', url, { body, ifMatch: '*', as, described }));
    }
    const answer = await this.#api.post(`${url}/actions/${step.step}`, this.#bodyOf(step), { as, described });
    if (step.step === 'undo' && answer.status === 201) this.#requestIds.set(step.newRef, String(answer.body['id']));
    return answerOf(answer);
  }

  async #propose({ commands, draft, when, title, ref }: Extract<ModelStep, { step: 'propose' }>, as: string): Promise<string> {
    const soon = Temporal.Now.instant().add({ milliseconds: soonMs });
    const applyAt = when === 'at once' ? null : when === 'later' ? never : soon.toString();
    const body = { title, draft, applyAt, commands: commands.map((one) => this.#requested(one)) };
    const answer = await this.#api.post('/v1/change-requests', body, { as, described });
    if (answer.status === 201) this.#requestIds.set(ref, String(answer.body['id']));
    if (when === 'soon') await delay(Math.max(1, soon.epochMilliseconds - Date.now() + 5));
    return answerOf(answer);
  }

  #bodyOf(step: ModelStep): object {
    switch (step.step) {
      case 'approve':
        return { digest: this.#digestOf(step.ref, step.seen), onBehalfOf: step.inPlace ? String(this.#lane.operatorIds.get('bea')) : null };
      case 'reject':
      case 'break-glass':
        return { digest: this.#digestOf(step.ref, step.seen), reason: 'said so' };
      case 'review':
        return { reason: 'looked at' };
      default:
        return {};
    }
  }

  #digestOf(ref: number, seen: string): string {
    return this.#digests.get(`${ref} ${seen}`) ?? '0'.repeat(64);
  }

  async #delegate(delegated: boolean): Promise<void> {
    const { registry } = this.#api;
    const { operatorIds, delegationId } = this.#lane;
    if (!delegated) {
      await registry.execute({ kind: 'delegation.end', id: delegationId });
      this.#lane.delegationId = null;
      return;
    }
    const times = { from: '2026-01-01T00:00:00Z', until: Temporal.Now.instant().add({ hours: 24 }).toString() };
    const parties = { fromOperatorId: operatorIds.get('bea'), toOperatorId: operatorIds.get('gil') };
    const { id } = await registry.execute({ kind: 'delegation.create', ...parties, ...times, reason: 'away' });
    this.#lane.delegationId = id;
  }

  /** As the API takes it. */
  #requested(command: ModelCommand): object {
    const { kind, ...fields } = this.#commandOf(command);
    return {
      kind,
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, /id$/i.test(name) ? String(value) : value])),
    };
  }

  #commandOf(command: ModelCommand) {
    switch (command.kind) {
      case 'user.create':
        return { kind: command.kind, email: `${command.name}@${this.#name}`, displayName: command.displayName };
      case 'user.change':
        return { kind: command.kind, id: this.#userIds.get(command.key), displayName: command.displayName };
      case 'user.delete':
        return { kind: command.kind, id: this.#userIds.get(command.key) };
      case 'override.set':
        return { kind: command.kind, userId: this.#userIds.get(command.key), feature: 'rows', value: command.rows, reason: 'pilot' };
      case 'domain.change':
        return { ...command, id: this.#domainId };
      default:
        throw new Error(`nobody proposes ${command.kind}`);
    }
  }

  async look(): Promise<Seen> {
    const refs = [...this.#requestIds].map(([ref, id]) => ({ ref, id }));
    const { rows } = await this.#beside.query(`
      select seat_limit "seatLimit", grace_days "graceDays", seats_used "seatsUsed",
        (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', local_part, 'displayName', display_name, 'rows', o.value)
           order by local_part), '[]') from users u left join overrides o on o.user_id = u.id where u.domain_id = d.id) seats,
        (select coalesce(jsonb_agg(jsonb_build_object('ref', ref, 'state', state, 'digest', encode(digest, 'hex'), 'items',
           (select jsonb_agg(jsonb_build_object('kind', command -> 'kind', 'before', before, 'after', after) order by position)
            from change_request_items i where i.request_id = c.id)) order by ref), '[]')
           from jsonb_to_recordset('${JSON.stringify(refs)}') r (ref integer, id bigint) join change_requests c using (id)) requests
      from domains d where id = ${this.#domainId}`);
    return rows[0] as Seen;
  }

  /** Takes over what the model calls the things that are there. */
  remember({ seats, requests }: Seen, keyOf: (name: string) => number | undefined, contentOf: (ref: number) => string): void {
    for (const { id, name } of seats) {
      const key = keyOf(name) ?? 0;
      const known = this.#userIds.get(key);
      if (known !== undefined && known !== id) throw new Error(`user ${known} came back as ${id}`);
      this.#userIds.set(key, id);
    }
    for (const { ref, digest } of requests) {
      const content = `${ref} ${contentOf(ref)}`;
      const known = this.#digests.get(content);
      if (known !== undefined && known !== digest) throw new Error(`another digest of the same content: ${content}`);
      for (const [other, one] of this.#digests) {
        if (one === digest && other !== content && other.startsWith(`${ref} `))
          throw new Error(`the same digest of ${other} and ${content}`);
      }
      this.#digests.set(content, digest);
    }
  }
}

function answerOf({ status, body }: { readonly status: number; readonly body: Readonly<Record<string, unknown>> }): string {
  return status < 300 ? 'ok' : String(body['code']);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'ok',
    (error: { readonly code?: string }) => {
      if (error.code === undefined) throw error;
      return error.code;
    },
  );
}

/** What an item says of a thing, in the model's words. */
export function modelValues(kind: string, values: Stored): readonly unknown[] | null {
  if (values === null) return null;
  const { seatLimit, graceDays, user, value, email, displayName, overrides } = values;
  if (kind.startsWith('domain.')) return [seatLimit, graceDays];
  if (kind.startsWith('override.')) return [nameIn(user), value];
  const [override] = (overrides ?? []) as readonly { readonly value: unknown }[];
  return [nameIn(email), displayName, ...(override === undefined ? [] : [override.value])];
}

const nameIn = (email: unknown): string => String(email).split('@')[0] ?? '';
