import { colon, counted, de, file, oldRow, period, seats, verdicts } from './french-parts.ts';
import type { EventKind } from './event-kinds.ts';
import type { Telling } from './telling.ts';

type Say = (told: Telling) => string;

const factors = {
  password: 'mot de passe',
  totp: 'application d’authentification',
  recovery_code: 'code de secours',
  passkey: 'clé d’accès',
  single_sign_on: 'authentification unique',
  invitation: 'invitation',
};

const uses = {
  'address-not-allowed': 'depuis une adresse non autorisée',
  expired: 'après son expiration',
  'new-network': 'depuis un réseau jamais utilisé auparavant',
  replaced: 'après son remplacement',
  revoked: 'après sa révocation',
  suspended: 'alors que le compte de son titulaire est suspendu',
};

const factor = (t: Telling, field: string): string => (t.has(field) ? ` (${t.word(field, factors)})` : '');
const until = (t: Telling): string => (t.has('expiresAt') ? `, valable jusqu’au ${t.value('expiresAt')}` : '');
const named = (t: Telling, field: string): string => `${t.quoted('name')} (${t.value(field)})`;
const withRoles = (t: Telling): string =>
  t.has('roleKeys') ? `, avec ${t.count('roleKeys') === 1 ? 'le rôle' : 'les rôles'} ${t.value('roleKeys')}` : '';
const withScopes = (t: Telling): string => ` avec ${t.count('scopes') === 1 ? 'la portée' : 'les portées'} ${t.value('scopes')}`;

const size = (t: Telling): string => (t.has('size') ? ` de ${counted(t, 'size', 'commande', 'commandes')}` : '');
const inPlaceOf = (t: Telling): string => (t.has('onBehalfOf') ? ` à la place de l’opérateur ${t.value('onBehalfOf')}` : '');

const accepted = (t: Telling): string => (t.has('acceptedBlockers') ? ' alors qu’il n’était pas prêt' : '');
const refusal = (t: Telling): string =>
  t.has('code') ? `${colon}${t.value('code')}${t.has('route') ? ` (${t.value('method')} ${t.value('route')})` : ''}` : '';

const made =
  (what: string): Say =>
  (t) =>
    `${t.actor} a créé ${what} ${t.name}`;
const changed =
  (what: string): Say =>
  (t) =>
    `${t.actor} a modifié ${what} ${t.name}${t.changes}`;
const deleted =
  (what: string): Say =>
  (t) =>
    `${t.actor} a supprimé ${what} ${t.name}${t.reason}`;
const broughtBack =
  (what: string): Say =>
  (t) =>
    `${t.actor} a restauré ${what} ${t.name} après suppression`;
const beganExport =
  (what: string): Say =>
  (t) =>
    `${t.actor} a exporté ${what}${t.details}`;
const endedExport =
  (what: string): Say =>
  (t) =>
    t.value('whole') === 'non'
      ? `Le fichier contenant ${what}, destiné à ${t.whom}, a été interrompu après ${counted(t, 'rows', 'ligne', 'lignes')}`
      : `Le fichier contenant ${what}, destiné à ${t.whom}, est complet${colon}${counted(t, 'rows', 'ligne', 'lignes')}`;

