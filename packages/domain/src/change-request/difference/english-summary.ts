import { wordsOf } from '../../audit/words.ts';
import type { CommandKind } from '../command-kinds.ts';
import type { SummaryWords } from './summary-words.ts';

/** What is counted, and what becomes of it: `users`, `suspended`. */
type Counted = readonly [noun: Noun, participle: string];
type Noun = readonly [one: string, many: string];

const user: Noun = ['user', 'users'];
const domain: Noun = ['domain', 'domains'];
const customer: Noun = ['customer', 'customers'];
const alias: Noun = ['alias', 'aliases'];
const override: Noun = ['override', 'overrides'];
const product: Noun = ['product', 'products'];
const feature: Noun = ['feature', 'features'];
const profile: Noun = ['profile', 'profiles'];
const pack: Noun = ['pack', 'packs'];
const list: Noun = ['list', 'lists'];
const policy: Noun = ['approval policy', 'approval policies'];
const migration: Noun = ['migration', 'migrations'];
const comparison: Noun = ['comparison with the old service', 'comparisons with the old service'];
const row: Noun = ['row of the old database', 'rows of the old database'];
const contact: Noun = ['contact', 'contacts'];

const counted: Readonly<Record<CommandKind, Counted>> = {
  'user.create': [user, 'created'],
  'user.restore': [user, 'brought back'],
  'user.change': [user, 'changed'],
  'user.renew': [user, 'renewed'],
  'user.move': [user, 'given another address'],
  'user.suspend': [user, 'suspended'],
  'user.reinstate': [user, 'reinstated'],
  'user.delete': [user, 'deleted'],
  'user.erase': [user, 'erased'],
  'override.set': [override, 'set'],
  'override.remove': [override, 'removed'],
  'user.import': [list, 'imported'],
  'import.upload': [list, 'uploaded'],
  'import.judge': [list, 'judged anew'],
  'import.apply': [list, 'marked as applied'],
  'import.delete': [list, 'deleted'],
  'import.expire': [list, 'removed after their time'],
  'leaver-check.upload': [list, 'compared with the seats'],
  'leaver-check.delete': [list, 'deleted'],
  'leaver-check.expire': [list, 'removed after their time'],
  'migration.plan': [migration, 'planned'],
  'migration.apply': [migration, 'applied'],
  'migration.delete': [migration, 'deleted'],
  'quarantined-row.fix': [row, 'fixed'],
  'quarantined-row.map': [row, 'mapped'],
  'quarantined-row.drop': [row, 'dropped'],
  'quarantined-row.reopen': [row, 'reopened'],
  'parity-run.create': [comparison, 'kept'],
  'domain.create': [domain, 'created'],
  'domain.restore': [domain, 'brought back'],
  'domain.change': [domain, 'changed'],
  'domain.renew': [domain, 'renewed'],
  'domain.rename': [domain, 'renamed'],
  'domain.move': [domain, 'moved to another customer'],
  'domain.assign-packs': [domain, 'given other packs'],
  'domain.suspend': [domain, 'suspended'],
  'domain.reinstate': [domain, 'reinstated'],
  'domain.delete': [domain, 'deleted'],
  'domain.cut-over': [domain, 'cut over to Seatledger'],
  'domain.cut-back': [domain, 'cut back to the old service'],
  'domain.add-alias': [alias, 'added'],
  'domain.remove-alias': [alias, 'removed'],
  'customer.create': [customer, 'created'],
  'customer.restore': [customer, 'brought back'],
  'customer.change': [customer, 'changed'],
  'customer.delete': [customer, 'deleted'],
  'contact.erase': [contact, 'erased'],
  'product.create': [product, 'created'],
  'product.change': [product, 'changed'],
  'product.delete': [product, 'deleted'],
  'feature.create': [feature, 'created'],
  'feature.change': [feature, 'changed'],
  'feature.delete': [feature, 'deleted'],
  'profile.create': [profile, 'created'],
  'profile.change': [profile, 'changed'],
  'profile.delete': [profile, 'deleted'],
  'pack.create': [pack, 'created'],
  'pack.change': [pack, 'changed'],
  'pack.delete': [pack, 'deleted'],
  'policy.change': [policy, 'changed'],
};

const noBreak = '\u00A0';

export const englishSummary: SummaryWords = {
  noun: (kind) => counted[kind][0][0],
  part(kind, count, { isFirst, isNamed }) {
    const [[one, many], participle] = counted[kind];
    const noun = isNamed ? `${noBreak}${count === 1 ? one : many}` : '';
    const verb = isFirst ? (count === 1 ? ' is' : ' are') : '';
    return `${wordsOf.en.number(count)}${noun}${verb} ${participle}`;
  },
  rows: ({ create, change, same, refuse }) => {
    const users = `${wordsOf.en.number(create)} ${create === 1 ? 'user' : 'users'} created`;
    const [changed, asTheyWere, refused] = [change, same, refuse].map((count) => wordsOf.en.number(count));
    return `${users}, ${changed} changed, ${asTheyWere} without change, ${refused} refused`;
  },
  and: ' and ',
  nothing: 'Nothing changes',
};
