import { colon, counted, de, file, oldRow, period, seats, verdicts } from '../../audit/french-parts.ts';
import type { CommandKind } from '../command-kinds.ts';
import type { TitleTelling } from './title-telling.ts';

type Say = (told: TitleTelling) => string;

const create =
  (what: string): Say =>
  (t) =>
    `Créer ${what} ${t.name}`;
const change =
  (what: string): Say =>
  (t) =>
    `Modifier ${what} ${t.name}`;
const remove =
  (what: string): Say =>
  (t) =>
    `Supprimer ${what} ${t.name}${t.reason}`;
const bringBack =
  (what: string): Say =>
  (t) =>
    `Restaurer ${what} ${t.name}`;

const profile = (t: TitleTelling): string => (t.has('profile') ? `, avec le profil ${t.value('profile')}` : '');
const customer = (t: TitleTelling): string => (t.has('customer') ? ` pour le client ${t.value('customer')}` : '');
const alias = (t: TitleTelling, side: 'added' | 'removed'): string => (t.has('alias') ? t.value('alias') : t.difference('aliases', side));
const packs = (t: TitleTelling): string => `${t.count('packs') === 1 ? 'le pack' : 'les packs'} ${t.value('packs')}`;

export const frenchTitles: Readonly<Record<CommandKind, Say>> = {
  'customer.create': create('le client'),
  'customer.change': change('le client'),
  'customer.delete': remove('le client'),
  'customer.restore': bringBack('le client'),
  'domain.create': (t) => `Créer le domaine ${t.name}${customer(t)}${seats(t)}${period(t)}`,
  'domain.change': change('le domaine'),
  'domain.rename': (t) => `Renommer le domaine ${t.name} en ${t.value('name')}`,
  'domain.add-alias': (t) => `Ajouter au domaine ${t.name} l’alias ${alias(t, 'added')}`,
  'domain.remove-alias': (t) => `Retirer au domaine ${t.name} l’alias ${alias(t, 'removed')}`,
  'domain.suspend': (t) => `Suspendre le domaine ${t.name}${t.reason}`,
  'domain.reinstate': (t) => `Rétablir le domaine ${t.name}`,
  'domain.cut-over': (t) => `Basculer le domaine ${t.name} vers Seatledger${t.reason}`,
  'domain.cut-back': (t) => `Ramener le domaine ${t.name} à l’ancien service${t.reason}`,
  'domain.renew': (t) => `Renouveler le domaine ${t.name} ${t.end}${t.says('seatLimit') ? seats(t.afterwards()) : ''}`,
  'domain.move': (t) =>
    t.has('customer')
      ? `Transférer le domaine ${t.name} du client ${t.before('customer')} au client ${t.value('customer')}`
      : `Transférer le domaine ${t.name} à un autre client`,
  'domain.assign-packs': (t) =>
    t.has('packs') ? `Donner au domaine ${t.name} ${packs(t)}` : `Retirer tous ses packs au domaine ${t.name}`,
  'domain.delete': remove('le domaine'),
  'domain.restore': bringBack('le domaine'),
  'user.create': (t) => `Attribuer une place à ${t.person}${profile(t)}${period(t)}`,
  'user.change': (t) => `Modifier ${t.person}`,
  'user.suspend': (t) => `Suspendre ${t.person}${t.reason}`,
  'user.reinstate': (t) => `Rétablir ${t.person}`,
  'user.renew': (t) =>
    t.ends ? `Renouveler la licence ${de(t.person)} ${t.end}` : `Laisser la licence ${de(t.person)} prendre fin avec celles du domaine`,
  'user.move': (t) =>
    t.has('email') ? `Donner à ${t.formerly()} l’adresse ${t.value('email')}` : `Donner une autre adresse à ${t.person}`,
  'user.delete': (t) => `Supprimer ${t.person}, ce qui libère la place${t.reason}`,
  'user.restore': (t) => `Restaurer ${t.person}${profile(t)}${period(t)}`,
  'product.create': create('le produit'),
  'product.change': change('le produit'),
  'product.delete': remove('le produit'),
  'feature.create': create('la fonctionnalité'),
  'feature.change': change('la fonctionnalité'),
  'feature.delete': remove('la fonctionnalité'),
  'profile.create': create('le profil'),
  'profile.change': change('le profil'),
  'profile.delete': remove('le profil'),
  'pack.create': create('le pack'),
  'pack.change': change('le pack'),
  'pack.delete': remove('le pack'),
  'override.set': (t) => `Fixer ${t.value('feature')} à ${t.value('value')} pour ${t.person}${period(t)}${t.reason}`,
  'override.remove': (t) => `Retirer à ${t.person} la dérogation sur ${t.value('feature')}`,
  'policy.change': (t) => `Modifier la politique d’approbation${t.reason}`,
  'user.import': (t) =>
    `Importer ${file(t)} dans le domaine ${t.name}${colon}${counted(t, 'create', 'utilisateur', 'utilisateurs')} à créer, ${t.number('change')} à modifier, ${t.number('same')} sans changement, ${t.number('refuse')} en refus`,
  'import.upload': (t) => `Téléverser le fichier ${file(t)}${verdicts(t)}`,
  'import.judge': (t) => `Faire réexaminer le fichier ${file(t)}${verdicts(t)}`,
  'import.apply': (t) => `Appliquer l’import du fichier ${file(t)}`,
  'import.delete': (t) => `Supprimer l’import du fichier ${file(t)}`,
  'import.expire': (t) => `Supprimer le fichier ${file(t)} d’un import, son délai étant échu`,
  'leaver-check.upload': (t) => `Comparer la liste du personnel ${file(t)} avec les places`,
  'leaver-check.delete': (t) => `Supprimer le contrôle des départs du fichier ${file(t)}`,
  'leaver-check.expire': (t) => `Supprimer la liste du personnel ${file(t)} d’un contrôle des départs, son délai étant échu`,
  'migration.plan': (t) => `Planifier la migration depuis ${t.value('source')}`,
  'migration.apply': (t) => `Appliquer la migration depuis ${t.value('source')}`,
  'migration.delete': (t) => `Supprimer la migration depuis ${t.value('source')}`,
  'quarantined-row.fix': (t) => `Corriger ${oldRow(t)}`,
  'quarantined-row.map': (t) => `Rattacher ${oldRow(t)}`,
  'quarantined-row.drop': (t) => `Écarter ${oldRow(t)}${t.reason}`,
  'parity-run.create': (t) => `Conserver une comparaison avec ${t.value('source')}`,
  'quarantined-row.reopen': (t) => `Rouvrir ${oldRow(t)}`,
  'user.erase': (t) => `Effacer ${t.person}, ce qui libère la place`,
  'contact.erase': (t) => `Effacer un contact du client ${t.name}`,
};
