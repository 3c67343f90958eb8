import { isAdministrator, mayApprove, mayPropose, people, requirementsFor, rolesOf, type Requirement, type Who } from './model-people.ts';
import { carryOut, reverse, type ModelChange, type ModelCommand, type World } from './model-world.ts';

interface Item {
  readonly command: ModelCommand;
  readonly change: ModelChange | null;
}

interface Approval {
  readonly person: string;
  /** Whose power it is. */
  readonly power: string;
  readonly roles: readonly string[];
  readonly digest: string;
}

export interface Content {
  readonly title: string;
  /** At once, never in this history, or at a time that is over when the next step is taken. */
  readonly when: 'at once' | 'later' | 'soon';
  readonly items: readonly Item[];
}

export interface ModelRequest extends Content {
  readonly state: string;
  readonly proposer: Who;
  readonly involved: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly approvals: readonly Approval[];
  readonly glassBroken: boolean;
  readonly breaker: string | null;
  readonly reviewed: boolean;
}

export interface ModelState {
  readonly world: World;
  readonly requests: ReadonlyMap<number, ModelRequest>;
  /** Whether gil approves in bea's place. */
  readonly delegated: boolean;
}

/** What a transaction comes to; another follows before the answer is given. */
export interface Progress {
  readonly state: ModelState;
  /** `ok`, or the code of the refusal. */
  readonly answer: string;
  readonly next: Transition | null;
}

export type Transition = (state: ModelState) => Progress;

export type ModelStep =
  | ({
      readonly step: 'propose';
      readonly by: Who;
      readonly ref: number;
      readonly commands: readonly ModelCommand[];
      readonly draft: boolean;
    } & Pick<Content, 'when' | 'title'>)
  | {
      readonly step: 'edit';
      readonly by: Who;
      readonly ref: number;
      readonly commands: readonly ModelCommand[] | null;
      readonly title: string;
    }
  | { readonly step: 'submit' | 'refresh' | 'withdraw' | 'apply' | 'review'; readonly by: Who; readonly ref: number }
  | {
      readonly step: 'approve' | 'reject' | 'break-glass';
      readonly by: Who;
      readonly ref: number;
      readonly seen: string;
      readonly inPlace: boolean;
    }
  | { readonly step: 'undo'; readonly by: Who; readonly ref: number; readonly newRef: number }
  | { readonly step: 'wake'; readonly ref: number }
  | { readonly step: 'direct'; readonly command: ModelCommand }
  | { readonly step: 'delegate'; readonly delegated: boolean };

export function transitionOf(step: ModelStep): Transition {
  switch (step.step) {
    case 'propose':
      return (state) => propose(state, step.ref, { ...step, reversed: null });
    case 'edit':
      return (state) =>
        mayPropose(step.by) ? edit(state, step.ref, { ...step, isEdit: true, submit: false }, false) : refused(state, 'forbidden');
    case 'submit':
      return (state) => (mayPropose(step.by) ? edit(state, step.ref, again(step.by, true), true) : refused(state, 'forbidden'));
    case 'refresh':
      return (state) => (mayRefresh(state, step) ? edit(state, step.ref, again(step.by, false), true) : refused(state, 'forbidden'));
    case 'approve':
      return (state) => approve(state, step);
    case 'reject':
    case 'break-glass':
      return (state) => decide(state, step);
    case 'withdraw':
      return (state) => withdraw(state, step);
    case 'review':
      return (state) => review(state, step);
    case 'apply':
      return (state) => (mayApprove(step.by) ? done(state, apply(step.ref, true)) : refused(state, 'forbidden'));
    case 'wake':
      return apply(step.ref, false);
    case 'undo':
      return (state) => undo(state, step);
    case 'direct':
      return (state) => direct(state, step.command);
    case 'delegate':
      return (state) => done({ ...state, delegated: step.delegated });
  }
}

/** Two contents are the same where this is. */
export function digestOf({ title, when, items }: Content): string {
  return JSON.stringify([title, when, items.map(({ command, change }) => [command, change && [change.before, change.after]])]);
}