export const frenchSentences: Readonly<Record<EventKind, Say>> = {
  'api-key.create': (t) => `${t.actor} a créé la clé d’API ${named(t, 'keyId')}${withScopes(t)}${until(t)}`,
  'api-key.revoke': (t) => `${t.actor} a révoqué la clé d’API ${named(t, 'keyId')}`,
  'api-key.rotate': (t) =>
    `${t.actor} a remplacé la clé d’API ${named(t, 'keyId')} par ${t.value('replacedBy')}${t.has('expiresAt') ? `, l’ancienne restant valable jusqu’au ${t.value('expiresAt')}` : ''}`,
  'change-request.apply': (t) => `${t.actor} a appliqué la ${t.subject}${size(t)}`,
  'change-request.approve': (t) => `${t.actor} a approuvé la ${t.subject}${inPlaceOf(t)}${t.reason}`,
  'change-request.break-glass': (t) => `${t.actor} a appliqué la ${t.subject} sans les approbations nécessaires${t.reason}`,
  'change-request.comment': (t) => `${t.actor} a commenté la ${t.subject}${t.has('text') ? `${colon}${t.quoted('text')}` : ''}`,
  'change-request.edit': (t) => `${t.actor} a modifié la ${t.subject}${t.changes}`,
  'change-request.expire': (t) => `La ${t.subject} a expiré, faute de décision à temps`,
  'change-request.fail': (t) => `La ${t.subject} n’a pas pu être appliquée${t.has('failure') ? ` (${t.value('failure')})` : ''}`,
  'change-request.lapse': (t) => `Des approbations de la ${t.subject} ne comptent plus\u00A0; elle attend de nouveau une approbation`,
  'change-request.propose': (t) => `${t.actor} a proposé la ${t.subject}${size(t)}${t.has('title') ? `${colon}${t.quoted('title')}` : ''}`,
  'change-request.reject': (t) => `${t.actor} a refusé la ${t.subject}${inPlaceOf(t)}${t.reason}`,
  'change-request.remind': (t) => `Un rappel a été émis pour la ${t.subject}, que quelqu’un doit examiner`,
  'change-request.review': (t) => `${t.actor} a examiné${inPlaceOf(t)} la ${t.subject}, appliquée sans approbation${t.reason}`,
  'change-request.void': (t) =>
    `Une personne nommée par la ${t.subject} a été effacée\u202F; elle ne peut plus être appliquée telle quelle`,
  'change-request.withdraw': (t) => `${t.actor} a retiré la ${t.subject}${t.reason}`,
  'client.create': (t) => `${t.actor} a créé le client OAuth ${named(t, 'clientId')}${withScopes(t)}`,
  'client.revoke': (t) => `${t.actor} a révoqué le client OAuth ${named(t, 'clientId')}`,
  'client.rotate-secret': (t) => `${t.actor} a donné un nouveau secret au client OAuth ${named(t, 'clientId')}`,
  'contact.erase': (t) => `${t.actor} a effacé un contact du client ${t.name}`,
  'customer.change': changed('le client'),
  'customer.create': made('le client'),
  'customer.delete': deleted('le client'),
  'customer.restore': broughtBack('le client'),
  'delegation.create': (t) =>
    `${t.actor} a permis à l’opérateur ${t.value('toOperatorId')} d’approuver à la place de l’opérateur ${t.value('fromOperatorId')}${period(t)}${t.reason}`,
  'delegation.end': (t) =>
    `${t.actor} a mis fin à la délégation de l’opérateur ${t.value('fromOperatorId')} à l’opérateur ${t.value('toOperatorId')}`,
  'domain.add-alias': (t) => `${t.actor} a ajouté au domaine ${t.name} l’alias ${t.difference('aliases', 'added')}`,
  'domain.assign-packs': (t) => `${t.actor} a modifié les packs du domaine ${t.name}${t.changes}`,
  'domain.change': changed('le domaine'),
  'domain.create': (t) => `${t.actor} a créé le domaine ${t.name} pour le client ${t.value('customer')}${seats(t)}${period(t)}`,
  'domain.cut-back': (t) => `${t.actor} a ramené le domaine ${t.name} à l’ancien service${t.reason}`,
  'domain.cut-over': (t) => `${t.actor} a basculé le domaine ${t.name} vers Seatledger${accepted(t)}${t.reason}`,
  'domain.delete': deleted('le domaine'),
  'domain.move': (t) => `${t.actor} a transféré le domaine ${t.name} du client ${t.before('customer')} au client ${t.value('customer')}`,
  'domain.reinstate': (t) => `${t.actor} a rétabli le domaine ${t.name}`,
  'domain.remove-alias': (t) => `${t.actor} a retiré au domaine ${t.name} l’alias ${t.difference('aliases', 'removed')}`,
  'domain.rename': (t) => `${t.actor} a renommé le domaine ${t.name} en ${t.value('name')}`,
  'domain.renew': (t) => `${t.actor} a renouvelé le domaine ${t.name}${t.changes}`,
  'domain.restore': broughtBack('le domaine'),
  'domain.suspend': (t) => `${t.actor} a suspendu le domaine ${t.name}${t.reason}`,
  'feature.change': changed('la fonctionnalité'),
  'feature.create': made('la fonctionnalité'),
  'feature.delete': deleted('la fonctionnalité'),
  'identity.link': (t) => `${t.actor} a associé ${account(t)} chez ${t.value('provider')} pour la connexion`,
  'identity.unlink': (t) => `${t.actor} a dissocié ${account(t)} chez ${t.value('provider')}`,
  'import.apply': (t) => `${t.actor} a appliqué l’import du fichier ${file(t)}`,
  'import.delete': (t) => `${t.actor} a supprimé l’import du fichier ${file(t)}`,
  'import.expire': (t) => `${t.actor} a supprimé le fichier ${file(t)} d’un import, son délai étant échu`,
  'import.judge': (t) => `${t.actor} a fait réexaminer le fichier ${file(t)}${verdicts(t)}`,
  'import.upload': (t) => `${t.actor} a téléversé le fichier ${file(t)}${verdicts(t)}`,
  'leaver-check.delete': (t) => `${t.actor} a supprimé le contrôle des départs du fichier ${file(t)}`,
  'leaver-check.expire': (t) => `${t.actor} a supprimé la liste du personnel ${file(t)} d’un contrôle des départs, son délai étant échu`,
  'leaver-check.upload': (t) =>
    `${t.actor} a comparé la liste du personnel ${file(t)} avec ${counted(t, 'counts.seats', 'place', 'places')}${colon}${counted(t, 'counts.leavers', 'départ', 'départs')}, ${t.number('counts.unseated')} sans place, ${t.number('counts.refused')} en refus`,
  'operator.accept': (t) => `${t.Person} a rejoint les opérateurs${withRoles(t)}`,
  'operator.change': (t) => `${t.actor} a modifié ${t.isOwn ? 'son propre compte' : `le compte ${de(t.person)}`}${t.changes}`,
  'operator.invite': (t) => `${t.actor} a invité ${t.person} à rejoindre les opérateurs${withRoles(t)}`,
  'operator.invite-first': (t) => `${t.actor} a créé le lien destiné au premier administrateur`,
  'operator.join-person': (t) => `${t.actor} a déclaré que les comptes ${t.value('accountIds')} sont ceux d’une même personne`,
  'operator.leave-person': (t) => `${t.actor} a déclaré que le compte ${de(t.person)} est celui d’une autre personne qu’auparavant`,
  'operator.reinstate': (t) => `${t.actor} a rétabli le compte ${de(t.person)}`,
  'operator.erase': (t) => `${t.actor} a effacé ${t.person} et tout ce qui permettait de se connecter`,
  'operator.suspend': (t) => `${t.actor} a suspendu le compte ${de(t.person)}${t.reason}`,
  'operator.withdraw-invitation': (t) => `${t.actor} a retiré l’invitation ${de(t.person)}`,
  'override.remove': (t) => `${t.actor} a retiré à ${t.person} la dérogation sur ${t.value('feature')}`,
  'override.set': (t) => `${t.actor} a fixé ${t.value('feature')} à ${t.value('value')} pour ${t.person}${period(t)}${t.reason}`,
  'pack.change': changed('le pack'),
  'pack.create': made('le pack'),
  'pack.delete': deleted('le pack'),
  'passkey.register': (t) => `${t.actor} a enregistré ${passkey(t)}${t.isOwn ? '' : ` pour ${t.person}`}`,
  'passkey.remove': (t) => `${t.actor} a supprimé ${passkey(t)}${ofSomebody(t)}`,
  'passkey.rename': (t) => `${t.actor} a renommé une clé d’accès${ofSomebody(t)}${t.changes}`,
  'password.change': (t) => `${t.Person} a choisi un nouveau mot de passe au moyen d’un lien`,
  'password.rehash': (t) => `Le mot de passe ${de(t.person)} a été haché à nouveau lors d’une connexion`,
  'password.replace': (t) => (t.isOwn ? `${t.actor} a changé son mot de passe` : `${t.actor} a changé le mot de passe ${de(t.person)}`),
  'password.request-reset': (t) =>
    `${t.actor} a demandé un lien pour changer ${t.isOwn ? 'son mot de passe' : `le mot de passe ${de(t.person)}`}`,
  'personal-token.create': (t) =>
    `${t.actor} a créé le jeton personnel ${token(t)} avec ${counted(t, 'permissions', 'permission', 'permissions')}${until(t)}`,
  'personal-token.revoke': (t) => `${t.actor} a révoqué le jeton personnel ${token(t)}`,
  'policy.change': (t) => `${t.actor} a modifié la politique d’approbation${t.changes}${t.reason}`,
  'preferences.change': (t) => `${t.actor} a modifié ${t.isOwn ? 'ses préférences' : `les préférences ${de(t.person)}`}${t.changes}`,
  'product.change': changed('le produit'),
  'product.create': made('le produit'),
  'product.delete': deleted('le produit'),
  'profile.change': changed('le profil'),
  'profile.create': made('le profil'),
  'profile.delete': deleted('le profil'),
  'role.change': changed('le rôle'),
  'role.create': (t) => `${t.actor} a créé le rôle ${t.name} avec ${counted(t, 'permissions', 'permission', 'permissions')}`,
  'role.delete': deleted('le rôle'),
  'second-factor.begin': (t) => `${t.Person} a commencé à enregistrer une application d’authentification`,
  'second-factor.enrol': (t) =>
    `${t.Person} a enregistré une application d’authentification et reçu ${counted(t, 'recoveryCodes', 'code de secours', 'codes de secours')}`,
  'second-factor.renew-codes': (t) =>
    `${t.Person} a reçu ${counted(t, 'recoveryCodes', 'nouveau code de secours', 'nouveaux codes de secours')}`,
  'second-factor.reset': (t) => `${t.actor} a réinitialisé le second facteur ${de(t.person)}${t.reason}`,
  'session.complete': (t) => `${t.Person} a présenté un second facteur${factor(t, 'method')} et ouvert une session`,
  'session.end': (t) =>
    `${t.actor} a mis fin à ${t.isOwn ? counted(t, 'sessionIds', 'session personnelle', 'sessions personnelles') : `${counted(t, 'sessionIds', 'session', 'sessions')} ${de(t.person)}`}`,
  'session.refuse': (t) =>
    t.has('account')
      ? `Une connexion à un compte inexistant a été refusée${factor(t, 'factor')}`
      : `Une connexion au compte ${de(t.person)} a été refusée${factor(t, 'factor')}`,
  'session.start': (t) =>
    t.value('state') === 'complete'
      ? `${t.Person} a ouvert une session${factor(t, 'method')}`
      : `${t.Person} a présenté un premier facteur${factor(t, 'firstFactor')}`,
  'session.step-up': (t) => `${t.Person} a présenté de nouveau un second facteur${factor(t, 'method')}`,
  'licence-file.issue': (t) =>
    `${t.actor} a remis un fichier de licence pour ${t.person}, pour le produit ${t.value('product')}, jusqu’au ${t.value('until')}${t.reason}`,
  'licence-issuer.set': (t) => `${t.actor} a fait signer les licences au nom de ${t.value('issuer')}`,
  'licence-signing-key.rotate': (t) =>
    t.has('withdrawn')
      ? `${t.actor} a créé une nouvelle clé de signature des licences et retiré toutes les autres avec ce qu’elles avaient signé${t.reason}`
      : `${t.actor} a créé une nouvelle clé de signature des licences, en service à partir du ${t.value('signsFrom')}${t.reason}`,
  'revocation-epoch.raise': (t) =>
    `${t.actor} a annulé toutes les licences et tous les fichiers de licence signés (époque de révocation ${t.value('revocationEpoch')})${t.reason}`,
  'signing-key.rotate': (t) => `${t.actor} a créé une nouvelle clé de signature des jetons d’accès`,
  'user.change': (t) => `${t.actor} a modifié ${t.person}${t.changes}`,
  'user.create': (t) =>
    `${t.actor} a attribué une place à ${t.person}${t.has('profile') ? `, avec le profil ${t.value('profile')}` : ''}${period(t)}`,
  'user.delete': (t) => `${t.actor} a supprimé ${t.person}, ce qui libère la place${t.reason}`,
  'migration.apply': (t) => `${t.actor} a fait appliquer la migration depuis ${t.value('source')} telle qu’elle était planifiée`,
  'migration.delete': (t) => `${t.actor} a supprimé la migration depuis ${t.value('source')}`,
  'migration.plan': (t) => `${t.actor} a fait planifier la migration depuis ${t.value('source')}`,
  'parity-run.create': (t) =>
    `${t.actor} a conservé une comparaison avec ${t.value('source')}${colon}${counted(t, 'questions', 'question', 'questions')}, dont ${t.number('differing')} aux réponses différentes`,
  'quarantined-row.drop': (t) => `${t.actor} a écarté ${oldRow(t)}${t.reason}`,
  'quarantined-row.fix': (t) => `${t.actor} a corrigé ${oldRow(t)}`,
  'quarantined-row.map': (t) => `${t.actor} a rattaché ${oldRow(t)} à ce qui existe déjà`,
  'quarantined-row.reopen': (t) => `${t.actor} est revenu sur la décision prise sur ${oldRow(t)}`,
  'user.erase': (t) => `${t.actor} a effacé ${t.person}, ce qui libère la place`,
  'user.import': (t) =>
    `${t.actor} a importé ${file(t)} dans le domaine ${t.name}${colon}${counted(t, 'create', 'création', 'créations')}, ${counted(t, 'change', 'modification', 'modifications')}, ${t.number('same')} sans changement, ${t.number('refuse')} en refus`,
  'user.move': (t) => `${t.actor} a donné une autre adresse à ${t.person}${t.changes}`,
  'user.reinstate': (t) => `${t.actor} a rétabli ${t.person}`,
  'user.renew': (t) => `${t.actor} a renouvelé la licence ${de(t.person)}${t.changes}`,
  'user.restore': (t) => `${t.actor} a restauré ${t.person} après suppression`,
  'user.suspend': (t) => `${t.actor} a suspendu ${t.person}${t.reason}`,
  'audit.export': beganExport('les événements d’audit'),
  'audit.export-end': endedExport('les événements d’audit'),
  'customer.export': beganExport('les clients'),
  'customer.export-end': endedExport('les clients'),
  'domain.export': beganExport('les domaines'),
  'domain.export-end': endedExport('les domaines'),
  'feature.export': beganExport('les fonctionnalités'),
  'feature.export-end': endedExport('les fonctionnalités'),
  'override.export': beganExport('les dérogations'),
  'override.export-end': endedExport('les dérogations'),
  'pack.export': beganExport('les packs'),
  'pack.export-end': endedExport('les packs'),
  'product.export': beganExport('les produits'),
  'product.export-end': endedExport('les produits'),
  'profile.export': beganExport('les profils'),
  'profile.export-end': endedExport('les profils'),
  'user.export': beganExport('les utilisateurs'),
  'user.export-end': endedExport('les utilisateurs'),
  'audit.log-continued': (t) =>
    `${t.actor} a fait reprendre le journal d’audit après ${counted(t, 'size', 'événement', 'événements')}, sous un autre nom${t.reason}`,
  'audit.reads-delayed': (t) =>
    `Des traces de consultation de données personnelles ont été écrites en retard${colon}${counted(t, 'requests', 'requête', 'requêtes')}`,
  'audit.reads-lost': (t) =>
    t.has('requests')
      ? `Des traces de consultation de données personnelles ont été perdues${colon}${counted(t, 'requests', 'requête', 'requêtes')}`
      : 'Des traces de consultation de données personnelles ont pu être perdues à la fin d’un processus',
  'key.used-unusually': (t) => `${t.actor} a fait un usage inhabituel (${t.subject})${colon}${t.word('how', uses)}`,
  'master-key.rotate': (t) =>
    `${t.actor} a remplacé la clé maîtresse${t.has('fingerprint') ? ` ${t.before('fingerprint')} par ${t.value('fingerprint')}` : ''}`,
  'person.erase': (t) => `${t.actor} a effacé une personne du journal${t.has('persons') ? ` (${t.value('persons')})` : ''}${t.reason}`,
  'person.export': (t) =>
    `${t.actor} a exporté tout ce qui est conservé sur une personne${t.has('persons') ? ` (${t.value('persons')})` : ''}`,
  'personal-data.read': (t) =>
    `${t.actor} a consulté des données personnelles${colon}${t.subject}${t.has('route') ? ` (${t.value('route')})` : ''}`,
  'request.refused': (t) =>
    t.count('requests') > 1
      ? `${t.number('requests')} requêtes ont été refusées à ${t.whom}${refusal(t)}`
      : `Une requête a été refusée à ${t.whom}${refusal(t)}`,
  'retention.apply': (t) => `${t.actor} a supprimé ce dont la durée de conservation est échue${t.details}`,
};

/** Of a kind that a later version has written. */
export function frenchUnknown(t: Telling, kind: string): string {
  return `${t.actor} a fait ${kind} (${t.subject})${t.reason}`;
}

function account(t: Telling): string {
  return t.isOwn ? 'son compte' : `un compte ${de(t.person)}`;
}

function ofSomebody(t: Telling): string {
  return t.isOwn ? '' : ` ${de(t.person)}`;
}

function passkey(t: Telling): string {
  return t.has('name') ? `la clé d’accès ${t.quoted('name')}` : 'une clé d’accès';
}

function token(t: Telling): string {
  return t.has('name') ? named(t, 'tokenId') : t.value('tokenId');
}
