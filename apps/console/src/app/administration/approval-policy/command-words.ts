import type { ChoiceGroup } from '../../ui/form/choices.ts';
import { locale } from '../../words/locale.ts';
import { coveredBy } from './patterns.ts';

const things: Readonly<Record<string, string>> = {
  customer: $localize`:@@policyThing.customer:customers`,
  domain: $localize`:@@policyThing.domain:domains`,
  user: $localize`:@@policyThing.user:users`,
  import: $localize`:@@policyThing.import:imports`,
  override: $localize`:@@policyThing.override:overrides`,
  product: $localize`:@@policyThing.product:products`,
  feature: $localize`:@@policyThing.feature:features`,
  profile: $localize`:@@policyThing.profile:profiles`,
  pack: $localize`:@@policyThing.pack:packs`,
  policy: $localize`:@@policyThing.policy:the approval policy`,
};

const verbs: Readonly<Record<string, string>> = {
  create: $localize`:@@policyVerb.create:create`,
  change: $localize`:@@policyVerb.change:change`,
  delete: $localize`:@@policyVerb.delete:delete`,
  restore: $localize`:@@policyVerb.restore:bring back`,
  rename: $localize`:@@policyVerb.rename:rename`,
  'add-alias': $localize`:@@policyVerb.addAlias:add an alias`,
  'remove-alias': $localize`:@@policyVerb.removeAlias:remove an alias`,
  suspend: $localize`:@@policyVerb.suspend:suspend`,
  reinstate: $localize`:@@policyVerb.reinstate:reinstate`,
  renew: $localize`:@@policyVerb.renew:renew`,
  move: $localize`:@@policyVerb.move:move`,
  'assign-packs': $localize`:@@policyVerb.assignPacks:assign packs`,
  import: $localize`:@@policyVerb.import:import`,
  set: $localize`:@@policyVerb.set:set`,
  remove: $localize`:@@policyVerb.remove:remove`,
  apply: $localize`:@@policyVerb.apply:apply`,
};

const thing = (name: string): string => things[name] ?? name;
const verb = (name: string): string => verbs[name] ?? name;

/** "users, domains (renew, delete)", "everything". */
export function wordsOfCommands(patterns: readonly string[]): string {
  const covered = coveredBy(patterns);
  if (covered === undefined) return $localize`:@@policyCommand.everything:everything`;
  return covered
    .map((one) => (one.verbs.length === 0 ? thing(one.thing) : `${thing(one.thing)} (${one.verbs.map(verb).join(', ')})`))
    .join(', ');
}

/** What can be proposed, thing by thing. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  customer: ['create', 'change', 'delete', 'restore'],
  domain: [
    'create',
    'change',
    'rename',
    'renew',
    'move',
    'suspend',
    'reinstate',
    'assign-packs',
    'add-alias',
    'remove-alias',
    'delete',
    'restore',
  ],
  user: ['create', 'change', 'renew', 'move', 'suspend', 'reinstate', 'import', 'delete', 'restore'],
  override: ['set', 'remove'],
  import: ['apply'],
  product: ['create', 'change', 'delete'],
  feature: ['create', 'change', 'delete'],
  profile: ['create', 'change', 'delete'],
  pack: ['create', 'change', 'delete'],
  policy: ['change'],
};

/** What may be chosen beside what is chosen already: where all of a thing is, its parts say nothing more. */
export function commandChoices(chosen: readonly string[]): readonly ChoiceGroup[] {
  const everything = { value: '*', label: $localize`:@@policyCommand.everything:everything` };
  const all = { label: $localize`:@@policyCommand.all:All at once`, choices: [everything] };
  return chosen.includes('*') ? [all] : [all, ...Object.entries(kinds).map(([name, some]) => choicesOf(name, some, chosen))];
}

function choicesOf(name: string, some: readonly string[], chosen: readonly string[]): ChoiceGroup {
  const all = { value: `${name}.*`, label: $localize`:@@policyCommand.allOfIt:everything on them` };
  const isAll = chosen.includes(all.value);
  const parts = isAll ? [] : some.map((one) => ({ value: `${name}.${one}`, label: verb(one) }));
  return { label: capital(thing(name)), choices: some.length > 1 || isAll ? [all, ...parts] : parts };
}

/** As a sentence begins. */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
