import { counted, file, oldRow, period, seats, verdicts } from '../../audit/english-parts.ts';
import type { CommandKind } from '../command-kinds.ts';
import type { TitleTelling } from './title-telling.ts';

type Say = (told: TitleTelling) => string;

const create =
  (what: string): Say =>
  (t) =>
    `Create the ${what} ${t.name}`;
const change =
  (what: string): Say =>
  (t) =>
    `Change the ${what} ${t.name}`;
const remove =
  (what: string): Say =>
  (t) =>
    `Delete the ${what} ${t.name}${t.reason}`;
const bringBack =
  (what: string): Say =>
  (t) =>
    `Bring the ${what} ${t.name} back`;

const profile = (t: TitleTelling): string => (t.has('profile') ? ` with the profile ${t.value('profile')}` : '');
const customer = (t: TitleTelling): string => (t.has('customer') ? ` for the customer ${t.value('customer')}` : '');
const alias = (t: TitleTelling, side: 'added' | 'removed'): string => (t.has('alias') ? t.value('alias') : t.difference('aliases', side));
const packs = (t: TitleTelling): string => `the ${t.count('packs') === 1 ? 'pack' : 'packs'} ${t.value('packs')}`;

export const englishTitles: Readonly<Record<CommandKind, Say>> = {
  'customer.create': create('customer'),
  'customer.change': change('customer'),
  'customer.delete': remove('customer'),
  'customer.restore': bringBack('customer'),
  'domain.create': (t) => `Create the domain ${t.name}${customer(t)}${seats(t)}${period(t)}`,
  'domain.change': change('domain'),
  'domain.rename': (t) => `Rename the domain ${t.name} to ${t.value('name')}`,
  'domain.add-alias': (t) => `Give the domain ${t.name} the alias ${alias(t, 'added')}`,
  'domain.remove-alias': (t) => `Take the alias ${alias(t, 'removed')} away from the domain ${t.name}`,
  'domain.suspend': (t) => `Suspend the domain ${t.name}${t.reason}`,
  'domain.reinstate': (t) => `Reinstate the domain ${t.name}`,
  'domain.cut-over': (t) => `Cut the domain ${t.name} over to Seatledger${t.reason}`,
  'domain.cut-back': (t) => `Cut the domain ${t.name} back to the old service${t.reason}`,
  'domain.renew': (t) => `Renew the domain ${t.name} ${t.end}${t.says('seatLimit') ? seats(t.afterwards()) : ''}`,
  'domain.move': (t) =>
    t.has('customer')
      ? `Move the domain ${t.name} from ${t.before('customer')} to ${t.value('customer')}`
      : `Move the domain ${t.name} to another customer`,
  'domain.assign-packs': (t) =>
    t.has('packs') ? `Give the domain ${t.name} ${packs(t)}` : `Take all packs away from the domain ${t.name}`,
  'domain.delete': remove('domain'),
  'domain.restore': bringBack('domain'),
  'user.create': (t) => `Give ${t.person} a seat${profile(t)}${period(t)}`,
  'user.change': (t) => `Change ${t.person}`,
  'user.suspend': (t) => `Suspend ${t.person}${t.reason}`,
  'user.reinstate': (t) => `Reinstate ${t.person}`,
  'user.renew': (t) =>
    t.ends ? `Renew the licence of ${t.person} ${t.end}` : `Let the licence of ${t.person} end with those of the domain`,
  'user.move': (t) => (t.has('email') ? `Give ${t.formerly()} the address ${t.value('email')}` : `Give ${t.person} another address`),
  'user.delete': (t) => `Delete ${t.person}, which frees the seat${t.reason}`,
  'user.restore': (t) => `Bring ${t.person} back${profile(t)}${period(t)}`,
  'product.create': create('product'),
  'product.change': change('product'),
  'product.delete': remove('product'),
  'feature.create': create('feature'),
  'feature.change': change('feature'),
  'feature.delete': remove('feature'),
  'profile.create': create('profile'),
  'profile.change': change('profile'),
  'profile.delete': remove('profile'),
  'pack.create': create('pack'),
  'pack.change': change('pack'),
  'pack.delete': remove('pack'),
  'override.set': (t) => `Set ${t.value('feature')} to ${t.value('value')} for ${t.person}${period(t)}${t.reason}`,
  'override.remove': (t) => `Take the override of ${t.value('feature')} away from ${t.person}`,
  'policy.change': (t) => `Change the approval policy${t.reason}`,
  'user.import': (t) =>
    `Import ${file(t)} into the domain ${t.name}: ${counted(t, 'create', 'user', 'users')} to create, ${t.number('change')} to change, ${t.number('same')} without change, ${t.number('refuse')} refused`,
  'import.upload': (t) => `Upload ${file(t)}${verdicts(t)}`,
  'import.judge': (t) => `Have ${file(t)} judged anew${verdicts(t)}`,
  'import.apply': (t) => `Apply the import of ${file(t)}`,
  'import.delete': (t) => `Delete the import of ${file(t)}`,
  'import.expire': (t) => `Remove the file ${file(t)} of an import after its time`,
  'leaver-check.upload': (t) => `Compare the staff list ${file(t)} with the seats`,
  'leaver-check.delete': (t) => `Delete the leaver check of ${file(t)}`,
  'leaver-check.expire': (t) => `Remove the staff list ${file(t)} of a leaver check after its time`,
  'migration.plan': (t) => `Plan the migration from ${t.value('source')}`,
  'migration.apply': (t) => `Apply the migration from ${t.value('source')}`,
  'migration.delete': (t) => `Delete the migration from ${t.value('source')}`,
  'quarantined-row.fix': (t) => `Fix ${oldRow(t)}`,
  'quarantined-row.map': (t) => `Map ${oldRow(t)}`,
  'quarantined-row.drop': (t) => `Drop ${oldRow(t)}${t.reason}`,
  'quarantined-row.reopen': (t) => `Reopen ${oldRow(t)}`,
  'parity-run.create': (t) => `Keep a comparison with ${t.value('source')}`,
  'user.erase': (t) => `Erase ${t.person}, which frees the seat`,
  'contact.erase': (t) => `Erase a contact of the customer ${t.name}`,
};
