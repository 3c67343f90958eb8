import { wordsOf } from '../../audit/words.ts';
import type { CommandKind } from '../command-kinds.ts';
import type { SummaryWords } from './summary-words.ts';

interface Noun {
  readonly one: string;
  readonly many: string;
  readonly isFeminine?: boolean;
}

/** What is counted, and what becomes of it, in the masculine singular; `…` stands for its ending: `créé…`, `doté… d’autres packs`. */
type Counted = readonly [noun: Noun, participle: string];

const user: Noun = { one: 'utilisateur', many: 'utilisateurs' };
const domain: Noun = { one: 'domaine', many: 'domaines' };
const customer: Noun = { one: 'client', many: 'clients' };
const alias: Noun = { one: 'alias', many: 'alias' };
const override: Noun = { one: 'dérogation', many: 'dérogations', isFeminine: true };
const product: Noun = { one: 'produit', many: 'produits' };
const feature: Noun = { one: 'fonctionnalité', many: 'fonctionnalités', isFeminine: true };
const profile: Noun = { one: 'profil', many: 'profils' };
const pack: Noun = { one: 'pack', many: 'packs' };
const list: Noun = { one: 'liste', many: 'listes', isFeminine: true };
const policy: Noun = { one: 'politique d’approbation', many: 'politiques d’approbation', isFeminine: true };
const migration: Noun = { one: 'migration', many: 'migrations', isFeminine: true };
const comparison: Noun = { one: 'comparaison avec l’ancien service', many: 'comparaisons avec l’ancien service', isFeminine: true };
const row: Noun = { one: 'ligne de l’ancienne base', many: 'lignes de l’ancienne base', isFeminine: true };
const contact: Noun = { one: 'contact', many: 'contacts' };

const counted: Readonly<Record<CommandKind, Counted>> = {
  'user.create': [user, 'créé…'],
  'user.restore': [user, 'restauré…'],
  'user.change': [user, 'modifié…'],
  'user.renew': [user, 'renouvelé…'],
  'user.move': [user, 'doté… d’une autre adresse'],
  'user.suspend': [user, 'suspendu…'],
  'user.reinstate': [user, 'rétabli…'],
  'user.delete': [user, 'supprimé…'],
  'user.erase': [user, 'effacé…'],
  'override.set': [override, 'posé…'],
  'override.remove': [override, 'retiré…'],
  'user.import': [list, 'importé…'],
  'import.upload': [list, 'téléversé…'],
  'import.judge': [list, 'réexaminé…'],
  'import.apply': [list, 'marqué… comme appliqué…'],
  'import.delete': [list, 'supprimé…'],
  'import.expire': [list, 'retiré… à échéance'],
  'leaver-check.upload': [list, 'comparé… avec les places'],
  'leaver-check.delete': [list, 'supprimé…'],
  'leaver-check.expire': [list, 'retiré… à échéance'],
  'migration.plan': [migration, 'planifié…'],
  'migration.apply': [migration, 'appliqué…'],
  'migration.delete': [migration, 'supprimé…'],
  'quarantined-row.fix': [row, 'corrigé…'],
  'quarantined-row.map': [row, 'rattaché…'],
  'quarantined-row.drop': [row, 'écarté…'],
  'quarantined-row.reopen': [row, 'rouvert…'],
  'parity-run.create': [comparison, 'conservé…'],
  'domain.create': [domain, 'créé…'],
  'domain.restore': [domain, 'restauré…'],
  'domain.change': [domain, 'modifié…'],
  'domain.renew': [domain, 'renouvelé…'],
  'domain.rename': [domain, 'renommé…'],
  'domain.move': [domain, 'transféré… à un autre client'],
  'domain.assign-packs': [domain, 'doté… d’autres packs'],
  'domain.suspend': [domain, 'suspendu…'],
  'domain.reinstate': [domain, 'rétabli…'],
  'domain.delete': [domain, 'supprimé…'],
  'domain.cut-over': [domain, 'basculé… vers Seatledger'],
  'domain.cut-back': [domain, 'ramené… à l’ancien service'],
  'domain.add-alias': [alias, 'ajouté…'],
  'domain.remove-alias': [alias, 'retiré…'],
  'customer.create': [customer, 'créé…'],
  'customer.restore': [customer, 'restauré…'],
  'customer.change': [customer, 'modifié…'],
  'customer.delete': [customer, 'supprimé…'],
  'contact.erase': [contact, 'effacé…'],
  'product.create': [product, 'créé…'],
  'product.change': [product, 'modifié…'],
  'product.delete': [product, 'supprimé…'],
  'feature.create': [feature, 'créé…'],
  'feature.change': [feature, 'modifié…'],
  'feature.delete': [feature, 'supprimé…'],
  'profile.create': [profile, 'créé…'],
  'profile.change': [profile, 'modifié…'],
  'profile.delete': [profile, 'supprimé…'],
  'pack.create': [pack, 'créé…'],
  'pack.change': [pack, 'modifié…'],
  'pack.delete': [pack, 'supprimé…'],
  'policy.change': [policy, 'modifié…'],
};

const noBreak = '\u00A0';

/** In French, zero is singular. */
const isMany = (count: number): boolean => count >= 2;

export const frenchSummary: SummaryWords = {
  noun: (kind) => counted[kind][0].one,
  part(kind, count, { isFirst, isNamed }) {
    const [{ one, many, isFeminine = false }, participle] = counted[kind];
    const noun = isNamed ? `${noBreak}${isMany(count) ? many : one}` : '';
    const verb = isFirst ? (isMany(count) ? ' sont' : ' est') : '';
    const ending = `${isFeminine ? 'e' : ''}${isMany(count) ? 's' : ''}`;
    return `${wordsOf.fr.number(count)}${noun}${verb} ${participle.replaceAll('…', ending)}`;
  },
  rows({ create, change, same, refuse }) {
    const users = `${wordsOf.fr.number(create)} ${isMany(create) ? 'utilisateurs créés' : 'utilisateur créé'}`;
    const changed = `${wordsOf.fr.number(change)} ${isMany(change) ? 'modifiés' : 'modifié'}`;
    return `${users}, ${changed}, ${wordsOf.fr.number(same)} sans changement, ${wordsOf.fr.number(refuse)} en refus`;
  },
  and: ' et ',
  nothing: 'Rien ne change',
};
