import { counted, file, oldRow, period, seats, verdicts } from './english-parts.ts';
import type { EventKind } from './event-kinds.ts';
import type { Telling } from './telling.ts';

type Say = (told: Telling) => string;

const factors = {
  password: 'password',
  totp: 'authenticator app',
  recovery_code: 'recovery code',
  passkey: 'passkey',
  single_sign_on: 'single sign-on',
  invitation: 'invitation',
};

const uses = {
  'address-not-allowed': 'from an address that is not allowed',
  expired: 'after it expired',
  'new-network': 'from a network that it had never been used from',
  replaced: 'after it was replaced',
  revoked: 'after it was revoked',
  suspended: 'while its owner is suspended',
};

const factor = (t: Telling, field: string): string => (t.has(field) ? ` (${t.word(field, factors)})` : '');
const until = (t: Telling): string => (t.has('expiresAt') ? `, valid until ${t.value('expiresAt')}` : '');
const named = (t: Telling, field: string): string => `${t.quoted('name')} (${t.value(field)})`;
const withRoles = (t: Telling): string =>
  t.has('roleKeys') ? ` with the ${t.count('roleKeys') === 1 ? 'role' : 'roles'} ${t.value('roleKeys')}` : '';
const withScopes = (t: Telling): string => ` with the ${t.count('scopes') === 1 ? 'scope' : 'scopes'} ${t.value('scopes')}`;

const size = (t: Telling): string => (t.has('size') ? ` of ${counted(t, 'size', 'command', 'commands')}` : '');
const inPlaceOf = (t: Telling): string => (t.has('onBehalfOf') ? ` in the place of operator ${t.value('onBehalfOf')}` : '');

const accepted = (t: Telling): string => (t.has('acceptedBlockers') ? ' although it was not ready' : '');
const refusal = (t: Telling): string =>
  t.has('code') ? `: ${t.value('code')}${t.has('route') ? ` (${t.value('method')} ${t.value('route')})` : ''}` : '';

const made =
  (what: string): Say =>
  (t) =>
    `${t.actor} created the ${what} ${t.name}`;
const changed =
  (what: string): Say =>
  (t) =>
    `${t.actor} changed the ${what} ${t.name}${t.changes}`;
const deleted =
  (what: string): Say =>
  (t) =>
    `${t.actor} deleted the ${what} ${t.name}${t.reason}`;
const broughtBack =
  (what: string): Say =>
  (t) =>
    `${t.actor} brought the ${what} ${t.name} back, which had been deleted`;
const beganExport =
  (what: string): Say =>
  (t) =>
    `${t.actor} took ${what} away as a file${t.details}`;
const endedExport =
  (what: string): Say =>
  (t) =>
    t.value('whole') === 'no'
      ? `The file of ${what} for ${t.whom} was cut short after ${counted(t, 'rows', 'row', 'rows')}`
      : `The file of ${what} for ${t.whom} is complete: ${counted(t, 'rows', 'row', 'rows')}`;

