/** What people call the fields of events, in English and French; in the order in which they look at them. */
const labels: Readonly<Record<string, readonly [en: string, fr: string]>> = {
  name: ['name', 'nom'],
  displayName: ['name', 'nom'],
  email: ['e-mail address', 'adresse e-mail'],
  user: ['user', 'utilisateur'],
  key: ['key', 'clé'],
  keyId: ['key', 'clé'],
  tokenId: ['token', 'jeton'],
  clientId: ['client', 'client'],
  kid: ['key', 'clé'],
  product: ['product', 'produit'],
  customer: ['customer', 'client'],
  customerId: ['customer', 'client'],
  customerIds: ['customers', 'clients'],
  domainId: ['domain', 'domaine'],
  operatorId: ['operator', 'opérateur'],
  description: ['description', 'description'],
  feature: ['feature', 'fonctionnalité'],
  value: ['value', 'valeur'],
  values: ['value', 'valeur'],
  'type.type': ['type', 'type'],
  'type.minimum': ['minimum', 'minimum'],
  'type.maximum': ['maximum', 'maximum'],
  'type.options': ['options', 'choix'],
  'type.maxLength': ['longest text', 'longueur maximale'],
  defaultValue: ['default value', 'valeur par défaut'],
  profile: ['profile', 'profil'],
  'validity.from': ['start', 'début'],
  'validity.until': ['end', 'fin'],
  seatLimit: ['seat limit', 'nombre maximal de sièges'],
  graceDays: ['days of grace', 'jours de grâce'],
  aliases: ['aliases', 'alias'],
  packs: ['packs', 'packs'],
  suspensionReason: ['reason for the suspension', 'motif de la suspension'],
  suspendedAt: ['suspended since', 'suspension depuis le'],
  externalReference: ['external reference', 'référence externe'],
  locale: ['language', 'langue'],
  timeZone: ['time zone', 'fuseau horaire'],
  contacts: ['contacts', 'contacts'],
  roleKeys: ['roles', 'rôles'],
  permissions: ['permissions', 'permissions'],
  scopes: ['scopes', 'portées'],
  requestsPerSecond: ['requests a second', 'requêtes par seconde'],
  allowedAddresses: ['allowed addresses', 'adresses autorisées'],
  expiresAt: ['expires', 'expiration'],
  endedAt: ['ended', 'fin'],
  createdAt: ['made', 'création'],
  changedAt: ['changed', 'modification'],
  revokedAt: ['revoked', 'révocation'],
  replacedBy: ['replaced by', 'remplacement par'],
  secrets: ['secrets', 'secrets'],
  state: ['state', 'état'],
  'file.name': ['file', 'fichier'],
  'file.sizeBytes': ['size in bytes', 'taille en octets'],
  'file.sha256': ['SHA-256', 'SHA-256'],
  'options.defaultProfile': ['default profile', 'profil par défaut'],
  defaultProfile: ['default profile', 'profil par défaut'],
  'options.dates': ['order of dates', 'ordre des dates'],
  'options.map': ['columns', 'colonnes'],
  'options.skipRefused': ['skip refused rows', 'ignorer les lignes refusées'],
  'counts.create': ['rows that create', 'lignes à créer'],
  'counts.change': ['rows that change', 'lignes à modifier'],
  'counts.same': ['rows without change', 'lignes sans changement'],
  'counts.refuse': ['refused rows', 'lignes refusées'],
  create: ['created', 'créations'],
  change: ['changed', 'modifications'],
  same: ['without change', 'sans changement'],
  refuse: ['refused', 'refus'],
  provider: ['identity provider', 'fournisseur d’identité'],
  issuer: ['issuer', 'émetteur'],
  subject: ['account', 'compte'],
  address: ['network address', 'adresse réseau'],
  userAgent: ['browser', 'navigateur'],
  method: ['second factor', 'second facteur'],
  factor: ['factor', 'facteur'],
  firstFactor: ['first factor', 'premier facteur'],
  backedUp: ['backed up', 'sauvegardée'],
  steppedUpAt: ['second factor shown', 'second facteur présenté'],
  recoveryCodes: ['recovery codes', 'codes de secours'],
  totp: ['authenticator app', 'application d’authentification'],
  passkeys: ['passkeys', 'clés d’accès'],
  sessionIds: ['sessions', 'sessions'],
  sessionId: ['session', 'session'],
  importId: ['import', 'import'],
  reason: ['reason', 'motif'],
  format: ['format', 'format'],
  filters: ['filter', 'filtre'],
  rows: ['rows', 'lignes'],
  whole: ['whole', 'complet'],
  count: ['number', 'nombre'],
  status: ['status', 'statut'],
  code: ['code', 'code'],
  route: ['route', 'route'],
};

const order: ReadonlyMap<string, number> = new Map(Object.keys(labels).map((field, index) => [field, index]));

/** Where a field stands among others. One that has no name here stands with what it is part of, or at the end. */
export function fieldOrder(field: string): number {
  return order.get(field) ?? order.get(outermost(field)) ?? order.size;
}

/** What people call a field: of `values.adhoc.maxRows`, which are the vendor's own names, `adhoc.maxRows`. */
export function fieldLabel(field: string, locale: 'en' | 'fr'): string {
  if (field.startsWith('values.')) return field.slice('values.'.length);
  if (field.startsWith('filters.')) return fieldLabel(field.slice('filters.'.length), locale);
  const [en, fr] = (Object.hasOwn(labels, field) ? labels[field] : undefined) ?? [field, field];
  return locale === 'fr' ? fr : en;
}

function outermost(field: string): string {
  return field.split('.')[0] ?? field;
}