const done = (state: ModelState, next: Transition | null = null): Progress => ({ state, answer: 'ok', next });
const refused = (state: ModelState, answer: string): Progress => ({ state, answer, next: null });

function requestIn({ requests }: ModelState, ref: number): ModelRequest {
  const request = requests.get(ref);
  if (request === undefined) throw new Error(`the model has no request ${ref}`);
  return request;
}

function saved(state: ModelState, ref: number, request: ModelRequest): ModelState {
  return { ...state, requests: new Map([...state.requests, [ref, request]]) };
}

/** Whoever sees it approved by what they did applies it. */
function savedAndApplied(state: ModelState, ref: number, request: ModelRequest): Progress {
  return done(saved(state, ref, request), request.state === 'approved' ? apply(ref, true) : null);
}

interface Looked {
  readonly items: readonly Item[];
  readonly world: World;
  readonly refusals: readonly string[];
}

function look(world: World, commands: readonly ModelCommand[]): Looked {
  const items: Item[] = [];
  const refusals: string[] = [];
  let now = world;
  for (const command of commands) {
    const outcome = carryOut(now, command);
    if (outcome.outcome === 'changed') now = outcome.world;
    if (outcome.outcome === 'refused') refusals.push(outcome.code);
    items.push({ command, change: outcome.outcome === 'changed' ? outcome.change : null });
  }
  return { items, world: now, refusals };
}

function refusalOf({ items, refusals }: Looked): string | null {
  if (refusals.length > 0) return items.length === 1 ? (refusals[0] ?? null) : 'commands_refused';
  return items.every(({ change }) => change === null) ? 'nothing_changes' : null;
}

interface Proposal extends Pick<Content, 'title' | 'when'> {
  readonly by: Who;
  readonly commands: readonly ModelCommand[];
  readonly draft: boolean;
  readonly reversed: readonly Item[] | null;
}

function propose(state: ModelState, ref: number, { by, commands, draft, title, when, reversed }: Proposal): Progress {
  if (!mayPropose(by)) return refused(state, 'forbidden');
  const looked = look(state.world, commands);
  const refusal = refusalOf(looked);
  if (refusal !== null) return refused(state, refusal);
  if (reversed !== null && isChangedSince(reversed, looked.items)) return refused(state, 'changed_since');
  const requirements = requirementsFor(
    by,
    commands.map(({ kind }) => kind),
  );
  const request = { title, when, items: looked.items, proposer: by, involved: [people[by].person], requirements, approvals: [] };
  const fresh = { ...request, glassBroken: false, breaker: null, reviewed: false, state: 'draft' };
  return savedAndApplied(state, ref, draft ? fresh : submitted(fresh));
}

function submitted(request: ModelRequest): ModelRequest {
  return { ...request, state: isMet(request) ? stateWhenApproved(request) : 'submitted' };
}

const stateWhenApproved = ({ when }: Content): string => (when === 'at once' ? 'approved' : 'scheduled');

function validApprovals(request: ModelRequest): readonly Approval[] {
  const digest = digestOf(request);
  return request.approvals.filter((approval) => approval.digest === digest);
}

function isOpen(request: ModelRequest, { roles, approvals }: Requirement): boolean {
  const counted = new Set<string>(request.involved);
  const powers = new Set<string>(request.involved);
  let count = 0;
  for (const approval of validApprovals(request)) {
    if (counted.has(approval.person) || powers.has(approval.power) || !approval.roles.some((role) => roles.includes(role))) continue;
    counted.add(approval.person);
    powers.add(approval.power);
    count += 1;
  }
  return count < approvals;
}

const isMet = (request: ModelRequest): boolean => !request.requirements.some((requirement) => isOpen(request, requirement));

function mayRefresh(state: ModelState, { by, ref }: { readonly by: Who; readonly ref: number }): boolean {
  return mayApprove(by) || requestIn(state, ref).involved.includes(people[by].person);
}

interface Edit {
  readonly by: Who;
  readonly commands: readonly ModelCommand[] | null;
  readonly title?: string;
  readonly isEdit: boolean;
  readonly submit: boolean;
}

const again = (by: Who, submit: boolean): Edit => ({ by, commands: null, isEdit: false, submit });

