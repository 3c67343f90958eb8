/** What an event can be about, in the order in which filters offer it. */
export const subjectWords: Readonly<Record<string, string>> = {
  user: $localize`:@@audit.aboutUser:User`,
  domain: $localize`:@@audit.aboutDomain:Domain`,
  customer: $localize`:@@audit.aboutCustomer:Customer`,
  contact: $localize`:@@audit.aboutContact:Contact`,
  'change-request': $localize`:@@audit.aboutRequest:Change request`,
  import: $localize`:@@audit.aboutImport:Import`,
  'leaver-check': $localize`:@@audit.aboutLeaverCheck:Leaver check`,
  override: $localize`:@@audit.aboutOverride:Override`,
  pack: $localize`:@@audit.aboutPack:Pack`,
  profile: $localize`:@@audit.aboutProfile:Profile`,
  feature: $localize`:@@audit.aboutFeature:Feature`,
  product: $localize`:@@audit.aboutProduct:Product`,
  operator: $localize`:@@audit.aboutOperator:Operator`,
  role: $localize`:@@audit.aboutRole:Role`,
  policy: $localize`:@@audit.aboutPolicy:Approval policy`,
  delegation: $localize`:@@audit.aboutDelegation:Delegation`,
  session: $localize`:@@audit.aboutSession:Sign-in and session`,
  'second-factor': $localize`:@@audit.aboutSecondFactor:Second factor`,
  passkey: $localize`:@@audit.aboutPasskey:Passkey`,
  password: $localize`:@@audit.aboutPassword:Password`,
  identity: $localize`:@@audit.aboutIdentity:Account at an identity provider`,
  preferences: $localize`:@@audit.aboutPreferences:Preferences`,
  'personal-token': $localize`:@@audit.aboutPersonalToken:Personal token`,
  'api-key': $localize`:@@audit.aboutApiKey:API key`,
  client: $localize`:@@audit.aboutClient:OAuth client`,
  'personal-data': $localize`:@@audit.aboutReading:Reading of personal data`,
  person: $localize`:@@audit.aboutPerson:Erasure or export of a person`,
  retention: $localize`:@@audit.aboutRetention:Retention`,
  request: $localize`:@@audit.aboutRefusal:Refused request`,
  key: $localize`:@@audit.aboutUnusualUse:Unusual use of a key`,
  'signing-key': $localize`:@@audit.aboutSigningKey:Signing key`,
  'licence-signing-key': $localize`:@@audit.aboutLicenceSigningKey:Key that signs licences`,
  'licence-issuer': $localize`:@@audit.aboutLicenceIssuer:Issuer of licences`,
  'revocation-epoch': $localize`:@@audit.aboutRevocationEpoch:Revocation epoch`,
  'master-key': $localize`:@@audit.aboutMasterKey:Master key`,
  audit: $localize`:@@audit.aboutAudit:Audit log`,
};

/** `user`, `17` → "User 17". */
export function subjectName(kind: string, id: string | null): string {
  const word = subjectWords[kind] ?? kind;
  return id === null ? word : `${word} ${id}`;
}

const pages: Readonly<Record<string, string>> = {
  user: '/users',
  domain: '/domains',
  customer: '/customers',
  'change-request': '/requests',
};

/** Where it is shown; undefined of what has no page of its own. */
export function pageOf({ kind, id }: { readonly kind: string; readonly id: string | null }): readonly string[] | undefined {
  const page = pages[kind];
  return page === undefined || id === null ? undefined : [page, id];
}