export const englishSentences: Readonly<Record<EventKind, Say>> = {
  'api-key.create': (t) => `${t.actor} made the API key ${named(t, 'keyId')}${withScopes(t)}${until(t)}`,
  'api-key.revoke': (t) => `${t.actor} revoked the API key ${named(t, 'keyId')}`,
  'api-key.rotate': (t) =>
    `${t.actor} replaced the API key ${named(t, 'keyId')} by ${t.value('replacedBy')}${t.has('expiresAt') ? `; the old one is valid until ${t.value('expiresAt')}` : ''}`,
  'change-request.apply': (t) => `${t.actor} applied ${t.subject}${size(t)}`,
  'change-request.approve': (t) => `${t.actor} approved ${t.subject}${inPlaceOf(t)}${t.reason}`,
  'change-request.break-glass': (t) => `${t.actor} applied ${t.subject} without the approvals that it needed${t.reason}`,
  'change-request.comment': (t) => `${t.actor} commented on ${t.subject}${t.has('text') ? `: ${t.quoted('text')}` : ''}`,
  'change-request.edit': (t) => `${t.actor} edited ${t.subject}${t.changes}`,
  'change-request.expire': (t) => `Nobody decided on ${t.subject} in time; it has expired`,
  'change-request.fail': (t) => `An attempt to apply ${t.subject} failed${t.has('failure') ? ` (${t.value('failure')})` : ''}`,
  'change-request.lapse': (t) => `Approvals of ${t.subject} count no more; it waits for approval again`,
  'change-request.propose': (t) => `${t.actor} proposed ${t.subject}${size(t)}${t.has('title') ? `: ${t.quoted('title')}` : ''}`,
  'change-request.reject': (t) => `${t.actor} rejected ${t.subject}${inPlaceOf(t)}${t.reason}`,
  'change-request.remind': (t) => `A reminder went out of ${t.subject}, which somebody has to look at`,
  'change-request.review': (t) => `${t.actor}${inPlaceOf(t)} looked at ${t.subject}, which had been applied without approval${t.reason}`,
  'change-request.void': (t) => `Somebody whom ${t.subject} names was erased; it cannot be applied as it was approved`,
  'change-request.withdraw': (t) => `${t.actor} withdrew ${t.subject}${t.reason}`,
  'client.create': (t) => `${t.actor} made the OAuth client ${named(t, 'clientId')}${withScopes(t)}`,
  'client.revoke': (t) => `${t.actor} revoked the OAuth client ${named(t, 'clientId')}`,
  'client.rotate-secret': (t) => `${t.actor} gave the OAuth client ${named(t, 'clientId')} a new secret`,
  'contact.erase': (t) => `${t.actor} erased a contact of the customer ${t.name}`,
  'customer.change': changed('customer'),
  'customer.create': made('customer'),
  'customer.delete': deleted('customer'),
  'customer.restore': broughtBack('customer'),
  'delegation.create': (t) =>
    `${t.actor} let operator ${t.value('toOperatorId')} approve in the place of operator ${t.value('fromOperatorId')}${period(t)}${t.reason}`,
  'delegation.end': (t) =>
    `${t.actor} took back the delegation from operator ${t.value('fromOperatorId')} to operator ${t.value('toOperatorId')}`,
  'domain.add-alias': (t) => `${t.actor} gave the domain ${t.name} the alias ${t.difference('aliases', 'added')}`,
  'domain.assign-packs': (t) => `${t.actor} changed the packs of the domain ${t.name}${t.changes}`,
  'domain.change': changed('domain'),
  'domain.create': (t) => `${t.actor} created the domain ${t.name} for the customer ${t.value('customer')}${seats(t)}${period(t)}`,
  'domain.cut-back': (t) => `${t.actor} cut the domain ${t.name} back to the old service${t.reason}`,
  'domain.cut-over': (t) => `${t.actor} cut the domain ${t.name} over to Seatledger${accepted(t)}${t.reason}`,
  'domain.delete': deleted('domain'),
  'domain.move': (t) => `${t.actor} moved the domain ${t.name} from ${t.before('customer')} to ${t.value('customer')}`,
  'domain.reinstate': (t) => `${t.actor} reinstated the domain ${t.name}`,
  'domain.remove-alias': (t) => `${t.actor} took the alias ${t.difference('aliases', 'removed')} away from the domain ${t.name}`,
  'domain.rename': (t) => `${t.actor} renamed the domain ${t.name} to ${t.value('name')}`,
  'domain.renew': (t) => `${t.actor} renewed the domain ${t.name}${t.changes}`,
  'domain.restore': broughtBack('domain'),
  'domain.suspend': (t) => `${t.actor} suspended the domain ${t.name}${t.reason}`,
  'feature.change': changed('feature'),
  'feature.create': made('feature'),
  'feature.delete': deleted('feature'),
  'identity.link': (t) =>
    `${t.actor} linked ${t.isOwn ? 'their own account' : `an account of ${t.person}`} at ${t.value('provider')} for signing in`,
  'identity.unlink': (t) => `${t.actor} unlinked ${t.isOwn ? 'their own account' : `an account of ${t.person}`} at ${t.value('provider')}`,
  'import.apply': (t) => `${t.actor} applied the import of ${file(t)}`,
  'import.delete': (t) => `${t.actor} deleted the import of ${file(t)}`,
  'import.expire': (t) => `${t.actor} removed the file ${file(t)} of an import after its time`,
  'import.judge': (t) => `${t.actor} had ${file(t)} judged anew${verdicts(t)}`,
  'import.upload': (t) => `${t.actor} uploaded ${file(t)}${verdicts(t)}`,
  'leaver-check.delete': (t) => `${t.actor} deleted the leaver check of ${file(t)}`,
  'leaver-check.expire': (t) => `${t.actor} removed the staff list ${file(t)} of a leaver check after its time`,
  'leaver-check.upload': (t) =>
    `${t.actor} compared the staff list ${file(t)} with ${counted(t, 'counts.seats', 'seat', 'seats')}: ${counted(t, 'counts.leavers', 'leaver', 'leavers')}, ${t.number('counts.unseated')} without a seat, ${t.number('counts.refused')} refused`,
  'operator.accept': (t) => `${t.Person} became an operator${withRoles(t)}`,
  'operator.change': (t) => `${t.actor} changed ${t.isOwn ? 'their own account' : `the account of ${t.person}`}${t.changes}`,
  'operator.invite': (t) => `${t.actor} invited ${t.person} to become an operator${withRoles(t)}`,
  'operator.invite-first': (t) => `${t.actor} made the link for the first administrator`,
  'operator.join-person': (t) => `${t.actor} took the accounts ${t.value('accountIds')} for those of one person`,
  'operator.leave-person': (t) => `${t.actor} took the account of ${t.person} for that of another person than before`,
  'operator.reinstate': (t) => `${t.actor} reinstated the account of ${t.person}`,
  'operator.erase': (t) => `${t.actor} erased ${t.person}, with everything that let them in`,
  'operator.suspend': (t) => `${t.actor} suspended the account of ${t.person}${t.reason}`,
  'operator.withdraw-invitation': (t) => `${t.actor} withdrew the invitation of ${t.person}`,
  'override.remove': (t) => `${t.actor} took the override of ${t.value('feature')} away from ${t.person}`,
  'override.set': (t) => `${t.actor} set ${t.value('feature')} to ${t.value('value')} for ${t.person}${period(t)}${t.reason}`,
  'pack.change': changed('pack'),
  'pack.create': made('pack'),
  'pack.delete': deleted('pack'),
  'passkey.register': (t) => `${t.actor} registered ${passkey(t)}${t.isOwn ? '' : ` for ${t.person}`}`,
  'passkey.remove': (t) => `${t.actor} removed ${passkey(t)}${t.isOwn ? '' : ` of ${t.person}`}`,
  'passkey.rename': (t) => `${t.actor} renamed a passkey${t.isOwn ? '' : ` of ${t.person}`}${t.changes}`,
  'password.change': (t) => `${t.Person} set a new password by a link`,
  'password.rehash': (t) => `The password of ${t.person} was hashed anew at a sign-in`,
  'password.replace': (t) => (t.isOwn ? `${t.actor} changed their password` : `${t.actor} changed the password of ${t.person}`),
  'password.request-reset': (t) => `${t.actor} asked for a link with which ${t.isOwn ? 'they set' : `${t.person} sets`} a new password`,
  'personal-token.create': (t) =>
    `${t.actor} made the personal token ${token(t)} with ${counted(t, 'permissions', 'permission', 'permissions')}${until(t)}`,
  'personal-token.revoke': (t) => `${t.actor} revoked the personal token ${token(t)}`,
  'policy.change': (t) => `${t.actor} changed the approval policy${t.changes}${t.reason}`,
  'preferences.change': (t) => `${t.actor} changed ${t.isOwn ? 'their preferences' : `the preferences of ${t.person}`}${t.changes}`,
  'product.change': changed('product'),
  'product.create': made('product'),
  'product.delete': deleted('product'),
  'profile.change': changed('profile'),
  'profile.create': made('profile'),
  'profile.delete': deleted('profile'),
  'role.change': changed('role'),
  'role.create': (t) => `${t.actor} created the role ${t.name} with ${counted(t, 'permissions', 'permission', 'permissions')}`,
  'role.delete': deleted('role'),
  'second-factor.begin': (t) => `${t.Person} began to enrol an authenticator app`,
  'second-factor.enrol': (t) => `${t.Person} enrolled an authenticator app and got ${t.number('recoveryCodes')} recovery codes`,
  'second-factor.renew-codes': (t) => `${t.Person} got ${t.number('recoveryCodes')} new recovery codes`,
  'second-factor.reset': (t) => `${t.actor} reset the second factor of ${t.person}${t.reason}`,
  'session.complete': (t) => `${t.Person} showed a second factor${factor(t, 'method')} and is signed in`,
  'session.end': (t) => `${t.actor} ended ${counted(t, 'sessionIds', 'session', 'sessions')} of ${t.isOwn ? 'their own' : t.person}`,
  'session.refuse': (t) =>
    t.has('account')
      ? `A sign-in to an account that does not exist was refused${factor(t, 'factor')}`
      : `A sign-in as ${t.person} was refused${factor(t, 'factor')}`,
  'session.start': (t) =>
    t.value('state') === 'complete'
      ? `${t.Person} signed in${factor(t, 'method')}`
      : `${t.Person} showed a first factor${factor(t, 'firstFactor')}`,
  'session.step-up': (t) => `${t.Person} showed a second factor again${factor(t, 'method')}`,
  'licence-file.issue': (t) =>
    `${t.actor} handed out a licence file for ${t.person}, for the product ${t.value('product')}, until ${t.value('until')}${t.reason}`,
  'licence-issuer.set': (t) => `${t.actor} let licences be signed in the name of ${t.value('issuer')}`,
  'licence-signing-key.rotate': (t) =>
    t.has('withdrawn')
      ? `${t.actor} made a new key that signs licences, and withdrew all others with what they had signed${t.reason}`
      : `${t.actor} made a new key that signs licences from ${t.value('signsFrom')} on${t.reason}`,
  'revocation-epoch.raise': (t) =>
    `${t.actor} voided all licences and licence files that had been signed (revocation epoch ${t.value('revocationEpoch')})${t.reason}`,
  'signing-key.rotate': (t) => `${t.actor} made a new key that signs access tokens`,
  'user.change': (t) => `${t.actor} changed ${t.person}${t.changes}`,
  'user.create': (t) =>
    `${t.actor} gave ${t.person} a seat${t.has('profile') ? ` with the profile ${t.value('profile')}` : ''}${period(t)}`,
  'user.delete': (t) => `${t.actor} deleted ${t.person}, which freed the seat${t.reason}`,
  'migration.apply': (t) => `${t.actor} had the migration from ${t.value('source')} applied as it was planned`,
  'migration.delete': (t) => `${t.actor} deleted the migration from ${t.value('source')}`,
  'migration.plan': (t) => `${t.actor} had the migration from ${t.value('source')} planned`,
  'parity-run.create': (t) =>
    `${t.actor} kept a comparison with ${t.value('source')}: ${counted(t, 'questions', 'question', 'questions')}, ${t.number('differing')} answered differently`,
  'quarantined-row.drop': (t) => `${t.actor} dropped ${oldRow(t)}${t.reason}`,
  'quarantined-row.fix': (t) => `${t.actor} fixed ${oldRow(t)}`,
  'quarantined-row.map': (t) => `${t.actor} mapped ${oldRow(t)} to what there is already`,
  'quarantined-row.reopen': (t) => `${t.actor} took back what was decided on ${oldRow(t)}`,
  'user.erase': (t) => `${t.actor} erased ${t.person}, which freed the seat`,
  'user.import': (t) =>
    `${t.actor} imported ${file(t)} into the domain ${t.name}: ${t.number('create')} created, ${t.number('change')} changed, ${t.number('same')} without change, ${t.number('refuse')} refused`,
  'user.move': (t) => `${t.actor} gave ${t.person} another address${t.changes}`,
  'user.reinstate': (t) => `${t.actor} reinstated ${t.person}`,
  'user.renew': (t) => `${t.actor} renewed the licence of ${t.person}${t.changes}`,
  'user.restore': (t) => `${t.actor} brought ${t.person} back, who had been deleted`,
  'user.suspend': (t) => `${t.actor} suspended ${t.person}${t.reason}`,
  'audit.export': beganExport('audit events'),
  'audit.export-end': endedExport('audit events'),
  'customer.export': beganExport('customers'),
  'customer.export-end': endedExport('customers'),
  'domain.export': beganExport('domains'),
  'domain.export-end': endedExport('domains'),
  'feature.export': beganExport('features'),
  'feature.export-end': endedExport('features'),
  'override.export': beganExport('overrides'),
  'override.export-end': endedExport('overrides'),
  'pack.export': beganExport('packs'),
  'pack.export-end': endedExport('packs'),
  'product.export': beganExport('products'),
  'product.export-end': endedExport('products'),
  'profile.export': beganExport('profiles'),
  'profile.export-end': endedExport('profiles'),
  'user.export': beganExport('users'),
  'user.export-end': endedExport('users'),
  'audit.log-continued': (t) =>
    `${t.actor} had the audit log go on after ${counted(t, 'size', 'event', 'events')}, under another name${t.reason}`,
  'audit.reads-delayed': (t) => `Records of who read personal data were written late: ${counted(t, 'requests', 'request', 'requests')}`,
  'audit.reads-lost': (t) =>
    t.has('requests')
      ? `Records of who read personal data were lost: ${counted(t, 'requests', 'request', 'requests')}`
      : 'Records of who read personal data may have been lost as a process ended',
  'key.used-unusually': (t) => `${t.actor} used ${t.subject} unusually: ${t.word('how', uses)}`,
  'master-key.rotate': (t) =>
    `${t.actor} replaced the master key${t.has('fingerprint') ? ` ${t.before('fingerprint')} by ${t.value('fingerprint')}` : ''}`,
  'person.erase': (t) => `${t.actor} erased a person from the log${t.has('persons') ? ` (${t.value('persons')})` : ''}${t.reason}`,
  'person.export': (t) => `${t.actor} took away all that is held about a person${t.has('persons') ? ` (${t.value('persons')})` : ''}`,
  'personal-data.read': (t) => `${t.actor} read personal data of ${t.subject}${t.has('route') ? ` at ${t.value('route')}` : ''}`,
  'request.refused': (t) =>
    t.count('requests') > 1
      ? `${t.number('requests')} requests of ${t.whom} were refused${refusal(t)}`
      : `A request of ${t.whom} was refused${refusal(t)}`,
  'retention.apply': (t) => `${t.actor} removed what is past its retention period${t.details}`,
};

function passkey(t: Telling): string {
  return t.has('name') ? `the passkey ${t.quoted('name')}` : 'a passkey';
}

function token(t: Telling): string {
  return t.has('name') ? named(t, 'tokenId') : t.value('tokenId');
}

/** Of a kind that a later version has written. */
export function englishUnknown(t: Telling, kind: string): string {
  return `${t.actor} did ${kind} to ${t.subject}${t.reason}`;
}
