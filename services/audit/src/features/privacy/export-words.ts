/** What services, kinds of rows and their fields are called in front of the person whose data they are. */
export type ExportLocale = 'en' | 'fr';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly madeAt: string;
  readonly addresses: string;
  readonly nothing: string;
  readonly leftOut: (count: number) => string;
  /** In front of a network address. */
  readonly from: string;
  readonly allFields: string;
  /** Between a date and a time. */
  readonly at: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly yes: string;
  readonly no: string;
  readonly services: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  /** Values that are words of ours. */
  readonly values: Readonly<Record<string, string>>;
}

export const exportWords: Readonly<Record<ExportLocale, Words>> = {
  en: {
    title: 'What is held about you',
    intro: 'This is everything that this licence server holds about the person with the addresses below.',
    madeAt: 'Made at',
    addresses: 'Addresses',
    nothing: 'Nothing is held here.',
    leftOut: (count) => `Older ones that are left out here: ${count}.`,
    from: 'from',
    allFields: 'Each event in one sentence, the newest first. All of its fields are in the JSON form of this export.',
    at: ', ',
    colon: ': ',
    semicolon: '; ',
    yes: 'yes',
    no: 'no',
    services: { registry: 'Licences', access: 'Account', audit: 'Log of what was done' },
    kinds: {
      user: 'Named seats',
      override: 'Values of your own',
      formerUser: 'What your seats were before',
      formerOverride: 'Values of your own from before',
      entitlement: 'What you are entitled to',
      contact: 'Contact of a customer',
      import: 'Lists in which you are named',
      leaverCheck: 'Staff lists in which you are named',
      delegation: 'Approving in the place of somebody else',
      operator: 'Account',
      password: 'Password',
      authenticator: 'Authenticator app',
      passkey: 'Passkeys',
      recoveryCode: 'Recovery codes',
      identity: 'Accounts elsewhere',
      session: 'Sessions',
      link: 'Links by e-mail',
      personalToken: 'Personal tokens',
      event: 'Events',
    },
    fields: {
      id: 'Number',
      email: 'E-mail address',
      address: 'Network address',
      userAgent: 'Browser',
      backedUp: 'Backed up',
      locale: 'Language',
    },
    values: {
      technical_director: 'technical director',
      financial_controller: 'financial controller',
      single_sign_on: 'single sign-on',
      first_administrator: 'invitation of the first administrator',
      password_reset: 'new password',
      en: 'English',
      fr: 'French',
    },
  },
  fr: {
    title: 'Ce qui est conservé à votre sujet',
    intro: 'Voici tout ce que ce serveur de licences conserve au sujet de la personne dont les adresses figurent ci-dessous.',
    madeAt: 'Établi le',
    addresses: 'Adresses',
    nothing: 'Rien n’est conservé ici.',
    leftOut: (count) => `Éléments plus anciens qui ne figurent pas ici : ${count}.`,
    from: 'depuis',
    allFields: 'Chaque événement en une phrase, le plus récent d’abord. Tous ses champs figurent dans la forme JSON de cet export.',
    at: ' à ',
    colon: '\u00A0: ',
    semicolon: '\u202F; ',
    yes: 'oui',
    no: 'non',
    services: { registry: 'Licences', access: 'Compte', audit: 'Journal des opérations' },
    kinds: {
      user: 'Sièges nominatifs',
      override: 'Valeurs propres',
      formerUser: 'États antérieurs de vos sièges',
      formerOverride: 'Valeurs propres antérieures',
      entitlement: 'Ce à quoi vous avez droit',
      contact: 'Contact d’un client',
      import: 'Listes où vous figurez',
      leaverCheck: 'Listes du personnel où vous figurez',
      delegation: 'Approbations à la place d’autrui',
      operator: 'Compte',
      password: 'Mot de passe',
      authenticator: 'Application d’authentification',
      passkey: 'Clés d’accès',
      recoveryCode: 'Codes de secours',
      identity: 'Comptes chez d’autres fournisseurs',
      session: 'Sessions',
      link: 'Liens envoyés par courriel',
      personalToken: 'Jetons personnels',
      event: 'Événements',
    },
    fields: {
      id: 'Numéro',
      email: 'Adresse électronique',
      name: 'Nom',
      displayName: 'Nom affiché',
      customer: 'Client',
      profile: 'Profil',
      role: 'Fonction',
      roles: 'Rôles',
      locale: 'Langue',
      validFrom: 'Valable à partir du',
      validUntil: 'Valable jusqu’au',
      suspendedAt: 'Suspendu le',
      suspensionReason: 'Motif de la suspension',
      reason: 'Motif',
      given: 'Confiée par vous',
      commands: 'Commandes',
      feature: 'Fonctionnalité',
      value: 'Valeur',
      origin: 'Origine',
      fileName: 'Fichier',
      since: 'Depuis le',
      until: 'Jusqu’au',
      createdAt: 'Créé le',
      updatedAt: 'Modifié le',
      changedAt: 'Modifié le',
      confirmedAt: 'Confirmé le',
      lastUsedAt: 'Dernière utilisation',
      lastSeenAt: 'Vu pour la dernière fois',
      endedAt: 'Terminé le',
      expiresAt: 'Expire le',
      usedAt: 'Utilisé le',
      revokedAt: 'Révoqué le',
      linkedAt: 'Lié le',
      address: 'Adresse réseau',
      userAgent: 'Navigateur',
      firstFactor: 'Premier facteur',
      provider: 'Fournisseur',
      issuer: 'Émetteur',
      subject: 'Sujet',
      permissions: 'Permissions',
      transports: 'Transports',
      backedUp: 'Sauvegardée',
      count: 'Nombre',
      used: 'Utilisés',
      kind: 'Nature',
    },
    values: {
      technical_director: 'direction technique',
      financial_controller: 'contrôle de gestion',
      other: 'autre',
      password: 'mot de passe',
      passkey: 'clé d’accès',
      single_sign_on: 'authentification unique',
      invitation: 'invitation',
      first_administrator: 'invitation du premier administrateur',
      password_reset: 'nouveau mot de passe',
      internal: 'cet appareil',
      hybrid: 'un autre appareil',
      en: 'anglais',
      fr: 'français',
    },
  },
};