function edit(state: ModelState, ref: number, { by, commands, title, isEdit, submit }: Edit, applies: boolean): Progress {
  const request = requestIn(state, ref);
  const used = commands ?? request.items.map(({ command }) => command);
  const looked = look(state.world, used);
  const refusal = refusalOf(looked);
  if (refusal !== null) return refused(state, refusal);
  if (!['draft', 'submitted', 'approved', 'scheduled', 'failed'].includes(request.state)) return refused(state, 'change_request_state');
  const isDraft = request.state === 'draft' && !submit;
  const content = { title: title ?? request.title, when: request.when, items: looked.items };
  const isSame = digestOf(content) === digestOf(request);
  if (isSame && request.state !== 'failed' && (request.state === 'draft') === isDraft) {
    return done(state, applies && request.state === 'approved' ? apply(ref, true) : null);
  }
  const isRefresh = !isEdit && !submit;
  if (request.when === 'soon' && !isRefresh) return refused(state, 'schedule_in_the_past');
  const asked = requirementsFor(
    by,
    used.map(({ kind }) => kind),
  );
  const edited = {
    ...request,
    ...content,
    ...(request.when === 'soon' && { when: 'at once' as const }),
    involved: isEdit ? [...request.involved, people[by].person] : request.involved,
    requirements: [...request.requirements.filter(({ rule }) => asked.every((one) => one.rule !== rule)), ...asked],
  };
  const next = isDraft ? { ...edited, state: 'draft' } : submitted(edited);
  return applies ? savedAndApplied(state, ref, next) : done(saved(state, ref, next));
}

function approve(
  state: ModelState,
  { by, ref, seen, inPlace }: Extract<ModelStep, { step: 'approve' | 'reject' | 'break-glass' }>,
): Progress {
  const request = requestIn(state, ref);
  if (request.state !== 'submitted') return refused(state, 'change_request_state');
  if (digestOf(request) !== seen) return refused(state, 'change_request_changed');
  const { person } = people[by];
  if (request.involved.includes(person)) return refused(state, 'own_change_request');
  const given = validApprovals(request);
  if (given.some((approval) => approval.person === person)) return refused(state, 'already_approved');
  const power = powerFor(state, request, by, inPlace);
  if (typeof power === 'string') return refused(state, power);
  const approval = { person, power: people[power.of].person, roles: rolesOf(power.of), digest: seen };
  const approved = { ...request, approvals: [...request.approvals, approval] };
  return savedAndApplied(state, ref, isMet(approved) ? { ...approved, state: stateWhenApproved(approved) } : approved);
}

function powerFor({ delegated }: ModelState, request: ModelRequest, by: Who, inPlace: boolean): { readonly of: Who } | string {
  const lent: readonly Who[] = by === 'gil' && delegated ? ['bea'] : [];
  if (inPlace && lent.length === 0) return 'delegation_not_in_force';
  const serves = (who: Who, { roles }: Requirement): boolean => rolesOf(who).some((role) => roles.includes(role));
  const fitting = (inPlace ? lent : [by, ...lent]).filter((who) => request.requirements.some((one) => serves(who, one)));
  if (fitting.length === 0) return 'approver_role_missing';
  const ofOthers = fitting.filter((who) => !request.involved.includes(people[who].person));
  if (ofOthers.length === 0) return 'own_change_request';
  const used = validApprovals(request).map(({ power }) => power);
  const unused = ofOthers.filter((who) => !used.includes(people[who].person));
  const open = request.requirements.filter((one) => isOpen(request, one));
  const chosen = unused.find((who) => open.some((one) => serves(who, one))) ?? unused[0];
  return chosen === undefined ? 'already_approved' : { of: chosen };
}

