const services: Readonly<Record<string, string>> = {
  registry: $localize`:@@privacy.inRegistry:Licences`,
  uses: $localize`:@@privacy.inUses:Use of licences`,
  access: $localize`:@@privacy.inAccess:Account`,
  audit: $localize`:@@privacy.inAudit:Audit log`,
};

const kinds: Readonly<Record<string, string>> = {
  user: $localize`:@@privacy.user:Named seats`,
  override: $localize`:@@privacy.override:Overrides`,
  lastSeen: $localize`:@@privacy.lastSeen:Last seen`,
  use: $localize`:@@privacy.use:Use by day`,
  useAddress: $localize`:@@privacy.useAddress:Addresses by day`,
  formerUser: $localize`:@@privacy.formerUser:What the seats were before`,
  formerOverride: $localize`:@@privacy.formerOverride:Earlier overrides`,
  contact: $localize`:@@privacy.contact:Contact of a customer`,
  import: $localize`:@@privacy.import:Imported lists with the person in them`,
  leaverCheck: $localize`:@@privacy.leaverCheck:Staff lists with the person in them`,
  legacyRow: $localize`:@@privacy.legacyRow:Rows of the old database about the person`,
  delegation: $localize`:@@privacy.delegation:Delegations`,
  requestedCommand: $localize`:@@privacy.requestedCommand:Proposed changes about the person`,
  requestText: $localize`:@@privacy.requestText:What was written about these`,
  requestStep: $localize`:@@privacy.requestStep:What the person did with proposed changes`,
  requestComment: $localize`:@@privacy.requestComment:Comments on proposed changes`,
  operator: $localize`:@@privacy.operator:Account of the console`,
  password: $localize`:@@privacy.password:Password`,
  authenticator: $localize`:@@privacy.authenticator:Authenticator app`,
  passkey: $localize`:@@privacy.passkey:Passkeys`,
  recoveryCode: $localize`:@@privacy.recoveryCode:Recovery codes`,
  identity: $localize`:@@privacy.identity:Accounts at identity providers`,
  session: $localize`:@@privacy.session:Sessions`,
  link: $localize`:@@privacy.link:Links sent by e-mail`,
  personalToken: $localize`:@@privacy.personalToken:Personal tokens`,
  preferences: $localize`:@@privacy.preferences:Preferences`,
  event: $localize`:@@privacy.event:Events by and about the person`,
};

export function wordOfService(service: string): string {
  return services[service] ?? service;
}

export function wordOfHeld(kind: string): string {
  return kinds[kind] ?? kind;
}