function decide(state: ModelState, step: Extract<ModelStep, { step: 'approve' | 'reject' | 'break-glass' }>): Progress {
  const { by, ref, seen } = step;
  const isRejection = step.step === 'reject';
  if (!(isRejection ? mayApprove(by) : isAdministrator(by))) return refused(state, 'forbidden');
  const request = requestIn(state, ref);
  const states = isRejection ? ['submitted', 'approved', 'scheduled', 'failed'] : ['submitted'];
  if (!states.includes(request.state)) return refused(state, 'change_request_state');
  if (digestOf(request) !== seen) return refused(state, 'change_request_changed');
  if (isRejection) return done(saved(state, ref, { ...request, state: 'rejected' }));
  return savedAndApplied(state, ref, { ...request, state: 'approved', glassBroken: true, breaker: people[by].person });
}

function withdraw(state: ModelState, { by, ref }: { readonly by: Who; readonly ref: number }): Progress {
  const request = requestIn(state, ref);
  if (!['draft', 'submitted', 'approved', 'scheduled', 'failed'].includes(request.state)) return refused(state, 'change_request_state');
  if (request.proposer !== by && !request.involved.includes(people[by].person)) return refused(state, 'not_own_change_request');
  return done(saved(state, ref, { ...request, state: 'withdrawn' }));
}

function review(state: ModelState, { by, ref }: { readonly by: Who; readonly ref: number }): Progress {
  if (!mayApprove(by)) return refused(state, 'forbidden');
  const request = requestIn(state, ref);
  if (request.state !== 'applied' || !request.glassBroken || request.reviewed) return refused(state, 'change_request_state');
  const { person } = people[by];
  if (request.involved.includes(person) || request.breaker === person) return refused(state, 'own_change_request');
  return savedAndApplied(state, ref, { ...request, reviewed: true });
}

/** `asked`: by somebody, who tries again what has failed. */
function apply(ref: number, asked: boolean): Transition {
  return (state) => {
    const request = requestIn(state, ref);
    const isDue = request.state === 'approved' || (request.state === 'scheduled' && request.when === 'soon');
    if (!isDue && !(asked && request.state === 'failed')) return done(state);
    if (!request.glassBroken && !isMet(request)) return done(saved(state, ref, { ...request, state: 'submitted' }));
    if (!request.glassBroken && request.when === 'later') return refused(state, 'not_due');
    const { items, refusals, world } = look(
      state.world,
      request.items.map(({ command }) => command),
    );
    const isAsApproved =
      refusals.length === 0 && items.every(({ change }, index) => isSameChange(change, request.items[index]?.change ?? null));
    if (!isAsApproved) return done(saved(state, ref, failedOf(request)));
    return done({ ...saved(state, ref, { ...request, items, state: 'applied' }), world });
  };
}

/** The glass was broken for one try. */
function failedOf(request: ModelRequest): ModelRequest {
  return { ...request, glassBroken: false, breaker: null, reviewed: false, state: 'failed' };
}

/** The subject is another each time, where it is made. */
function isSameChange(one: ModelChange | null, other: ModelChange | null): boolean {
  return JSON.stringify(one && [one.before, one.after]) === JSON.stringify(other && [other.before, other.after]);
}

function undo(state: ModelState, { by, ref, newRef }: Extract<ModelStep, { step: 'undo' }>): Progress {
  if (!mayPropose(by)) return refused(state, 'forbidden');
  const request = requestIn(state, ref);
  if (request.state !== 'applied') return refused(state, 'change_request_state');
  const commands = request.items.toReversed().flatMap(({ command, change }) => (change === null ? [] : [reverse(command, change)]));
  return propose(state, newRef, { by, commands, draft: false, title: request.title, when: 'at once', reversed: request.items });
}

function isChangedSince(applied: readonly Item[], undoing: readonly Item[]): boolean {
  const left = new Map(applied.flatMap(({ change }) => (change === null ? [] : [[change.subject, change.after] as const])));
  return undoing.some(({ change }) => {
    if (change === null || !left.has(change.subject)) return false;
    const isSame = JSON.stringify(left.get(change.subject)) === JSON.stringify(change.before);
    left.delete(change.subject);
    return !isSame;
  });
}

function direct(state: ModelState, command: ModelCommand): Progress {
  const outcome = carryOut(state.world, command);
  if (outcome.outcome === 'refused') return refused(state, outcome.code);
  return done(outcome.outcome === 'changed' ? { ...state, world: outcome.world } : state);
}
