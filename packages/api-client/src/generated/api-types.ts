// Generated from docs/openapi.json by `npm run generate`. Do not edit.

export interface paths {
  '/v1/licences/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Check a licence, unless it is known already
     * @description As `POST /v1/licences/check`, with an `ETag` of all that does not change by itself: whoever sends it back in `If-None-Match` is answered 304 as long as the licence is what it was, however often it was checked since. With an API key, which needs the scope `licence:check`, about anybody; or with the identity token of a person, of Microsoft or Google, about that person alone: then `email` may be left out, and `product` where the app that the token was made for belongs to one product only. Pages of any origin may ask with an identity token, and none with an API key. An address in a query may be kept by proxies on the way: with an identity token it need not be there.
     */
    get: operations['readLicence'];
    put?: never;
    /**
     * Check a licence
     * @description Answers 200 to every well-formed question, also where there is no licence; unknown people and unknown companies look the same. Answered from memory: a change in the registry is in force within a second. With an API key, which needs the scope `licence:check`, about anybody; or with the identity token of a person, of Microsoft or Google, about that person alone: then `email` may be left out, and `product` where the app that the token was made for belongs to one product only. Pages of any origin may ask with an identity token, and none with an API key.
     */
    post: operations['checkLicence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/check-batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check up to 1,000 licences
     * @description Answers all questions as `POST /v1/licences/check` answers one, in their order; where one of them is not well formed, none. Each question counts as a check of the rate of the key: a batch is let in when one check would be, and what it asks more is waited for later.
     */
    post: operations['checkLicences'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Be told whose licences change
     * @description Server-sent events for services that keep answers of their own. `changed` says which of them are no longer right: `domains`, all answers for addresses that end in these names; `emails`, those for these addresses; `everything`, all. `reset`: what came before is not known, drop every answer; it comes first where no place is said, or one that is too old. The `id` of an event is a place in the change feed, and the same on every server: who comes again with it in `Last-Event-ID`, or `?after=`, misses nothing. `revision` is the place as a number: an answer whose `revision` is lower comes from a server that does not know of the change yet; ask again. Dates are no changes: what begins or ends by its date does so without an event. Comments come every 15 seconds. Who takes nothing for a minute is cut off, and the stream ends with its key. Somebody who was erased is told of by their domain alone. Needs the scope `licence:stream`, since whoever is told learns the addresses of people; a key has at most ten streams open on a thread.
     */
    get: operations['watchLicences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell what was used
     * @description Of features, up to 1,000 uses at once, as programs count them. They are added up by person, day and feature, and the person counts as seen; checks are counted by themselves, where they are valid, but not those of a batch. Uses of people and features that are not known are left out, and nobody is told which. Written within some seconds; a crash loses these. With an API key, which needs the scope `licence:check`, about anybody; or with the identity token of a person, of Microsoft or Google, about that person alone: then `email` may be left out, and `product` where the app that the token was made for belongs to one product only. Pages of any origin may ask with an identity token, and none with an API key.
     */
    post: operations['tellUses'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/signed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a signed licence, which is verified offline
     * @description Answers as `POST /v1/licences/check` does, with a document for the product that says the same and is believed offline for as long as `lease` says: fresh, then stale, then in grace; never beyond the end of the licence. Verify it by the keys at `/.well-known/jwks.json`: `typ` must be `licence+jwt`, `alg` EdDSA, `iss` and `aud` those expected, and `epoch` not lower than `revocationEpoch` there. With an API key, which needs the scope `licence:check`, about anybody; or with the identity token of a person, of Microsoft or Google, about that person alone: then `email` may be left out, and `product` where the app that the token was made for belongs to one product only. Pages of any origin may ask with an identity token, and none with an API key.
     */
    post: operations['signLicence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The keys that signed licences are verified by
     * @description A JWK Set (RFC 7517) of Ed25519 keys (RFC 8037), with the revocation epoch beside them. A new key is here before it signs, an old one until everything that it has signed has ended. Keep it for as long as `Cache-Control` says, and read it again where a `kid` is not in it.
     */
    get: operations['readPublishedKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the figures of the dashboard
     * @description Those who are confined to customers see the figures of these alone. Needs the permission `user.read`.
     */
    get: operations['readOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Be told what changes
     * @description Server-sent events, for as long as the session lasts; nothing that is asked here keeps it open. `change-requests`: how many concern you, as `changeRequests` of the overview, at the beginning and whenever one that you may see changes. `registry`: `{"position": 1234, "kinds": ["domain", "user"]}`, up to where the change feed has come, and of which kinds (catalogue, customer, domain, user) something has changed since the event before, or since Last-Event-ID; none at the beginning. `re-read`: `{}`, what you know may be of another past; read everything again. Comments come at least every ten seconds. Whoever does not read what is sent is cut off. People who have signed in; no token stands in for them.
     */
    get: operations['watch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List customers
     * @description Needs the permission `customer.read`.
     */
    get: operations['listCustomers'];
    put?: never;
    /**
     * Create a customer
     * @description Needs the permission `customer.write`.
     */
    post: operations['createCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count customers
     * @description As many as the list has with the same filters. Needs the permission `customer.read`.
     */
    get: operations['countCustomers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a customer
     * @description Needs the permission `customer.read`.
     */
    get: operations['readCustomer'];
    put?: never;
    post?: never;
    /**
     * Delete a customer without domains
     * @description Needs the permission `customer.write`.
     */
    delete: operations['deleteCustomer'];
    options?: never;
    head?: never;
    /**
     * Change a customer
     * @description What is left out stays as it is; contacts are replaced as a whole. Needs the permission `customer.write`.
     */
    patch: operations['changeCustomer'];
    trace?: never;
  };
  '/v1/domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List domains
     * @description Needs the permission `domain.read`.
     */
    get: operations['listDomains'];
    put?: never;
    /**
     * Create a domain
     * @description `seatLimit: null`, unlimited, has to be said. Needs the permission `domain.write`.
     */
    post: operations['createDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count domains
     * @description As many as the list has with the same filters. Needs the permission `domain.read`.
     */
    get: operations['countDomains'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a domain
     * @description Needs the permission `domain.read`.
     */
    get: operations['readDomain'];
    put?: never;
    post?: never;
    /**
     * Delete a domain without users
     * @description Its aliases and the assignment of packs go with it. Needs the permission `domain.write`.
     */
    delete: operations['deleteDomain'];
    options?: never;
    head?: never;
    /**
     * Change a domain
     * @description What is left out stays as it is. Needs the permission `domain.write`.
     */
    patch: operations['changeDomain'];
    trace?: never;
  };
  '/v1/domains/{id}/actions/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suspend a domain; its seats are kept
     * @description Needs the permission `domain.write`.
     */
    post: operations['suspendDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/reinstate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reinstate a suspended domain
     * @description Needs the permission `domain.write`.
     */
    post: operations['reinstateDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/renew': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move the end of a domain to a later day
     * @description Needs the permission `domain.write`.
     */
    post: operations['renewDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move a domain to another customer
     * @description Needs the permission `domain.write`.
     */
    post: operations['moveDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/rename': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rename a domain; the old name stays as an alias
     * @description Needs the permission `domain.write`.
     */
    post: operations['renameDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/add-alias': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add an alias to a domain
     * @description Needs the permission `domain.write`.
     */
    post: operations['addDomainAlias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/remove-alias': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove an alias of a domain
     * @description Needs the permission `domain.write`.
     */
    post: operations['removeDomainAlias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/assign-packs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replace the packs of a domain
     * @description Needs the permission `domain.write`.
     */
    post: operations['assignPacks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List users
     * @description Needs the permission `user.read`.
     */
    get: operations['listUsers'];
    put?: never;
    /**
     * Give somebody a seat
     * @description The address says in which domain. Needs the permission `user.write`.
     */
    post: operations['createUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count users
     * @description As many as the list has with the same filters. Needs the permission `user.read`.
     */
    get: operations['countUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a user
     * @description Needs the permission `user.read`.
     */
    get: operations['readUser'];
    put?: never;
    post?: never;
    /**
     * Delete a user, which frees the seat
     * @description Needs the permission `user.write`.
     */
    delete: operations['deleteUser'];
    options?: never;
    head?: never;
    /**
     * Change a user
     * @description What is left out stays as it is. The address changes by the action move. Needs the permission `user.write`.
     */
    patch: operations['changeUser'];
    trace?: never;
  };
  '/v1/users/{id}/actions/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suspend a user; the seat is kept
     * @description Needs the permission `user.write`.
     */
    post: operations['suspendUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/actions/reinstate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reinstate a suspended user
     * @description Needs the permission `user.write`.
     */
    post: operations['reinstateUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/actions/renew': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a user an end of its own
     * @description Needs the permission `user.write`.
     */
    post: operations['renewUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/actions/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a user another address
     * @description Needs the permission `user.write`.
     */
    post: operations['moveUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/overrides': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the overrides of a user
     * @description The ETag is that of the user's version. Needs the permission `user.read`.
     */
    get: operations['listOverrides'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/overrides/{featureKey}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Set one feature for one user
     * @description If-Match names the user's version: overrides are part of the user, and give it a new one. Needs the permission `override.write`.
     */
    put: operations['setOverride'];
    post?: never;
    /**
     * Remove an override
     * @description If-Match names the user's version: overrides are part of the user, and give it a new one. Needs the permission `override.write`.
     */
    delete: operations['removeOverride'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/entitlements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a user gets, and why
     * @description The values that the user gets while the licence is allowed, each with where it comes from and the change request that approved it. As of an instant in the past, also of a user who was deleted since, as long as that is kept. Needs the permission `user.read`.
     */
    get: operations['readEntitlements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened to the licence of a user
     * @description The newest first: changes of the user, of the domain, its packs and the values in the catalogue that speak of the user, and dates that have passed. Also of a user who was deleted, as long as that is kept. Needs the permission `user.read`.
     */
    get: operations['readTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/ending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who is about to lose access
     * @description Users who have access now and lose it within so many times 24 hours, if nothing is renewed, by the rules of their domains: the earlier of both ends, and the days of grace after it. In the order of their domains. Needs the permission `user.read`.
     */
    get: operations['listEndingLicences'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/users/{id}/use': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a user used, and when they were last seen
     * @description By day: checks that said that they may work, and what programs told of features. Some seconds behind. Needs the permission `user.read`.
     */
    get: operations['readUserUse'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/unused': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count the seats that nobody uses, by domain
     * @description Domains with seats that were given before a date, and whose users no check has let work since. The others are left out. Needs the permission `domain.read`.
     */
    get: operations['listUnusedSeats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/unusual-use': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List whose account is used from many addresses at once
     * @description Users who were checked from so many different addresses on one day, the most first. A service that checks for everybody is few addresses: what stands out is an account that many people share. Addresses themselves are not kept. Needs the permission `user.read`.
     */
    get: operations['listUnusualUse'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List products
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['listProducts'];
    put?: never;
    /**
     * Create a product
     * @description Needs the permission `catalogue.write`.
     */
    post: operations['createProduct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/products/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a product
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['readProduct'];
    put?: never;
    post?: never;
    /**
     * Delete a product that nothing refers to
     * @description Needs the permission `catalogue.write`.
     */
    delete: operations['deleteProduct'];
    options?: never;
    head?: never;
    /**
     * Change a product
     * @description What is left out stays as it is. Needs the permission `catalogue.write`.
     */
    patch: operations['changeProduct'];
    trace?: never;
  };
  '/v1/features': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List features
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['listFeatures'];
    put?: never;
    /**
     * Create a feature
     * @description Needs the permission `catalogue.write`.
     */
    post: operations['createFeature'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/features/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a feature
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['readFeature'];
    put?: never;
    post?: never;
    /**
     * Delete a feature that nothing refers to
     * @description Needs the permission `catalogue.write`.
     */
    delete: operations['deleteFeature'];
    options?: never;
    head?: never;
    /**
     * Change a feature
     * @description What is left out stays as it is. Needs the permission `catalogue.write`.
     */
    patch: operations['changeFeature'];
    trace?: never;
  };
  '/v1/profiles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List profiles
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['listProfiles'];
    put?: never;
    /**
     * Create a profile
     * @description Needs the permission `catalogue.write`.
     */
    post: operations['createProfile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/profiles/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a profile
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['readProfile'];
    put?: never;
    post?: never;
    /**
     * Delete a profile that nothing refers to
     * @description Needs the permission `catalogue.write`.
     */
    delete: operations['deleteProfile'];
    options?: never;
    head?: never;
    /**
     * Change a profile
     * @description What is left out stays as it is. Needs the permission `catalogue.write`.
     */
    patch: operations['changeProfile'];
    trace?: never;
  };
  '/v1/packs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List packs
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['listPacks'];
    put?: never;
    /**
     * Create a pack
     * @description Needs the permission `catalogue.write`.
     */
    post: operations['createPack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/packs/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a pack
     * @description Needs the permission `catalogue.read`.
     */
    get: operations['readPack'];
    put?: never;
    post?: never;
    /**
     * Delete a pack that nothing refers to
     * @description Needs the permission `catalogue.write`.
     */
    delete: operations['deletePack'];
    options?: never;
    head?: never;
    /**
     * Change a pack
     * @description What is left out stays as it is. Needs the permission `catalogue.write`.
     */
    patch: operations['changePack'];
    trace?: never;
  };
  '/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List imports, the newest first
     * @description Needs the permission `user.import`.
     */
    get: operations['listImports'];
    put?: never;
    /**
     * Upload a customer's list and judge its rows
     * @description The body is the file as it is, up to 256 MiB, gzip allowed; encoding, separator and columns are recognised. What is left out is read as the customer's last list with the same header was. Changes no user: read the verdicts, then apply the import. A file that cannot be read is refused (422) and not kept. Needs the permission `user.import`.
     */
    post: operations['uploadImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an import
     * @description Needs the permission `user.import`.
     */
    get: operations['readImport'];
    put?: never;
    post?: never;
    /**
     * Delete an import that has not been applied
     * @description With its file and its verdicts. Needs the permission `user.import`.
     */
    delete: operations['deleteImport'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/actions/judge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Judge the rows of an import anew
     * @description Against what there is by now, and under other options where they are given; what is left out stays as it is. Needs the permission `user.import`.
     */
    post: operations['judgeImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/actions/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Apply an import, all or nothing
     * @description If-Match names the version whose verdicts were looked at. Refused (409 `verdicts_changed`) where one would be another by now: judge it again; and (409 `rows_refused`) where rows are refused and `skipRefused` was not asked for. Needs the permission `user.import`.
     */
    post: operations['applyImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/actions/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Propose to bring back the users that an applied import has made and changed
     * @description Gives a change request, which is applied at once where the policy asks for no approval. Possible for as long as the file is kept, for at most 100,000 users. Refused (409 `changed_since`) where one of them has been changed since. Needs the permission `user.import`.
     */
    post: operations['undoImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/verdicts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the verdicts on the rows of an import
     * @description In the order of the file. Needs the permission `user.import`.
     */
    get: operations['listVerdicts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Download what became of every row of an import
     * @description CSV in UTF-8 with a byte order mark, one line for each row; a cell that a spreadsheet would run gets an apostrophe. Needs the permission `user.import`.
     */
    get: operations['downloadImportResult'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/rows/{line}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a row of the file of an import as it is written there
     * @description Needs the permission `user.import`.
     */
    get: operations['readImportRow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/verdicts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the rows of the list that a change request imports, each with what it comes to
     * @description In the order of the file. Needs the permission `change-request.read`.
     */
    get: operations['listChangeRequestVerdicts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/customers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away customers as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `customer.read`.
     */
    get: operations['exportCustomers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away domains as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `domain.read`.
     */
    get: operations['exportDomains'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away users as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `user.export`.
     */
    get: operations['exportUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/overrides': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away overrides as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `user.export`.
     */
    get: operations['exportOverrides'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away products as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `catalogue.read`.
     */
    get: operations['exportProducts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/features': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away features as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `catalogue.read`.
     */
    get: operations['exportFeatures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/profiles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away profiles as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `catalogue.read`.
     */
    get: operations['exportProfiles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exports/packs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away packs as a file
     * @description In the order of ids, read in parts: what is there from the beginning to the end is in the file once, as it was when its part was read; what comes or goes meanwhile may or may not be. A file that is cut short ends with a broken connection. The filters are those of the list. Written to the audit, with the number of rows. Needs the permission `catalogue.read`.
     */
    get: operations['exportPacks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search customers, domains and users
     * @description By name, external reference, domain name, alias, address and display name, in any case and with or without accents. Kinds that the caller may not read (`customer.read`, `domain.read`, `user.read`) are left out. What has just changed is found a moment later. Anybody who is signed in.
     */
    get: operations['search'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bulk-actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change many users, domains and customers at once
     * @description Up to 1,000 commands in one transaction, each with the fields of its own route, the same checks and an audit event of its own; or one action on each of up to 10,000 things that a list shows under a filter, refused (409 `matches_changed`) where another number matches than was seen to. They are carried out in their order; nothing is, where one is refused, unless `skipRefused` says otherwise. Each needs the permission of its own route. Needs one of the permissions `user.write`, `override.write`, `domain.write`, `customer.write`.
     */
    post: operations['bulkActions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/renewals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the domains that end soon, or have ended
     * @description By their last day, which counts in the customer's time zone, with how many seats to renew and why. Domains in grace are always among them. Needs the permission `domain.read`.
     */
    get: operations['listRenewals'];
    put?: never;
    /**
     * Renew many domains at once
     * @description For a term of months, or until a day. A term of months ends on the day before the one of the same number, or on the last day of a month that has no such day. All are renewed or none, unless `skipRefused` says otherwise. Refused (409 `renewals_changed`) where a domain changes while this goes on: ask again. Needs the permission `domain.write`.
     */
    post: operations['renewDomains'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leaver-checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List leaver checks, the newest first
     * @description Needs the permission `user.import`.
     */
    get: operations['listLeaverChecks'];
    put?: never;
    /**
     * Compare a staff list with the seats of a domain
     * @description The body is the whole staff list as it is, up to 256 MiB, gzip allowed; only its column of addresses is read. Changes no user: look at the leavers, then propose their removal. A list that knows nobody with a seat is refused (422) and not kept. Needs the permission `user.import`.
     */
    post: operations['uploadLeaverCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leaver-checks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a leaver check, and what has happened since
     * @description Needs the permission `user.import`.
     */
    get: operations['readLeaverCheck'];
    put?: never;
    post?: never;
    /**
     * Delete a leaver check
     * @description With its file. What has been proposed from it stays. Needs the permission `user.import`.
     */
    delete: operations['deleteLeaverCheck'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leaver-checks/{id}/leavers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who had a seat and was not on the list
     * @description Needs the permission `user.import`.
     */
    get: operations['listLeavers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leaver-checks/{id}/newcomers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who has got a seat since the list was compared
     * @description Needs the permission `user.import`.
     */
    get: operations['listNewcomers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leaver-checks/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the rows of the staff list of a leaver check
     * @description In the order of the file. Needs the permission `user.import`.
     */
    get: operations['listStaffRows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leaver-checks/{id}/actions/propose': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Delete or suspend the leavers of a leaver check
     * @description All together or none. Refused (409 `too_many_leavers`) where more than a share of the seats would go, until it is asked again with their exact number, and (409 `leavers_changed`) where seats change while this goes on. Needs the permission `user.write`.
     */
    post: operations['proposeRemovals'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List migrations from an old database, the newest first
     * @description Needs the permission `migration.read`.
     */
    get: operations['listMigrations'];
    put?: never;
    /**
     * Begin a migration from an old database
     * @description Then send its rows, and have it planned. Nothing of the registry changes before it is applied. Needs the permission `migration.write`.
     */
    post: operations['createMigration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a migration with the report of its plan
     * @description Needs the permission `migration.read`.
     */
    get: operations['readMigration'];
    put?: never;
    post?: never;
    /**
     * Delete a migration with its rows and its plan
     * @description What its rows have become stays, and so does the quarantine. Needs the permission `migration.write`.
     */
    delete: operations['deleteMigration'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the rows of the old database with what becomes of each
     * @description Needs the permission `migration.read`.
     */
    get: operations['listMigrationRows'];
    put?: never;
    /**
     * Send the next rows of the old database
     * @description One JSON object a line: entity, table, key, file, line, row (mapped, or null), raw, faults; gzip allowed. All or nothing. What has been taken already is passed over, so whoever does not know whether rows have arrived sends them again. Needs the permission `migration.write`.
     */
    post: operations['sendMigrationRows'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}/actions/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Work out what each row of the old database becomes
     * @description Against what Seatledger has by now, and with what was decided in quarantine. Changes nothing of the registry; may be repeated, also after the migration was applied: then it says what is left to do. Where nothing has changed since, the plan that there is stands. Needs the permission `migration.write`.
     */
    post: operations['planMigration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}/actions/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the plan of a migration be carried out
     * @description As it was looked at: `planDigest` names it. Where the policy asks for approval, it is asked for here, once for the whole plan. Then the plan is carried out by `continue`, part by part. Needs the permission `migration.write`.
     */
    post: operations['applyMigration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}/actions/continue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Carry out the next part of a plan that is being applied
     * @description By the commands that people use, each with its audit event, in one transaction. Ask again until `stepsDone` is `steps`; whoever was interrupted goes on where it stopped. What is refused by now goes to quarantine, and the others go on. Needs the permission `migration.write`.
     */
    post: operations['continueMigration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the operators of the old database who are to be invited
     * @description Invite each by POST /v1/operators/invitations, and settle it here. Needs the permission `migration.read`.
     */
    get: operations['listMigrationInvitations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/migrations/{id}/invitations/{step}/actions/settle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that an operator of the old database has been invited, or is one already
     * @description Needs the permission `migration.write`.
     */
    post: operations['settleMigrationInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the rows of the old database that somebody has to decide on
     * @description Needs the permission `migration.read`.
     */
    get: operations['listQuarantinedRows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows/count': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count the rows of the old database that somebody has to decide on
     * @description Needs the permission `migration.read`.
     */
    get: operations['countQuarantinedRows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a quarantined row
     * @description Needs the permission `migration.read`.
     */
    get: operations['readQuarantinedRow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows/{id}/actions/fix': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take other values for those of a quarantined row
     * @description By column of the old table, as they are written there; what is left out stays as it was read. Refused (422 `row_still_faulty`) where the row cannot be read with them either. The next plan says what it becomes; it is void where the row is another in a later source. Needs the permission `migration.write`.
     */
    post: operations['fixQuarantinedRow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows/{id}/actions/map': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say which thing of Seatledger a quarantined row is already
     * @description It stays as it is in Seatledger, and what refers to the row refers to it. Needs the permission `migration.write`.
     */
    post: operations['mapQuarantinedRow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows/{id}/actions/drop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that a quarantined row does not come over, and why
     * @description Needs the permission `migration.write`.
     */
    post: operations['dropQuarantinedRow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantined-rows/{id}/actions/reopen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take back what was decided on a quarantined row
     * @description Before the next plan; what a row has become since stays. Needs the permission `migration.write`.
     */
    post: operations['reopenQuarantinedRow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parity-runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List comparisons of Seatledger with the old service, the newest first
     * @description Needs the permission `migration.read`.
     */
    get: operations['listParityRuns'];
    put?: never;
    /**
     * Keep what a comparison of Seatledger with the old service has found
     * @description Counts by domain and cause, and no person. Needs the permission `migration.write`.
     */
    post: operations['createParityRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parity-runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a comparison of Seatledger with the old service
     * @description Needs the permission `migration.read`.
     */
    get: operations['readParityRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parity-runs/{id}/domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what a comparison has found, domain by domain
     * @description Needs the permission `migration.read`.
     */
    get: operations['listParityRunDomains'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/customer-readiness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the customers that came from the old database, with what keeps their domains from being cut over
     * @description Needs the permission `migration.read`.
     */
    get: operations['listCustomerReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/readiness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read who answers for a domain, and what keeps it from being cut over
     * @description Needs the permission `migration.read`.
     */
    get: operations['readDomainReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/cut-over': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let Seatledger answer for a domain from now on
     * @description Refused (409 `not_ready`) while something keeps it from being ready, unless `acceptBlockers` says that this is known. A later plan takes nothing of the domain and its users from the old database: its rows wait in quarantine. Needs the permission `migration.write`.
     */
    post: operations['cutOverDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/domains/{id}/actions/cut-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the old service answer for a domain again
     * @description The next plan takes in what has changed in the old database. What was changed in Seatledger meanwhile stays. Needs the permission `migration.write`.
     */
    post: operations['cutBackDomain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cut-over-domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the domains that Seatledger answers for in place of the old service
     * @description Also those that were deleted since. To be asked again and again: with If-None-Match, 304 is answered while the page is what it was. Needs the permission `domain.read`.
     */
    get: operations['listCutOverDomains'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/blast-radius': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Who would gain, lose or change what
     * @description Carries the commands out together, looks at every user whom they can concern, and undoes them: nothing is changed. Values are those that a user gets while the licence is allowed. Each command needs the permission to read what it is about, and no permission to change it. Needs the permission `user.read`.
     */
    post: operations['readBlastRadius'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/blast-radius': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who gains, loses or changes what by a change request
     * @description As things are now, with what would be refused by now told apart. Of the approval policy there is none (422 `no_blast_radius`), nor of a list that has been imported already or is no longer kept (409 `import_applied`, `import_expired`). Needs the permission `change-request.read`.
     */
    get: operations['readChangeRequestBlastRadius'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List change requests, the newest first
     * @description Whoever does not have the permission `change-request.read` sees what they have proposed themselves. Anybody who is signed in.
     */
    get: operations['listChangeRequests'];
    put?: never;
    /**
     * Propose commands
     * @description One or many commands, carried out together or not at all. Each needs the permission of its own route. What would be refused is refused now. Where the policy asks for no approval, they are carried out at once, or at `applyAt`. Needs one of the permissions `user.import`, `migration.write`, `customer.write`, `domain.write`, `user.write`, `override.write`, `catalogue.write`, `policy.write`.
     */
    post: operations['createChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a change request
     * @description Whoever does not have the permission `change-request.read` sees what they have proposed themselves. Anybody who is signed in.
     */
    get: operations['readChangeRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Edit a change request, which voids its approvals
     * @description What is left out stays as it is. Whoever edits it is one of those who cannot approve it. Needs one of the permissions `user.import`, `migration.write`, `customer.write`, `domain.write`, `user.write`, `override.write`, `catalogue.write`, `policy.write`.
     */
    patch: operations['editChangeRequest'];
    trace?: never;
  };
  '/v1/change-requests/{id}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the commands of a change request, each with what it comes to
     * @description Anybody who is signed in.
     */
    get: operations['listChangeRequestCommands'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/steps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all that has happened to a change request
     * @description Anybody who is signed in.
     */
    get: operations['listChangeRequestSteps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the approvals of a change request, those of former contents among them
     * @description Anybody who is signed in.
     */
    get: operations['listChangeRequestApprovals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the comments on a change request
     * @description Anybody who is signed in.
     */
    get: operations['listChangeRequestComments'];
    put?: never;
    /**
     * Comment on a change request
     * @description Needs the permission `change-request.read`.
     */
    post: operations['commentOnChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/submit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand in a draft
     * @description Anybody who is signed in.
     */
    post: operations['submitChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look again at what a change request comes to
     * @description By those who have proposed or edited it, or may approve it. Where it comes to something else by now, its approvals are void. It expires when it would have. Where the time is over at which it was to be applied, it has none any more, and its history says so. Needs the permission `change-request.read`.
     */
    post: operations['refreshChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/approve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve a change request
     * @description Never one’s own, by whichever account. With the last approval that it needs it is applied, or scheduled. Needs the permission `change-request.read`.
     */
    post: operations['approveChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject a change request
     * @description Needs the permission `change-request.read`.
     */
    post: operations['rejectChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take one’s own change request back
     * @description Anybody who is signed in.
     */
    post: operations['withdrawChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Apply an approved change request, or try again what has failed
     * @description Needs the permission `change-request.read`.
     */
    post: operations['applyChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/break-glass': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Apply a change request at once, without the approvals that it needs
     * @description For emergencies. It is written down as such, and somebody else has to review it within three days. Needs the permission `change-request.break-glass`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['breakGlassOnChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that one has looked at what was applied without approval
     * @description Needs the permission `change-request.read`.
     */
    post: operations['reviewChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-requests/{id}/actions/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Propose to bring back what a change request has changed
     * @description Gives another change request. Refused (409 `changed_since`) where something of it has been changed since. Anybody who is signed in.
     */
    post: operations['undoChangeRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approval-policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what needs whose approval
     * @description Needs the permission `policy.read`.
     */
    get: operations['readApprovalPolicy'];
    /**
     * Replace the approval policy
     * @description A policy under which some requests could never be approved is refused, with the reasons under errors. Needs the permission `policy.write`. The second factor must have been shown in the last ten minutes.
     */
    put: operations['changeApprovalPolicy'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/delegations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who approves in whose place
     * @description Needs the permission `policy.read`.
     */
    get: operations['listDelegations'];
    put?: never;
    /**
     * Let somebody approve in your place
     * @description Those who may change the approval policy do so for others, too, whom fromOperatorId names. It takes no approval, and is for a year at most. It gives what whoever delegates may approve now, as long as they may, and nothing that was delegated to them. Needs the permission `change-request.approve`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['createDelegation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/delegates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List whom one may let approve
     * @description Whoever is not suspended, sees all customers, and is not the person who asks. Needs the permission `change-request.approve`.
     */
    get: operations['listDelegates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/delegations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take a delegation back
     * @description By either side, or whoever may change the approval policy. What was approved in its time stays approved. Needs the permission `change-request.read`.
     */
    delete: operations['endDelegation'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List your own sessions, the newest first
     * @description People who have signed in; no token stands in for them.
     */
    get: operations['listOwnSessions'];
    put?: never;
    /**
     * Sign in with a password
     * @description Gives a session that still needs the second factor. The answer sets its cookie.
     */
    post: operations['signIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read the session of the cookie, in any state, with its CSRF token */
    get: operations['readCurrentSession'];
    put?: never;
    post?: never;
    /** Sign out */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End one of your own sessions
     * @description People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    delete: operations['endOwnSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/actions/end-others': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End all of your sessions but this one
     * @description People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    post: operations['endOtherSessions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/verify-totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Complete the sign-in with a code */
    post: operations['verifyTotp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/verify-recovery-code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Complete the sign-in with a recovery code, which is used up */
    post: operations['verifyRecoveryCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/verify-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Complete the sign-in with a passkey */
    post: operations['verifyPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/step-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show the second factor again, for something dangerous */
    post: operations['stepUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/step-up-with-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show a passkey again, for something dangerous */
    post: operations['stepUpWithPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a secret for an authenticator app
     * @description It counts once a code made from it has been confirmed.
     */
    post: operations['beginTotpEnrolment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/totp/actions/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the first code; get recovery codes, once
     * @description Recovery codes of before are worthless from then on.
     */
    post: operations['confirmTotpEnrolment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List your own passkeys, the oldest first
     * @description People who have signed in; no token stands in for them.
     */
    get: operations['listOwnPasskeys'];
    put?: never;
    /**
     * Register the passkey that the browser made
     * @description At the first sign-in it is the second factor, and recovery codes come with it, once.
     */
    post: operations['registerPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/passkeys/{id}/actions/rename': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give one of your passkeys another name
     * @description People who have signed in; no token stands in for them.
     */
    post: operations['renamePasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/passkeys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove one of your passkeys, unless it is your last second factor, or your last way to sign in
     * @description People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    delete: operations['removePasskey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/passkeys/actions/begin-registration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get what the browser needs to make a passkey
     * @description Its challenge is good once, for five minutes, in this session.
     */
    post: operations['beginPasskeyRegistration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/actions/begin-passkey-sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get what the browser needs to sign in with a passkey alone
     * @description Its challenge is good once, for five minutes, in the browser that gets the cookie of this answer.
     */
    post: operations['beginPasskeySignIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/actions/sign-in-with-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in with a passkey alone
     * @description It is both factors: the session is complete. The answer sets its cookie.
     */
    post: operations['signInWithPasskey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/begin-passkey': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get what the browser needs to show a passkey as the second factor
     * @description For `verify-passkey` and `step-up-with-passkey`. Its challenge is good once, for five minutes, in this session.
     */
    post: operations['beginPasskeyProof'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who is invited and has not come yet
     * @description Needs the permission `operator.read`.
     */
    get: operations['listInvitations'];
    put?: never;
    /**
     * Invite somebody
     * @description The token is shown in this answer only, and sent to the address where the server sends mail. Inviting the same address again makes the token before worthless. Needs the permission `operator.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['inviteOperator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept an invitation, or become the first administrator
     * @description Gives a session that still needs the enrolment of a second factor.
     */
    post: operations['acceptInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Withdraw an invitation
     * @description Its link is worthless at once. To send it again, invite the same address again. Needs the permission `operator.write`.
     */
    delete: operations['withdrawInvitation'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the operators
     * @description Needs the permission `operator.read`.
     */
    get: operations['listOperators'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an operator
     * @description Needs the permission `operator.read`.
     */
    get: operations['readOperator'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the name, the roles or the customers of an operator
     * @description In force at their next request. The last administrator stays one. Needs the permission `operator.write`. The second factor must have been shown in the last ten minutes.
     */
    patch: operations['changeOperator'];
    trace?: never;
  };
  '/v1/operators/{id}/actions/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suspend an operator, and end their sessions at once
     * @description Needs the permission `operator.write`.
     */
    post: operations['suspendOperator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{id}/actions/reinstate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let a suspended operator in again
     * @description Needs the permission `operator.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['reinstateOperator'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{id}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End all sessions of an operator
     * @description Needs the permission `operator.write`.
     */
    delete: operations['endSessionsOfOperator'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{id}/actions/join-person': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that two accounts are of the same person
     * @description With all other accounts of either. What one person may not do alone, such as approve their own request, they may with none of them. Needs the permission `operator.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['joinPerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{id}/actions/leave-person': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that an account is of nobody who has another
     * @description Nobody says so of an account of their own. Needs the permission `operator.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['leavePerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/preferences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read your own preferences
     * @description Where nothing has been chosen yet, what holds until then. People who have signed in; no token stands in for them.
     */
    get: operations['readPreferences'];
    /**
     * Replace your own preferences
     * @description All of them. The language is that of your account, and of the letters that you get. People who have signed in; no token stands in for them.
     */
    put: operations['changePreferences'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/renew-recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get new recovery codes, shown this once
     * @description Those of before are worthless from then on. People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    post: operations['renewRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operators/{id}/actions/reset-second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let an operator who has lost their second factor enrol another
     * @description Removes their authenticator app, passkeys and recovery codes, and ends their sessions and personal tokens. Make sure that it is they who ask, and give the token to them alone: with it, after their password or their identity provider, they enrol anew. Needs the permission `operator.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['resetSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sessions/current/actions/change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change your password
     * @description Ends your other sessions. People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/password-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for a link to set a new password
     * @description The answer is the same whether there is such an operator or not. The link goes out by e-mail; where the server sends none, whoever runs it makes one with `seatledger operator reset-link`.
     */
    post: operations['requestPasswordReset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/password-resets/actions/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a new password with the token of a link
     * @description Ends all sessions. The second factor stays what it was, and is asked for at the next sign-in.
     */
    post: operations['completePasswordReset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/identities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the accounts at identity providers that sign you in
     * @description People who have signed in; no token stands in for them.
     */
    get: operations['listOwnIdentities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/identities/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Unlink an account: it signs you in no more
     * @description Refused where you could not sign in any more. People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    delete: operations['unlinkIdentity'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/providers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the identity providers that people may sign in with */
    get: operations['listSignInProviders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/single-sign-on/{key}/actions/begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to sign in with an identity provider
     * @description The answer sets a cookie; the same browser must come back within ten minutes. The second factor is asked for then.
     */
    post: operations['beginSingleSignOn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/single-sign-on/{key}/actions/accept-invitation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to accept an invitation with an account at an identity provider, in place of a password
     * @description Whoever holds the link decides which account that is; its address need not be the one invited.
     */
    post: operations['beginInvitationSingleSignOn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/single-sign-on/{key}/actions/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to link an account at an identity provider to yourself
     * @description People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    post: operations['beginIdentityLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sign-in/single-sign-on/{key}/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the identity provider sends the browser back to: the redirect URI to register there
     * @description Gives a session that still needs the second factor, and sends the browser to the path of the beginning; where it is refused, with `signIn=refused` and its `code` in the query.
     */
    get: operations['completeSingleSignOn'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the roles
     * @description Needs the permission `role.read`.
     */
    get: operations['listRoles'];
    put?: never;
    /**
     * Compose a role
     * @description Needs the permission `role.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['createRole'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/roles/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a role
     * @description Needs the permission `role.read`.
     */
    get: operations['readRole'];
    put?: never;
    post?: never;
    /**
     * Delete a role of your own that nobody has
     * @description Needs the permission `role.write`. The second factor must have been shown in the last ten minutes.
     */
    delete: operations['deleteRole'];
    options?: never;
    head?: never;
    /**
     * Change a role of your own
     * @description Needs the permission `role.write`. The second factor must have been shown in the last ten minutes.
     */
    patch: operations['changeRole'];
    trace?: never;
  };
  '/v1/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the permissions that roles are made of
     * @description Needs the permission `role.read`.
     */
    get: operations['listPermissions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the API keys
     * @description Needs the permission `service.read`.
     */
    get: operations['listApiKeys'];
    put?: never;
    /**
     * Make an API key
     * @description Needs the permission `service.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['createApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys/{keyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an API key
     * @description Needs the permission `service.read`.
     */
    get: operations['readApiKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys/{keyId}/actions/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke an API key
     * @description Needs the permission `service.write`.
     */
    post: operations['revokeApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/api-keys/{keyId}/actions/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make the successor of an API key
     * @description Needs the permission `service.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['rotateApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/clients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the OAuth clients
     * @description Needs the permission `service.read`.
     */
    get: operations['listClients'];
    put?: never;
    /**
     * Make an OAuth client
     * @description Needs the permission `service.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['createClient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/clients/{clientId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an OAuth client
     * @description Needs the permission `service.read`.
     */
    get: operations['readClient'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/clients/{clientId}/actions/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke an OAuth client and its access tokens
     * @description Needs the permission `service.write`.
     */
    post: operations['revokeClient'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/clients/{clientId}/actions/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a new secret for an OAuth client
     * @description Needs the permission `service.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['rotateClientSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/personal-tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List your personal tokens
     * @description To a personal token, itself alone. Anybody who is signed in.
     */
    get: operations['listPersonalTokens'];
    put?: never;
    /**
     * Make a personal token
     * @description People who have signed in; no token stands in for them. The second factor must have been shown in the last ten minutes.
     */
    post: operations['createPersonalToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/personal-tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take a personal token back
     * @description Whoever comes with a personal token takes back that one, and no other. Anybody who is signed in.
     */
    delete: operations['revokePersonalToken'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/jwks.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The keys that access tokens are signed by */
    get: operations['readAccessTokenKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/oauth-authorization-server': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How to get access tokens (RFC 8414) */
    get: operations['readOAuthMetadata'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is the audit log in order?
     * @description Needs the permission `audit.read`.
     */
    get: operations['readAuditStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what happened, newest first
     * @description What is committed is there within a second. Pages go by the place in the log, so that nothing is missed or told twice. Whoever is confined to customers gets the events of those. Needs the permission `event.read`.
     */
    get: operations['listAuditEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/events/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read one event, and what it changed
     * @description Needs the permission `event.read`.
     */
    get: operations['readAuditEvent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/events/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Take away what happened as a file
     * @description Newest first, from the newest that there is when it begins. The filters are those of the list. Written to the audit, with the number of rows. A file that is cut short ends with a broken connection. Needs the permission `event.read`.
     */
    get: operations['exportAuditEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/checkpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the checkpoints that were signed, the newest first
     * @description Needs the permission `audit.read`.
     */
    get: operations['listCheckpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/log/checkpoint': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The newest checkpoint of the log, as a signed note
     * @description The log is served as C2SP tlog-tiles under /v1/audit/log: `checkpoint`, `tile/<L>/<N>[.p/<W>]` and `tile/entries/<N>[.p/<W>]`. Needs the permission `audit.read`.
     */
    get: operations['downloadCheckpoint'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/log/key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The keys that verify checkpoints, the newest first
     * @description C2SP signed-note verifier keys, one on each line. Compare them with what you were given otherwise. Needs the permission `audit.read`.
     */
    get: operations['downloadLogKey'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/log/attachments/{sha256}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was too long for an entry, which names it by its SHA-256
     * @description Needs the permission `audit.read`.
     */
    get: operations['downloadAttachment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/log/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whole tiles, or whole bundles of entries, one after the other
     * @description As many as there are from one on, up to `count` and about 4 MiB: the bytes of each file behind those of the one before. Needs the permission `audit.read`.
     */
    get: operations['downloadLogRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/log/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The checkpoints that were signed, the smallest first, as signed notes
     * @description Each is followed by an empty line. Ask again after the size of the last one, until nothing comes. Needs the permission `audit.read`.
     */
    get: operations['downloadCheckpointHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/proofs/inclusion': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prove that an event stands in the log
     * @description Needs the permission `audit.read`.
     */
    get: operations['proveInclusion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/proofs/consistency': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prove that the log of one size is the beginning of that of another
     * @description Needs the permission `audit.read`.
     */
    get: operations['proveConsistency'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/privacy/persons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is held about a person, and where
     * @description In numbers: what an erasure would remove. Events of the log stay, and nobody can read any more what they say of the person. Needs the permission `privacy.read`.
     */
    get: operations['findPerson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/privacy/persons/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything that is held about a person
     * @description As JSON, or as a page to read and to print. No secrets, and nothing of anybody else. The export is an event of the audit. Needs the permission `privacy.export`. The second factor must have been shown in the last ten minutes.
     */
    get: operations['exportPerson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/privacy/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the erasures
     * @description Needs the permission `privacy.read`.
     */
    get: operations['listErasures'];
    put?: never;
    /**
     * Erase a person
     * @description Removes what the services hold and destroys the keys under which the log speaks of the person; it cannot be undone. Proofs of the log stay valid. The reason is kept: name nobody in it. Needs the permission `privacy.erase`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['erasePerson'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/privacy/erasures/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an erasure, with its receipt
     * @description Needs the permission `privacy.read`.
     */
    get: operations['readErasure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/privacy/retention/actions/apply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove what has been kept long enough
     * @description The services do so by themselves every hour; this does it now, and says how much of each kind. Needs the permission `privacy.retain`.
     */
    post: operations['applyRetention'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licences/check-statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How many licences are checked, and what comes of it
     * @description Of the process that answers, since its start. Needs the permission `system.read`.
     */
    get: operations['readCheckStatistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signing-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the keys that sign licences
     * @description The newest first. Their public halves are at `/.well-known/jwks.json`. Needs the permission `system.read`.
     */
    get: operations['listSigningKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/signing-keys/actions/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a new key that signs licences
     * @description It is published at once and signs a quarter of an hour later. This happens by itself every 90 days. Needs the permission `signing-key.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['rotateSigningKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/revocation-epoch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the revocation epoch
     * @description Needs the permission `system.read`.
     */
    get: operations['readRevocationEpoch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/revocation-epoch/actions/raise': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Void everything that was signed until now
     * @description Every signed licence and licence file is void as soon as whoever holds it hears of it; add-ins get a new one with the next connection. It cannot be taken back. Needs the permission `signing-key.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['raiseRevocationEpoch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licence-files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the licence files that were handed out
     * @description Needs the permission `licence-file.read`.
     */
    get: operations['listLicenceFiles'];
    put?: never;
    /**
     * Sign a licence file for a machine without a network
     * @description It works until its end whatever becomes of the licence. The file itself is not kept. Needs the permission `licence-file.write`. The second factor must have been shown in the last ten minutes.
     */
    post: operations['issueLicenceFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/licence-files/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read who was handed a licence file
     * @description Needs the permission `licence-file.read`.
     */
    get: operations['readLicenceFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is this process alive? */
    get: operations['health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Can licences be checked here? */
    get: operations['readiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/system/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How is this installation?
     * @description Versions, lags, the last checkpoint and where it is kept, and what the process that answers does by itself. Where something is on the machine and what an error said is shown to administrators alone. May be some seconds old. Needs the permission `system.read`.
     */
    get: operations['readSystemHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/oauth/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Get an access token by client credentials */
    post: operations['issueAccessToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Overview: {
      /**
       * Format: date-time
       * @description When this was counted: some seconds ago, or longer where counting takes long. The change requests are counted anew each time.
       */
      asOf: string;
      customers: number;
      domains: number;
      /** @description Seats in use. */
      users: number;
      seats: {
        used: number;
        /** @description Of all domains that have one. */
        limit: number;
        /** @description Of `used`, those in domains that have a limit. */
        usedOfLimit: number;
        /** @description Domains without a limit. */
        unlimitedDomains: number;
      };
      /** @description Those with the largest part of their seats in use; none without a limit or a user. */
      fullestDomains: {
        id: string;
        customerId: string;
        customer: string;
        name: string;
        seatsUsed: number;
        seatLimit: number;
      }[];
      /** @description By the status of their licences now, as a check would say. */
      usersByStatus: {
        active: number;
        grace: number;
        expired: number;
        not_started: number;
        suspended: number;
        domain_suspended: number;
      };
      /** @description Domains by their last valid day, the suspended ones too, as GET /v1/renewals has them; and users who are active now by theirs, grace not counted. Who ends within 30 days also ends within 60. Months from this one on. */
      ending: {
        within30: {
          domains: number;
          users: number;
        };
        within60: {
          domains: number;
          users: number;
        };
        within90: {
          domains: number;
          users: number;
        };
        byMonth: {
          month: string;
          domains: number;
          users: number;
        }[];
      };
      /** @description null for whoever may not read change requests. */
      changeRequests: {
        /** @description That wait for an approval which one may give: `?toApprove=true` of the list. */
        toApprove: number;
        /** @description That one has proposed, and that are not over: `?mine=true&open=true`. */
        mineOpen: number;
        /** @description That are not over: `?open=true`, drafts among them. */
        open: number;
        /** @description Applied without approval and not looked at since: `?unreviewed=true`. */
        unreviewed: number;
      } | null;
    };
    Customer: {
      id: string;
      name: string;
      /** @enum {string} */
      locale: 'en' | 'fr';
      timeZone: string;
      externalReference: string | null;
      contacts: {
        name: string;
        email: string;
        /** @enum {string} */
        role: 'technical_director' | 'financial_controller' | 'other';
      }[];
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    Domain: {
      id: string;
      customerId: string;
      name: string;
      /** @description Other names that its seats go by, sorted. */
      aliases: string[];
      validity: {
        /** Format: date */
        from: string;
        until: string | null;
      };
      /** @description null: as many as there are. */
      seatLimit: number | null;
      seatsUsed: number;
      graceDays: number;
      /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
      offlineLeaseDays: number | null;
      /** @enum {string} */
      status: 'active' | 'suspended';
      suspensionReason: string | null;
      suspendedAt: string | null;
      /** @description The last one wins. */
      packs: {
        pack: string;
        validity: {
          from: string | null;
          until: string | null;
        };
      }[];
      /** @description Ids of the tenants of Microsoft Entra whose word is taken for its addresses in identity tokens, sorted. */
      microsoftTenants: string[];
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    User: {
      id: string;
      domainId: string;
      customerId: string;
      /** @description Under the domain's own name, whichever alias was typed. */
      email: string;
      displayName: string;
      /** @description Key of the profile. */
      profile: string | null;
      /** @description The user's own, inside the domain's. */
      validity: {
        from: string | null;
        until: string | null;
      };
      /** @enum {string} */
      status: 'active' | 'suspended';
      suspensionReason: string | null;
      suspendedAt: string | null;
      /** @description When a check last let the user work; null: never, as far as it is kept. */
      lastSeenAt: string | null;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    Entitlements: {
      userId: string;
      email: string;
      /** Format: date-time */
      asOf: string;
      licence: {
        /** @enum {string} */
        status: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        allowed: boolean;
        /** @description The first instant after the last valid day, grace not counted. */
        validUntil: string | null;
      };
      entitlements: {
        /** @description Key of the feature. */
        feature: string;
        value: boolean | number | string;
        /** @description Where a value comes from. */
        origin:
          | {
              /** @enum {string} */
              kind: 'default';
            }
          | {
              /** @enum {string} */
              kind: 'pack';
              key: string;
              name: string;
              order: number;
            }
          | {
              /** @enum {string} */
              kind: 'profile';
              key: string;
              name: string;
            }
          | {
              /** @enum {string} */
              kind: 'override';
              reason: string;
            };
        /** @description All that speak of the feature, weakest first; the last one in force wins. */
        layers: {
          /** @description Where a value comes from. */
          origin:
            | {
                /** @enum {string} */
                kind: 'default';
              }
            | {
                /** @enum {string} */
                kind: 'pack';
                key: string;
                name: string;
                order: number;
              }
            | {
                /** @enum {string} */
                kind: 'profile';
                key: string;
                name: string;
              }
            | {
                /** @enum {string} */
                kind: 'override';
                reason: string;
              };
          value: boolean | number | string;
          inForce: boolean;
          /** @description When the value came to be what it is. */
          set: {
            /** Format: date-time */
            at: string;
            /** @description The change request that approved it; null where none was needed. */
            changeRequestId: string | null;
          };
          /** @description When the domain got the pack, or the user the profile; null of defaults and overrides. */
          given: {
            /** Format: date-time */
            at: string;
            /** @description The change request that approved it; null where none was needed. */
            changeRequestId: string | null;
          } | null;
        }[];
      }[];
    };
    Timeline: {
      items: {
        /** @description Its number in the timeline, from the oldest. */
        id: string;
        /** Format: date-time */
        at: string;
        /** @enum {string} */
        kind:
          | 'created'
          | 'address-changed'
          | 'customer-changed'
          | 'suspended'
          | 'reinstated'
          | 'domain-suspended'
          | 'domain-reinstated'
          | 'renewed'
          | 'validity-changed'
          | 'domain-renewed'
          | 'domain-validity-changed'
          | 'grace-changed'
          | 'offline-lease-changed'
          | 'time-zone-changed'
          | 'profile-changed'
          | 'packs-changed'
          | 'override-set'
          | 'override-removed'
          | 'value-changed'
          | 'licence-started'
          | 'licence-ended'
          | 'grace-ended'
          | 'pack-started'
          | 'pack-ended'
          | 'override-started'
          | 'override-ended'
          | 'deleted';
        /** @description What happened, in the language that was asked for. */
        sentence: string;
        /** @description What has changed, before; null where it was not there. */
        before: {
          [key: string]: unknown;
        } | null;
        /** @description The same afterwards. */
        after: {
          [key: string]: unknown;
        } | null;
        /** @description By which it happened; null where none was needed, and where a date has passed. */
        changeRequestId: string | null;
        /** @description Of the licence from then on; null once the user is deleted. */
        status: ('unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired') | null;
      }[];
      /** @description null on the last page. */
      nextCursor: string | null;
    };
    UserUse: {
      /** @description When a check last said that they may work; null: never, as far as it is kept. */
      lastSeenAt: string | null;
      /** @description The newest first. Days without any use are left out. */
      days: {
        /**
         * Format: date
         * @description In UTC.
         */
        day: string;
        /** @description Of all products. */
        checks: number;
        /** @description From how many addresses: 64 stands for more; null where none is known any more. */
        addresses: number | null;
        products: {
          /** @description null: of none in particular. */
          product: string | null;
          checks: number;
        }[];
        /** @description As programs tell it. */
        features: {
          product: string;
          feature: string;
          count: number;
        }[];
      }[];
    };
    Product: {
      key: string;
      name: string;
      description: string;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description Of its apps at Microsoft, sorted: people ask for it with identity tokens made for these. */
      microsoftClientIds: string[];
      /** @description The same at Google. */
      googleClientIds: string[];
    };
    Feature: {
      /** @description Key of the product. */
      product: string;
      type:
        | {
            /** @enum {string} */
            type: 'flag';
          }
        | {
            /** @enum {string} */
            type: 'number';
            minimum: number;
            maximum: number;
          }
        | {
            /** @enum {string} */
            type: 'choice';
            options: string[];
          }
        | {
            /** @enum {string} */
            type: 'text';
            maxLength: number;
          };
      defaultValue: boolean | number | string;
      key: string;
      name: string;
      description: string;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    /** @description Feature values that users are given. */
    Profile: {
      key: string;
      name: string;
      description: string;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description By the key of the feature. */
      values: {
        [key: string]: boolean | number | string;
      };
    };
    /** @description Feature values that are bound to domains. */
    Pack: {
      key: string;
      name: string;
      description: string;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description By the key of the feature. */
      values: {
        [key: string]: boolean | number | string;
      };
    };
    Import: {
      id: string;
      domainId: string;
      customerId: string;
      /**
       * @description `expired`: never applied, and its file removed after its time.
       * @enum {string}
       */
      state: 'judged' | 'applied' | 'expired';
      fileName: string;
      /** @description Of the file as it was sent, hexadecimal. */
      sha256: string;
      sizeBytes: number;
      options: {
        defaultProfile: string | null;
        dates: ('dmy' | 'mdy') | null;
        map: string | null;
        skipRefused: boolean;
      };
      /** @description Rows by their verdict. */
      counts: {
        create: number;
        change: number;
        same: number;
        refuse: number;
      };
      encoding: string;
      separator: string;
      /** @description Which columns were read: `remembered`, as the customer's last list with this header was. */
      mapping: {
        /** @enum {string} */
        source: 'recognised' | 'remembered' | 'given';
        columns: {
          header: string;
          /** @enum {string} */
          field: 'email' | 'displayName' | 'firstName' | 'lastName' | 'profile' | 'validFrom' | 'validUntil' | 'active' | 'inactive';
        }[];
      };
      /** @description Headers that nothing was read from; the first hundred. */
      unusedColumns: string[];
      /** @description When the file and the verdicts are removed, unless a change request waits then; null once they are. */
      keptUntil: string | null;
      /** @description The change request that it waits for, or by which it was applied. */
      changeRequestId: string | null;
      appliedAt: string | null;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ImportRow: {
      /** @description Of the file, from 1, on which the row begins. */
      line: number;
      /** @description The names of the columns. */
      header: string[];
      /** @description As many as were written, whatever the header has. */
      cells: string[];
    };
    LeaverCheck: {
      id: string;
      domainId: string;
      customerId: string;
      /**
       * @description `expired`: the file has been removed after its time, and with it who was not on the list.
       * @enum {string}
       */
      state: 'compared' | 'expired';
      fileName: string;
      /** @description Of the file as it was sent, hexadecimal. */
      sha256: string;
      sizeBytes: number;
      map: string | null;
      encoding: string;
      separator: string;
      /** @description The column that addresses were read from. */
      mapping: {
        /** @enum {string} */
        source: 'recognised' | 'remembered' | 'given';
        columns: {
          header: string;
          /** @enum {string} */
          field: 'email' | 'displayName' | 'firstName' | 'lastName' | 'profile' | 'validFrom' | 'validUntil' | 'active' | 'inactive';
        }[];
      };
      counts: {
        /** @description Rows of people with a seat. */
        seated: number;
        /** @description Rows of people of the domain without a seat. */
        unseated: number;
        /** @description Rows of people whom an earlier row names. */
        repeated: number;
        /** @description Rows that name nobody of the domain; whoever is meant by one counts as a leaver. */
        refused: number;
        /** @description Users whom no row names. */
        leavers: number;
        /** @description Seats that were taken. */
        seats: number;
      };
      /** @description When the file and all that comes from it is removed; null once it is. */
      keptUntil: string | null;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description What has happened to the seats since the list was compared with them; null once it is not kept. */
      since: {
        /** @description Leavers who have no seat any more. */
        gone: number;
        /** @description Leavers who go by an address on the list by now. */
        listed: number;
        /** @description Users who have got their seat since. */
        newcomers: number;
      } | null;
    };
    Migration: {
      id: string;
      /**
       * @description `verify`: it is compared with, and never applied.
       * @enum {string}
       */
      purpose: 'migrate' | 'verify';
      /** @enum {string} */
      state: 'receiving' | 'planned' | 'applying' | 'applied';
      source: string;
      mapping: {
        name: string;
        sha256: string;
      };
      rowsReceived: number;
      /** @description When the rows are removed, with what was planned of them; null: they have been, or are needed to carry the plan out. */
      rowsKeptUntil: string | null;
      /** @description By what the plan says of them; null until there is one. */
      rows: {
        created: number;
        changed: number;
        same: number;
        merged: number;
        quarantined: number;
        left_out: number;
        dropped: number;
      } | null;
      /** @description SHA-256 over all that is to be made and changed. */
      planDigest: string | null;
      /** @description Things that are to be made, changed or linked. */
      steps: number;
      stepsDone: number;
      plannedAt: string | null;
      appliedAt: string | null;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      /** @description What the mapping file decides where the old database says nothing. */
      decisions: {
        [key: string]: unknown;
      };
      /** @description Of the source, also those that are left aside. */
      tables: {
        table: string;
        entity: string | null;
        rows: number;
      }[];
      /** @description What could not be read, or was read otherwise than it stands there. */
      notices: {
        code: string;
        text: string;
        count: number;
      }[];
      report: {
        tables: {
          table: string;
          entity: string;
          rows: number;
          fates: {
            /** @enum {string} */
            fate: 'created' | 'changed' | 'same' | 'merged' | 'quarantined' | 'left_out' | 'dropped';
            code: string | null;
            rows: number;
          }[];
        }[];
        kinds: {
          kind: string;
          inSource: number;
          inSeatledger: number;
          /** @description Of all of them, in any order; 48 bits, hexadecimal. */
          sourceChecksum: string;
          /** @description Of all of them, in any order; 48 bits, hexadecimal. */
          seatledgerChecksum: string;
          /** @description Not as the old database says, because somebody has changed or removed it in Seatledger since. */
          changedSince: number;
          /** @description Not as the old database says, and nobody has changed it since; before the migration is applied, what it will bring. */
          differing: number;
        }[];
        customers: {
          customer: string;
          domains: number;
          users: number;
          inSource: number;
          inSeatledger: number;
          /** @description Of all of them, in any order; 48 bits, hexadecimal. */
          sourceChecksum: string;
          /** @description Of all of them, in any order; 48 bits, hexadecimal. */
          seatledgerChecksum: string;
          /** @description Not as the old database says, because somebody has changed or removed it in Seatledger since. */
          changedSince: number;
          /** @description Not as the old database says, and nobody has changed it since; before the migration is applied, what it will bring. */
          differing: number;
        }[];
        /** @description Rows that an earlier migration has brought over and that are no longer in the source; what they became stays. */
        gone: number;
      } | null;
    };
    QuarantinedRow: {
      id: string;
      migrationId: string | null;
      /**
       * @description `settled`: the last plan found nothing wrong any more.
       * @enum {string}
       */
      state: 'open' | 'fixed' | 'mapped' | 'dropped' | 'settled';
      entity: string;
      table: string;
      key: string;
      position: number;
      file: string | null;
      line: number | null;
      /** @description That the row is about, as the old database names it; null where that is not known. */
      domain: string | null;
      code: string;
      detail: string;
      faults: {
        code: string;
        field: string;
        column: string | null;
        detail: string;
      }[];
      /** @description As it was read, by column. */
      raw: {
        [key: string]: string | null;
      };
      corrections: {
        [key: string]: string | null;
      } | null;
      target: {
        kind: string;
        /** @description Id of a customer, a domain or a user; key of a profile or a pack. */
        id: string;
      } | null;
      reason: string | null;
      decidedAt: string | null;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ParityRun: {
      id: string;
      source: string;
      /**
       * @description `rules`: of the old service, computed from its tables; `service`: that service itself.
       * @enum {string}
       */
      comparedWith: 'rules' | 'service';
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      endedAt: string;
      /** @description How many it asked about. */
      domains: number;
      questions: number;
      /** @description Of the questions about an address under one of the domains. */
      agreed: number;
      differing: number;
      /** @description The most frequent first. */
      causes: {
        /** @enum {string} */
        cause:
          | 'quarantined'
          | 'not_migrated'
          | 'left_out'
          | 'changed_since'
          | 'other_domain'
          | 'suspension'
          | 'validity'
          | 'grace'
          | 'seat_limit'
          | 'feature_missing'
          | 'feature_extra'
          | 'feature_value'
          | 'address_form'
          | 'not_in_source'
          | 'old_failed'
          | 'new_failed'
          | 'unexplained';
        /** @enum {string} */
        effect: 'loses' | 'gains' | 'differs';
        questions: number;
      }[];
      /** Format: date-time */
      createdAt: string;
    };
    DomainReadiness: {
      id: string;
      name: string;
      /** @description When it was switched last; null: never. */
      since: string | null;
      ready: boolean;
      blockers: {
        /** @enum {string} */
        code: 'never_compared' | 'comparison_old' | 'differences' | 'open_quarantine' | 'migration_unfinished';
        detail: string;
        count?: number;
      }[];
      /** @description Rows of the domain that somebody has yet to decide on. */
      openQuarantine: number;
      /** @description What the last parity run that asked about it has found. */
      parity: {
        runId: string;
        /** Format: date-time */
        endedAt: string;
        asked: number;
        agreed: number;
        causes: {
          /** @enum {string} */
          cause:
            | 'quarantined'
            | 'not_migrated'
            | 'left_out'
            | 'changed_since'
            | 'other_domain'
            | 'suspension'
            | 'validity'
            | 'grace'
            | 'seat_limit'
            | 'feature_missing'
            | 'feature_extra'
            | 'feature_value'
            | 'address_form'
            | 'not_in_source'
            | 'old_failed'
            | 'new_failed'
            | 'unexplained';
          /** @enum {string} */
          effect: 'loses' | 'gains' | 'differs';
          questions: number;
        }[];
      } | null;
      /** @description null: it did not come from the old database. */
      answeredBy: ('old' | 'seatledger') | null;
      /** @description What kept it from being ready when it was cut over all the same. */
      acceptedBlockers: ('never_compared' | 'comparison_old' | 'differences' | 'open_quarantine' | 'migration_unfinished')[];
    };
    ChangeRequestBlastRadius: {
      /** Format: date-time */
      asOf: string;
      commands: {
        changed: number;
        unchanged: number;
        refused: number;
      };
      /** @description Commands that would be refused; everything else is told without them. */
      refusals: {
        index: number;
        code: string;
        detail: string;
        pointer: string;
      }[];
      /** @description The first instant, `asOf` or later, at which anything is otherwise for anybody; null: never. */
      takesEffectAt: string | null;
      /** @description The first instant after `asOf` at which this answer would be another, by time alone; null: never. */
      nextChangeAt: string | null;
      users: {
        /** @description Users for whom anything is otherwise. */
        affected: number;
        created: number;
        deleted: number;
        /** @description Users whom the licence lets in after, and not before; those that are created included. */
        accessGained: number;
        /** @description Users whom the licence lets in before, and not after; those that are deleted included. */
        accessLost: number;
      };
      customers: {
        id: string;
        name: string | null;
        /** @description Users for whom anything is otherwise. */
        affected: number;
        created: number;
        deleted: number;
        /** @description Users whom the licence lets in after, and not before; those that are created included. */
        accessGained: number;
        /** @description Users whom the licence lets in before, and not after; those that are deleted included. */
        accessLost: number;
        features: {
          /** @description Key of the feature. */
          feature: string;
          gained: number;
          lost: number;
          changed: number;
        }[];
      }[];
      licences: {
        /** @enum {string} */
        from: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        /** @enum {string} */
        to: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        /** @enum {string} */
        access: 'gained' | 'lost' | 'kept' | 'none';
        users: number;
        /** @description Those of them whom the licence lets in before and after. */
        withAccess: number;
        /** @description Places in `examples`, from 0. */
        examples: number[];
      }[];
      /** @description Validity ends that move: the first instant after the last valid day; null: until further notice. */
      validities: {
        from: string | null;
        to: string | null;
        users: number;
        /** @description Those of them whom the licence lets in before and after. */
        withAccess: number;
        /** @description Places in `examples`, from 0. */
        examples: number[];
      }[];
      features: {
        /** @description Key of the feature. */
        feature: string;
        gained: number;
        lost: number;
        changed: number;
        values: {
          /** @enum {string} */
          change: 'gained' | 'lost' | 'changed';
          from: (boolean | number | string) | null;
          to: (boolean | number | string) | null;
          users: number;
          /** @description Those of them whom the licence lets in before and after. */
          withAccess: number;
          /** @description Places in `examples`, from 0. */
          examples: number[];
        }[];
      }[];
      profiles: {
        from: string | null;
        to: string | null;
        users: number;
        /** @description Those of them whom the licence lets in before and after. */
        withAccess: number;
        /** @description Places in `examples`, from 0. */
        examples: number[];
      }[];
      /** @description Users who would be found by another address, and by one no more. */
      addresses: {
        /** @enum {string} */
        change: 'gained' | 'lost';
        users: number;
        /** @description Those of them whom the licence lets in before and after. */
        withAccess: number;
        /** @description Places in `examples`, from 0. */
        examples: number[];
      }[];
      examples: {
        /** @description Null for a user who would be created. */
        id: string | null;
        customerId: string;
        before: {
          email: string;
          profile: string | null;
          licence: {
            /** @enum {string} */
            status: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
            allowed: boolean;
            validUntil: string | null;
          };
          /** @description Of the features whose values differ. */
          entitlements: {
            feature: string;
            value: boolean | number | string;
            /** @description Where a value comes from. */
            origin:
              | {
                  /** @enum {string} */
                  kind: 'default';
                }
              | {
                  /** @enum {string} */
                  kind: 'pack';
                  key: string;
                  name: string;
                  order: number;
                }
              | {
                  /** @enum {string} */
                  kind: 'profile';
                  key: string;
                  name: string;
                }
              | {
                  /** @enum {string} */
                  kind: 'override';
                  reason: string;
                };
          }[];
        } | null;
        after: {
          email: string;
          profile: string | null;
          licence: {
            /** @enum {string} */
            status: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
            allowed: boolean;
            validUntil: string | null;
          };
          /** @description Of the features whose values differ. */
          entitlements: {
            feature: string;
            value: boolean | number | string;
            /** @description Where a value comes from. */
            origin:
              | {
                  /** @enum {string} */
                  kind: 'default';
                }
              | {
                  /** @enum {string} */
                  kind: 'pack';
                  key: string;
                  name: string;
                  order: number;
                }
              | {
                  /** @enum {string} */
                  kind: 'profile';
                  key: string;
                  name: string;
                }
              | {
                  /** @enum {string} */
                  kind: 'override';
                  reason: string;
                };
          }[];
        } | null;
      }[];
      /** @description How many more there are than are told one by one; the counts are of all. */
      leftOut: {
        transitions: number;
        customers: number;
      };
    };
    ChangeRequest: {
      id: string;
      /** @enum {string} */
      state: 'draft' | 'submitted' | 'approved' | 'scheduled' | 'applied' | 'rejected' | 'withdrawn' | 'expired' | 'failed';
      title: string;
      reason: string | null;
      /** @description What its commands come to, by their kinds. */
      summary: {
        en: string;
        fr: string;
      };
      proposer: {
        /** @enum {string} */
        kind: 'operator' | 'service' | 'cli';
        id: string | null;
        name: string;
      };
      /** @description How many commands. */
      size: number;
      kinds: string[];
      /** @description All whose the commands are. */
      customerIds: string[];
      /** @description SHA-256 of all that is approved, in hex; an approval names it. */
      digest: string;
      /** @description All must be met; `given`: approvals that count for it. */
      requirements: {
        approvals: number;
        approverRoles: string[];
        given: number;
      }[];
      /** @description null: as soon as it is approved. */
      applyAt: string | null;
      dueAt: string | null;
      expiresAt: string | null;
      appliedAt: string | null;
      /** @description Why it could not be applied, and what has moved. */
      failure: {
        code: string;
        detail: string;
        items: {
          /** @description Which command, from 0. */
          position: number;
          code: string;
          detail: string;
          /** @description What it comes to by now in place of what was approved. */
          moved: {
            field: string;
            approved: unknown;
            now: unknown;
            /** @description In words: `10 → 20`, or the value alone where the command leaves it alone; null where it says nothing of the field. */
            en: {
              label: string;
              approved: string | null;
              now: string | null;
            };
            /** @description In words: `10 → 20`, or the value alone where the command leaves it alone; null where it says nothing of the field. */
            fr: {
              label: string;
              approved: string | null;
              now: string | null;
            };
          }[];
        }[];
      } | null;
      /** @description The request that this one undoes. */
      reversesId: string | null;
      /** @description The latest request that undoes this one. */
      reversedById: string | null;
      /** @description The operator who applied it without its approvals. */
      glassBrokenBy: string | null;
      reviewDueAt: string | null;
      reviewedBy: string | null;
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    ApprovalPolicy: {
      /** @description The first that applies to a command, and whoever proposes it, decides; where none does, no approval is needed. */
      rules: {
        /** @description Kinds of commands: `user.delete`, `user.*`, or `*`. */
        commands: string[];
        /** @description `person`, `service`, `command-line`, or the key of a role. */
        proposedBy: string[];
        /** @description Whoever has one of these is not subject to this rule. */
        exemptRoles: string[];
        /** @description How many people must approve. */
        approvals: number;
        /** @description Each of them has one of these roles. */
        approverRoles: string[];
        reasonRequired: boolean;
        /** @description After so many days approvers are reminded. */
        dueDays: number;
        /** @description After so many days a request that nobody has decided on expires. */
        expireDays: number;
      }[];
      /** @description Whether it is the one that every vendor begins with. */
      isDefault: boolean;
      /** @description Why some requests could not be approved as things are now: people may have gone since it was saved. */
      problems: {
        pointer: string;
        code: string;
        detail: string;
      }[];
      /** @description The ETag without its quotation marks. */
      version: number;
      /** Format: date-time */
      updatedAt: string;
    };
    /** @description A session of an operator. */
    CurrentSession: {
      id: string;
      /**
       * @description What is still missing before the session may do anything.
       * @enum {string}
       */
      state: 'needs_second_factor' | 'needs_enrolment' | 'complete';
      /** @description Send it as X-CSRF-Token with every request that changes something. */
      csrfToken: string;
      operator: {
        id: string;
        email: string;
        displayName: string;
        locale: string;
        roleKeys: string[];
        permissions: string[];
        customerIds: string[] | null;
      };
      /** @description What may be shown as the second factor. */
      secondFactors: ('totp' | 'passkey')[];
      steppedUpAt: string | null;
      /**
       * Format: date-time
       * @description When the session ends if nothing is asked.
       */
      idleAt: string;
      /**
       * Format: date-time
       * @description When it ends however busy it is.
       */
      expiresAt: string;
    };
    /** @description Somebody who signs in. */
    Operator: {
      id: string;
      email: string;
      displayName: string;
      locale: string;
      roleKeys: string[];
      /** @description The customers they are confined to; null: all. */
      customerIds: string[] | null;
      /** @description The human being: accounts of the same one have the same. Null: they were erased. */
      personId: string | null;
      suspendedAt: string | null;
      suspensionReason: string | null;
      version: number;
    };
    Preferences: {
      /**
       * @description Of the console, and of the letters to this person.
       * @enum {string}
       */
      locale: 'en' | 'fr';
      /** @enum {string} */
      theme: 'light' | 'dark' | 'system';
      /** @enum {string} */
      density: 'compact' | 'comfortable';
      /** @description IANA; null: that of the browser. */
      timeZone: string | null;
      savedViews: {
        /** @enum {string} */
        list:
          | 'customers'
          | 'domains'
          | 'users'
          | 'change-requests'
          | 'imports'
          | 'leaver-checks'
          | 'renewals'
          | 'audit-events'
          | 'operators';
        name: string;
        /** @description What the address of the list says after its question mark. */
        query: string;
      }[];
      listColumns: {
        /** @enum {string} */
        list:
          | 'customers'
          | 'domains'
          | 'users'
          | 'change-requests'
          | 'imports'
          | 'leaver-checks'
          | 'renewals'
          | 'audit-events'
          | 'operators';
        /** @description Those that are shown, in their order. */
        columns: string[];
      }[];
      firstSteps: {
        hidden: boolean;
        done: string[];
      };
      /** @description The ETag without its quotation marks. */
      version: number;
    };
    Role: {
      key: string;
      name: string;
      description: string;
      permissions: string[];
      /** @description Cannot be changed or deleted. */
      builtIn: boolean;
    };
    ApiKey: {
      keyId: string;
      name: string;
      scopes: string[];
      requestsPerSecond: number;
      allowedAddresses: string[] | null;
      /** Format: date-time */
      createdAt: string;
      expiresAt: string | null;
      revokedAt: string | null;
      /** @description To the minute. */
      lastUsedAt: string | null;
      /** @description The keyId of its successor. */
      replacedBy: string | null;
      /** @description The operators who have made its secrets: what it asks for counts as asked for by them. */
      ownerIds: string[];
    };
    Client: {
      clientId: string;
      name: string;
      scopes: string[];
      allowedAddresses: string[] | null;
      /** Format: date-time */
      createdAt: string;
      revokedAt: string | null;
      /** @description To the minute. */
      lastUsedAt: string | null;
      /** @description The operators who have made its secrets: what it asks for counts as asked for by them. */
      ownerIds: string[];
    };
    AccessTokenKeys: {
      keys: {
        /** @enum {string} */
        kty: 'OKP';
        /** @enum {string} */
        crv: 'Ed25519';
        x: string;
        kid: string;
        /** @enum {string} */
        alg: 'EdDSA';
        /** @enum {string} */
        use: 'sig';
      }[];
    };
    OAuthMetadata: {
      issuer: string;
      token_endpoint: string;
      jwks_uri: string;
      scopes_supported: string[];
      response_types_supported: string[];
      grant_types_supported: string[];
      token_endpoint_auth_methods_supported: string[];
    };
    /** @description Whether the audit log is in order. */
    AuditStatus: {
      /** @description The name of the log; null until it is first looked at after a start. */
      origin: string | null;
      /** @description How many events the newest checkpoint covers. */
      size: number;
      /** @description Events that are committed and wait for their place in the log. */
      pending: number;
      places: {
        /** @description Where checkpoints are kept outside the database. */
        place: string;
        /** @description How many events the newest checkpoint there covers. */
        size: number;
        /** @description Why the newest one is not there. */
        failure: string | null;
      }[];
      alarms: {
        code: string;
        /** @description What is wrong, and what to do. */
        detail: string;
        /** Format: date-time */
        since: string;
      }[];
    };
    AuditEvent: {
      id: string;
      /** @description Its place in the log, by which proofs name it. */
      leafIndex: number;
      /** Format: date-time */
      recordedAt: string;
      /** @description Such as `user.suspend`. */
      kind: string;
      /** @description What happened, in the language that was asked for. */
      sentence: string;
      actor: {
        /** @description `operator`, `service`, `cli` or `system`. */
        kind: string;
        id: string | null;
        name: string | null;
      };
      /** @description `api`, `cli`, `import`, `task` or `sample`. */
      origin: string | null;
      /** @description The network address of whoever acted. */
      address: string | null;
      requestId: string | null;
      /** @description The change request by which it was done. */
      changeRequestId: string | null;
      subject: {
        kind: string;
        /** @description null where many are meant. */
        id: string | null;
      };
      /** @description Whose it is; null where it is no customer’s. */
      customerId: string | null;
      reason: string | null;
      /** @description What was acted on, before; null where it was not there. */
      before: {
        [key: string]: unknown;
      } | null;
      /** @description The same afterwards. */
      after: {
        [key: string]: unknown;
      } | null;
      /** @description Persons who were erased: what the event said of them is null. */
      erased: string[];
      /** @description Whether what is stored has been altered and cannot be read whole. Verify the log. */
      damaged: boolean;
      changedFields: {
        /** @description A path such as `validity.until`. */
        field: string;
        /** @description What people call it, in the language that was asked for. */
        label: string;
        before: unknown;
        after: unknown;
      }[];
    };
    Erasure: {
      id: string;
      /**
       * @description How far it has come; it goes on by itself.
       * @enum {string}
       */
      state: 'begun' | 'removed' | 'forgotten' | 'signed' | 'complete';
      /** @description How the audit refers to the person: `user/17`, `operator/3`, `address/…`. */
      persons: string[];
      /** @description `operator/3`, `service/5`, `cli`; `task` where a restored database was put right. */
      requestedBy: string;
      reason: string | null;
      /** Format: date-time */
      requestedAt: string;
      erasedAt: string | null;
      completedAt: string | null;
      removed: {
        service: string;
        kind: string;
        count: number;
      }[];
      /** @description A signed note (c2sp.org/signed-note) by the key of the log; null until it is complete. */
      receipt: string | null;
    };
    CheckStatistics: {
      /** @description Whether the licences have been loaded. */
      ready: boolean;
      /** @description Whether the registry has not been reached for some seconds. */
      stale: boolean;
      /** @description When the registry was last reached. */
      asOf: string | null;
      /** @description The last change of the registry that answers take into account. */
      revision: number;
      /** @description How many users are in memory. */
      licences: number;
      /**
       * Format: date-time
       * @description When this process began to count.
       */
      since: string;
      /** @description Since this process began; null where uses are not counted. */
      uses: {
        /** @description Of how many people and days uses wait to be written. */
        waiting: number;
        /** @description Uses that were not counted: there was no room for more to wait, or the seat was gone. */
        lost: number;
        /** @description Uses that were told of people or features that nobody knows. */
        skipped: number;
      } | null;
      bucketSeconds: number;
      /** @description Over the last whole minute of buckets. */
      checksPerSecond: number;
      /** @description By the status of the licence, over all buckets. */
      answers: {
        [key: string]: number;
      };
      /** @description By the code of the problem, over all buckets. */
      refusals: {
        [key: string]: number;
      };
      /** @description The last fifteen minutes, the oldest first. The last one is not over yet. What is zero is left out. */
      buckets: {
        /** Format: date-time */
        startsAt: string;
        answers: {
          [key: string]: number;
        };
        refusals: {
          [key: string]: number;
        };
      }[];
    };
    RevocationEpoch: {
      /** @description What was signed in a lower one is void. */
      revocationEpoch: number;
      /** @description In whose name licences are signed. */
      issuer: string | null;
    };
    LicenceFile: {
      /** @description A whole number. */
      id: string;
      /** @description `jti` of the document. */
      documentId: string;
      /** @description Whose it is; null where the user is gone. */
      email: string | null;
      product: string;
      /**
       * Format: date
       * @description Its last day, in the customer's time zone.
       */
      until: string;
      /** Format: date-time */
      endsAt: string;
      /**
       * @description `void`: the revocation epoch was raised, or its key withdrawn. A machine without a network does not know.
       * @enum {string}
       */
      status: 'valid' | 'ended' | 'void';
      reason: string;
      /** Format: date-time */
      issuedAt: string;
      /** @description The name is that of an operator who is still there; everything else says the audit. */
      issuedBy: {
        /** @enum {string} */
        kind: 'operator' | 'service' | 'cli' | 'system';
        id: number | null;
        name: string | null;
      };
      /** @description The key that it is signed by. */
      kid: string;
    };
    /** @description How this installation is. */
    SystemHealth: {
      /** Format: date-time */
      checkedAt: string;
      /**
       * Format: date-time
       * @description When the process that answers began.
       */
      startedAt: string;
      uptimeSeconds: number;
      versions: {
        product: string;
        node: string;
        /** @description null where the database cannot be asked. */
        postgres: string | null;
      };
      /** @description null where it cannot be asked. */
      database: {
        bytes: number;
      } | null;
      /** @description null where the database cannot be asked. */
      changeFeed: {
        /** @description The last one that was given. */
        position: number;
        /** @description Committed changes that have no position yet, 100,000 at most. */
        waiting: number;
        /** @description For how long the oldest one has waited; null where none waits. */
        oldestSeconds: number | null;
      } | null;
      /** @description null where the database cannot be asked. */
      searchIndex: {
        /** @description Changes that searches do not know of yet. */
        waiting: number;
        /** @description For how long the oldest one has waited; null where none waits. */
        oldestSeconds: number | null;
      } | null;
      licenceIndex: {
        /** @description Whether the licences have been loaded. */
        ready: boolean;
        /** @description Whether the registry has not been reached for some seconds. */
        stale: boolean;
        /** @description When the registry was last reached. */
        asOf: string | null;
        /** @description The last change that answers take into account. */
        revision: number;
        /** @description Changes that they do not yet; null where the database cannot be asked. */
        waiting: number | null;
        /** @description How many users are in memory. */
        licences: number;
      };
      /** @description null where the database cannot be asked. */
      audit: {
        /** @description Committed events that have no place in the log yet. */
        waiting: number;
        /** @description For how long the oldest one has waited; null where none waits. */
        oldestSeconds: number | null;
        /** @description The newest one; null before the first. */
        checkpoint: {
          size: number;
          /** Format: date-time */
          signedAt: string;
        } | null;
        /** @description Where checkpoints are kept outside the database; none until the log was first looked at. */
        places: {
          /** @description Where it is. null also for whoever is no administrator. */
          place: string | null;
          /** @description How many events the newest checkpoint there covers. */
          size: number;
          /** @description Whether the newest checkpoint could not be kept there. */
          failing: boolean;
          /** @description Why not. null also for whoever is no administrator. */
          failure: string | null;
        }[];
        alarms: {
          code: string;
          /** Format: date-time */
          since: string;
          /** @description What is wrong, and what to do. null also for whoever is no administrator. */
          detail: string | null;
        }[];
      } | null;
      mail: {
        /** @description Whether there is a mail server to hand letters to. */
        configured: boolean;
      };
      /** @description What the process that answers does by itself. */
      jobs: {
        /** @enum {string} */
        service: 'access' | 'audit' | 'licence' | 'registry';
        /** @description A stable name, such as `change-feed`. */
        job: string;
        /** @description How long it rests at most. */
        everySeconds: number;
        /** @description When its last round ended, well or not; null before the first. */
        lastRunAt: string | null;
        /** @description Whether the last round failed. */
        failing: boolean;
        /** @description Of the last round that failed since the process began. */
        lastError: {
          /** Format: date-time */
          at: string;
          /** @description What the error said. null also for whoever is no administrator. */
          detail: string | null;
        } | null;
      }[];
    };
    LicenceQuestion: {
      /** @description The address of the person. Case and white space around it do not matter. Needed with an API key. */
      email?: string;
      /** @description The key of a product: only its features are answered. */
      product?: string;
      /** @description Any text; the answer repeats it. */
      nonce?: string;
    };
    LicenceAnswer: {
      /** @description Whether the person may work: the status is active or grace. */
      valid: boolean;
      /** @enum {string} */
      status: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
      /** @description The status as an English sentence for the person. */
      detail: string;
      /** @description The first instant after the last day of the licence, days of grace not counted; null where open or unknown. */
      validUntil: string | null;
      /** @description The key of the profile. */
      profile: string | null;
      /** @description What the person may use; empty where not valid. */
      features: {
        [key: string]: boolean | number | string;
      };
      /**
       * Format: date-time
       * @description In UTC, to the second.
       */
      checkedAt: string;
      /** @description As in the question; absent where it had none. */
      nonce?: string;
      /** @description The last change of the registry that the answer takes into account. */
      revision: number;
      /** @description Whether the registry has not been reached for some seconds: changes made since `asOf` may be missing. */
      stale: boolean;
      /**
       * Format: date-time
       * @description When the registry was last reached.
       */
      asOf: string;
    };
    LicenceQuestions: {
      /** @description Each counts as one check of the rate of the key. */
      questions: {
        /** @description The address of the person. Case and white space around it do not matter. Needed with an API key. */
        email: string;
        /** @description The key of a product: only its features are answered. */
        product?: string;
        /** @description Any text; the answer repeats it. */
        nonce?: string;
      }[];
    };
    LicenceAnswers: {
      /** @description In the order of the questions. */
      answers: {
        /** @description Whether the person may work: the status is active or grace. */
        valid: boolean;
        /** @enum {string} */
        status: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        /** @description The status as an English sentence for the person. */
        detail: string;
        /** @description The first instant after the last day of the licence, days of grace not counted; null where open or unknown. */
        validUntil: string | null;
        /** @description The key of the profile. */
        profile: string | null;
        /** @description What the person may use; empty where not valid. */
        features: {
          [key: string]: boolean | number | string;
        };
        /**
         * Format: date-time
         * @description In UTC, to the second.
         */
        checkedAt: string;
        /** @description As in the question; absent where it had none. */
        nonce?: string;
        /** @description The last change of the registry that the answer takes into account. */
        revision: number;
        /** @description Whether the registry has not been reached for some seconds: changes made since `asOf` may be missing. */
        stale: boolean;
        /**
         * Format: date-time
         * @description When the registry was last reached.
         */
        asOf: string;
      }[];
    };
    LicenceUses: {
      /** @description Those of people or features that are not known are left out silently. */
      uses: {
        /** @description The address of the person. */
        email: string;
        /** @description The key of a product. */
        product: string;
        /** @description The key of one of its features. */
        feature: string;
        /** @description How many times. */
        count: number;
        /**
         * Format: date-time
         * @description When, for the last time; now where it is left out. Not counted where it is more than 31 days ago.
         */
        at?: string;
      }[];
    };
    ReceivedUses: {
      /** @description How many uses came, known or not. */
      received: number;
    };
    SignedLicenceQuestion: {
      /** @description The address of the person. Case and white space around it do not matter. Needed with an API key. */
      email?: string;
      /** @description The key of a product: only its features are answered. */
      product?: string;
      /** @description Any text; the answer repeats it. */
      nonce?: string;
    };
    SignedLicenceAnswer: {
      /** @description A JWT (RFC 7519) of the type `licence+jwt`, signed by EdDSA (RFC 8037); null where the person may not work. */
      signedLicence: string | null;
      /** @description Whether the person may work: the status is active or grace. */
      valid: boolean;
      /** @enum {string} */
      status: 'unknown' | 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
      /** @description The status as an English sentence for the person. */
      detail: string;
      /** @description The first instant after the last day of the licence, days of grace not counted; null where open or unknown. */
      validUntil: string | null;
      /** @description For how long it is believed offline; null where nothing is signed. */
      lease: {
        /**
         * Format: date-time
         * @description Until then it is as good as an answer.
         */
        freshUntil: string;
        /**
         * Format: date-time
         * @description Until then it works and is to be renewed soon.
         */
        staleUntil: string;
        /**
         * Format: date-time
         * @description Until then it works, and the person is told so; from then on it is void.
         */
        graceUntil: string;
      } | null;
      /** @description As in the question; absent where it had none. */
      nonce?: string;
    };
    PublishedKeys: {
      keys: {
        /** @constant */
        kty: 'OKP';
        /** @constant */
        crv: 'Ed25519';
        x: string;
        /** @description The thumbprint of the key (RFC 7638). */
        kid: string;
        /** @constant */
        alg: 'EdDSA';
        /** @constant */
        use: 'sig';
      }[];
      /** @description A document of a lower `epoch` is void. */
      revocationEpoch: number;
    };
    Problem: {
      /** @description Names the kind of problem: urn:seatledger:problem: and the code. */
      type: string;
      title: string;
      status: number;
      /** @description Stable; programs go by it. */
      code: string;
      /** @description What to do, for a person. */
      detail: string;
      errors?: {
        /** @description JSON Pointer (RFC 6901) to the culprit in the body. */
        pointer: string;
        code: string;
        detail: string;
      }[];
      /** @description Give it when you report a problem. */
      requestId: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readLicence: {
    parameters: {
      query?: {
        /** @description The address of the person. Needed with an API key. */
        email?: string;
        /** @description The key of a product: only its features are answered. */
        product?: string;
      };
      header?: {
        /** @description The `ETag` of what is known, several of them, or `*`. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The state of the licence. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LicenceAnswer'];
        };
      };
      /** @description The licence is as it was. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  checkLicence: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LicenceQuestion'];
      };
    };
    responses: {
      /** @description The state of the licence. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LicenceAnswer'];
        };
      };
    };
  };
  checkLicences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LicenceQuestions'];
      };
    };
    responses: {
      /** @description The states of the licences. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LicenceAnswers'];
        };
      };
    };
  };
  watchLicences: {
    parameters: {
      query?: {
        /** @description The same, where no header can be sent. */
        after?: string;
      };
      header?: {
        /** @description The last `id` that was read. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The events, as they happen. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
    };
  };
  tellUses: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LicenceUses'];
      };
    };
    responses: {
      /** @description How many came. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedUses'];
        };
      };
    };
  };
  signLicence: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignedLicenceQuestion'];
      };
    };
    responses: {
      /** @description The state of the licence, signed where the person may work. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedLicenceAnswer'];
        };
      };
    };
  };
  readPublishedKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The keys, the newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/jwk-set+json': components['schemas']['PublishedKeys'];
        };
      };
      /** @description They are as they were. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readOverview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Overview'];
        };
      };
    };
  };
  watch: {
    parameters: {
      query?: never;
      header?: {
        /** @description The last `id` that was read, as a browser sends it by itself when it comes again. */
        'last-event-id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The events, as they happen. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
    };
  };
  listCustomers: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before, which goes on in the same order. */
        cursor?: string;
        /** @description The order; with a `-` before it, the last one first. Of the ids, where it is left out. */
        sort?: 'name' | '-name';
        /** @description So many are passed over before the page begins, for going far at once; the pages after it follow by their cursors. */
        skip?: number;
        /** @description With `skip`: how many there are in all, as they were counted. What is past the middle is then found from the end. */
        of?: number;
        /** @description How the name or the external reference begins, in any case. */
        q?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Customer'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createCustomer: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          /** @enum {string} */
          locale: 'en' | 'fr';
          timeZone: string;
          /** @default null */
          externalReference?: string | null;
          contacts?: {
            name: string;
            email: string;
            /** @enum {string} */
            role: 'technical_director' | 'financial_controller' | 'other';
          }[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Customer'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  countCustomers: {
    parameters: {
      query?: {
        /** @description How far is counted; the further, the longer it takes. */
        upTo?: number;
        /** @description How the name or the external reference begins, in any case. */
        q?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description Whether there are more than that: no more than `upTo` are counted. */
            more: boolean;
          };
        };
      };
    };
  };
  readCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Customer'];
        };
      };
    };
  };
  deleteCustomer: {
    parameters: {
      query?: {
        reason?: string;
      };
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeCustomer: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          /** @enum {string} */
          locale?: 'en' | 'fr';
          timeZone?: string;
          externalReference?: string | null;
          contacts?: {
            name: string;
            email: string;
            /** @enum {string} */
            role: 'technical_director' | 'financial_controller' | 'other';
          }[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Customer'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listDomains: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before, which goes on in the same order. */
        cursor?: string;
        /** @description The order; with a `-` before it, the last one first. Of the ids, where it is left out. */
        sort?: 'name' | '-name' | 'until' | '-until' | 'seatsUsed' | '-seatsUsed';
        /** @description So many are passed over before the page begins, for going far at once; the pages after it follow by their cursors. */
        skip?: number;
        /** @description With `skip`: how many there are in all, as they were counted. What is past the middle is then found from the end. */
        of?: number;
        customerId?: string;
        status?: 'active' | 'suspended';
        /** @description Key of a pack that the domain has, whether in force by now or not. */
        pack?: string;
        /** @description How one of its names begins, its aliases among them. */
        name?: string;
        /** @description What one of its names, its aliases among them, holds or begins with, by the words of it. */
        q?: string;
        /** @description Whose last day is before this one. */
        endingBefore?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Domain'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          customerId: string;
          name: string;
          validity: {
            from: string;
            until: string | null;
          };
          seatLimit: number | null;
          /** @default 0 */
          graceDays?: number;
          /**
           * @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3.
           * @default null
           */
          offlineLeaseDays?: number | null;
          aliases?: string[];
          microsoftTenants?: string[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  countDomains: {
    parameters: {
      query?: {
        /** @description How far is counted; the further, the longer it takes. */
        upTo?: number;
        customerId?: string;
        status?: 'active' | 'suspended';
        /** @description Key of a pack that the domain has, whether in force by now or not. */
        pack?: string;
        /** @description How one of its names begins, its aliases among them. */
        name?: string;
        /** @description What one of its names, its aliases among them, holds or begins with, by the words of it. */
        q?: string;
        /** @description Whose last day is before this one. */
        endingBefore?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description Whether there are more than that: no more than `upTo` are counted. */
            more: boolean;
          };
        };
      };
    };
  };
  readDomain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
    };
  };
  deleteDomain: {
    parameters: {
      query?: {
        reason?: string;
      };
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          seatLimit?: number | null;
          graceDays?: number;
          /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
          offlineLeaseDays?: number | null;
          validity?: {
            from: string;
            until: string | null;
          };
          microsoftTenants?: string[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  suspendDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  reinstateDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  renewDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          until: string | null;
          from?: string;
          seatLimit?: number | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  moveDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          customerId: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  renameDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  addDomainAlias: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          alias: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  removeDomainAlias: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          alias: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  assignPacks: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          packs: {
            pack: string;
            /**
             * @default {
             *       "from": null,
             *       "until": null
             *     }
             */
            validity?: {
              from: string | null;
              until: string | null;
            };
          }[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listUsers: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before, which goes on in the same order. */
        cursor?: string;
        /** @description The order; with a `-` before it, the last one first. Of the ids, where it is left out. */
        sort?: 'email' | '-email' | 'displayName' | '-displayName';
        /** @description So many are passed over before the page begins, for going far at once; the pages after it follow by their cursors. */
        skip?: number;
        /** @description With `skip`: how many there are in all, as they were counted. What is past the middle is then found from the end. */
        of?: number;
        domainId?: string;
        customerId?: string;
        /** @description Whether the user is suspended, whatever the licence comes to. */
        status?: 'active' | 'suspended';
        /** @description What a licence check says now. */
        licenceStatus?: 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        /** @description Key of the profile. */
        profile?: string;
        /** @description Whose last day, their own or the domain's, is before this one. */
        endingBefore?: string;
        /** @description When a check last let the user work: `<30d` in the last 30 days, `>30d` longer ago or never, `never`. */
        seen?: string;
        /** @description What the display name or the address holds or begins with, by the words of it; with an `@`, how both sides of the address begin. */
        q?: string;
        /** @description The whole address, under any name of the domain. */
        email?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['User'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
          /** @default  */
          displayName?: string;
          /** @default null */
          profile?: string | null;
          /**
           * @default {
           *       "from": null,
           *       "until": null
           *     }
           */
          validity?: {
            from: string | null;
            until: string | null;
          };
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  countUsers: {
    parameters: {
      query?: {
        /** @description How far is counted; the further, the longer it takes. */
        upTo?: number;
        domainId?: string;
        customerId?: string;
        /** @description Whether the user is suspended, whatever the licence comes to. */
        status?: 'active' | 'suspended';
        /** @description What a licence check says now. */
        licenceStatus?: 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        /** @description Key of the profile. */
        profile?: string;
        /** @description Whose last day, their own or the domain's, is before this one. */
        endingBefore?: string;
        /** @description When a check last let the user work: `<30d` in the last 30 days, `>30d` longer ago or never, `never`. */
        seen?: string;
        /** @description What the display name or the address holds or begins with, by the words of it; with an `@`, how both sides of the address begin. */
        q?: string;
        /** @description The whole address, under any name of the domain. */
        email?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description Whether there are more than that: no more than `upTo` are counted. */
            more: boolean;
          };
        };
      };
    };
  };
  readUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
    };
  };
  deleteUser: {
    parameters: {
      query?: {
        reason?: string;
      };
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          displayName?: string;
          profile?: string | null;
          validity?: {
            from: string | null;
            until: string | null;
          };
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  suspendUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  reinstateUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  renewUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          until: string | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  moveUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listOverrides: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Key of the feature. */
              feature: string;
              value: boolean | number | string;
              validity: {
                from: string | null;
                until: string | null;
              };
              reason: string;
              /** Format: date-time */
              createdAt: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  setOverride: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
        featureKey: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          value: boolean | number | string;
          /**
           * @default {
           *       "from": null,
           *       "until": null
           *     }
           */
          validity?: {
            from: string | null;
            until: string | null;
          };
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Key of the feature. */
            feature: string;
            value: boolean | number | string;
            validity: {
              from: string | null;
              until: string | null;
            };
            reason: string;
            /** Format: date-time */
            createdAt: string;
          };
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  removeOverride: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
        featureKey: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readEntitlements: {
    parameters: {
      query?: {
        /** @description An instant, with an offset or Z; now where it is left out. Of the past: as it was then. Of the future: as it will be, if nothing changes. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Entitlements'];
        };
      };
    };
  };
  readTimeline: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        /** @description Of the sentences. As Accept-Language says, where it is left out; else English. */
        language?: 'en' | 'fr';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
    };
  };
  listEndingLicences: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        /** @description So many days from now. */
        within?: number;
        customerId?: string;
        domainId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the user. */
              id: string;
              email: string;
              displayName: string;
              domainId: string;
              customerId: string;
              /**
               * @description Of the licence now.
               * @enum {string}
               */
              status: 'active' | 'grace';
              /**
               * @description Which end it is; `grace_ends` where that end has passed and the days of grace run out.
               * @enum {string}
               */
              reason: 'domain_ends' | 'own_validity_ends' | 'grace_ends';
              /**
               * Format: date-time
               * @description The first instant after the last valid day, grace not counted.
               */
              validUntil: string;
              /**
               * Format: date-time
               * @description The first instant without access, grace counted.
               */
              losesAccessAt: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  readUserUse: {
    parameters: {
      query?: {
        /** @description So many days, today included. */
        days?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserUse'];
        };
      };
    };
  };
  listUnusedSeats: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        /** @description A day in UTC; 90 days ago where it is left out. */
        since?: string;
        customerId?: string;
        domainId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              domainId: string;
              customerId: string;
              name: string;
              /** @description Users who are not suspended. */
              seats: number;
              /** @description Of them, those who were seen since. */
              used: number;
              /** @description Of them, those who were not, though they had their seat already. */
              unused: number;
              /** @description Of the unused, those who were never seen, as far as it is kept. */
              neverSeen: number;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listUnusualUse: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        /** @description So many days, today included. */
        days?: number;
        /** @description So many at least. */
        addresses?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the user. */
              id: string;
              domainId: string;
              customerId: string;
              email: string;
              displayName: string;
              /**
               * Format: date
               * @description In UTC: the one with the most addresses.
               */
              day: string;
              /** @description From how many addresses they were checked on that day; 64 stands for more. */
              addresses: number;
              /** @description On how many days there were so many. */
              days: number;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listProducts: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Product'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          key: string;
          name: string;
          /** @default  */
          description?: string;
          microsoftClientIds?: string[];
          googleClientIds?: string[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readProduct: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
    };
  };
  deleteProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeProduct: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string;
          microsoftClientIds?: string[];
          googleClientIds?: string[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Product'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listFeatures: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        /** @description Key of the product. */
        product?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Feature'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createFeature: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          product: string;
          key: string;
          name: string;
          /** @default  */
          description?: string;
          type:
            | {
                /** @enum {string} */
                type: 'flag';
              }
            | {
                /** @enum {string} */
                type: 'number';
                minimum: number;
                maximum: number;
              }
            | {
                /** @enum {string} */
                type: 'choice';
                options: string[];
              }
            | {
                /** @enum {string} */
                type: 'text';
                maxLength: number;
              };
          defaultValue: boolean | number | string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Feature'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readFeature: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Feature'];
        };
      };
    };
  };
  deleteFeature: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeFeature: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string;
          type?:
            | {
                /** @enum {string} */
                type: 'flag';
              }
            | {
                /** @enum {string} */
                type: 'number';
                minimum: number;
                maximum: number;
              }
            | {
                /** @enum {string} */
                type: 'choice';
                options: string[];
              }
            | {
                /** @enum {string} */
                type: 'text';
                maxLength: number;
              };
          defaultValue?: boolean | number | string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Feature'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listProfiles: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Profile'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createProfile: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          key: string;
          name: string;
          /** @default  */
          description?: string;
          values: {
            [key: string]: boolean | number | string;
          };
        };
      };
    };
    responses: {
      /** @description Feature values that users are given. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readProfile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Feature values that users are given. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
    };
  };
  deleteProfile: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeProfile: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string;
          /** @default {} */
          values?: {
            [key: string]: (boolean | number | string) | null;
          };
        };
      };
    };
    responses: {
      /** @description Feature values that users are given. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Profile'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listPacks: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Pack'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createPack: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          key: string;
          name: string;
          /** @default  */
          description?: string;
          values: {
            [key: string]: boolean | number | string;
          };
        };
      };
    };
    responses: {
      /** @description Feature values that are bound to domains. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pack'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readPack: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Feature values that are bound to domains. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pack'];
        };
      };
    };
  };
  deletePack: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changePack: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string;
          /** @default {} */
          values?: {
            [key: string]: (boolean | number | string) | null;
          };
        };
      };
    };
    responses: {
      /** @description Feature values that are bound to domains. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Pack'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listImports: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        domainId?: string;
        state?: 'judged' | 'applied' | 'expired';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Import'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  uploadImport: {
    parameters: {
      query?: {
        domainId?: string;
        /** @description A name that the domain goes by, in place of its id. */
        domain?: string;
        fileName?: string;
        /** @description Key of the profile of users that are created from rows that name none. */
        defaultProfile?: string;
        /** @description How 3/4/2027 is meant where the file does not show it. */
        dates?: 'dmy' | 'mdy';
        /** @description Columns by hand: Header=field,"Other, header"=field; `ignore` leaves one out. */
        map?: string;
        /** @description Whether the other rows are to be applied although some are refused. */
        skipRefused?: 'true' | 'false';
      };
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
        'text/plain': string;
        'application/octet-stream': string;
        'application/vnd.ms-excel': string;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
    };
  };
  readImport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
    };
  };
  deleteImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  judgeImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          defaultProfile?: string | null;
          dates?: ('dmy' | 'mdy') | null;
          map?: string | null;
          skipRefused?: boolean;
        } | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
    };
  };
  applyImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  undoImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default null */
          reason?: string | null;
        } | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listVerdicts: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        verdict?: 'create' | 'change' | 'same' | 'refuse';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the file, from 1. */
              line: number;
              /** @description As the file gives it. */
              address: string;
              /** @enum {string} */
              verdict: 'create' | 'change' | 'same' | 'refuse';
              /**
               * @description Why it is refused; empty where it is not.
               * @enum {string}
               */
              code:
                | 'too_long'
                | 'not_an_address'
                | 'local_part_too_long'
                | 'invalid_domain'
                | 'mixed_script_domain'
                | 'address_missing'
                | 'example_row'
                | 'guest_account'
                | 'look_alike_domain'
                | 'other_domain'
                | 'sub_domain'
                | 'ambiguous_date'
                | 'excel_serial_date'
                | 'no_such_date'
                | 'two_digit_year'
                | 'unreadable_date'
                | 'ends_before_start'
                | 'name_too_long'
                | 'seat_limit_reached'
                | 'too_many_cells'
                | 'unknown_profile'
                | 'unreadable_state'
                | 'validity_outside_domain'
                | '';
              detail: string;
              /** @description Of a user who is changed: what the row changes, as it was. */
              before: {
                [key: string]: unknown;
              } | null;
              /** @description The same as the row has it. */
              after: {
                [key: string]: unknown;
              } | null;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  downloadImportResult: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The verdicts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
    };
  };
  readImportRow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        line: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportRow'];
        };
      };
    };
  };
  listChangeRequestVerdicts: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        verdict?: 'create' | 'change' | 'same' | 'refuse';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the file, from 1. */
              line: number;
              /** @description As the file gives it. */
              address: string;
              /** @enum {string} */
              verdict: 'create' | 'change' | 'same' | 'refuse';
              /**
               * @description Why it is refused; empty where it is not.
               * @enum {string}
               */
              code:
                | 'too_long'
                | 'not_an_address'
                | 'local_part_too_long'
                | 'invalid_domain'
                | 'mixed_script_domain'
                | 'address_missing'
                | 'example_row'
                | 'guest_account'
                | 'look_alike_domain'
                | 'other_domain'
                | 'sub_domain'
                | 'ambiguous_date'
                | 'excel_serial_date'
                | 'no_such_date'
                | 'two_digit_year'
                | 'unreadable_date'
                | 'ends_before_start'
                | 'name_too_long'
                | 'seat_limit_reached'
                | 'too_many_cells'
                | 'unknown_profile'
                | 'unreadable_state'
                | 'validity_outside_domain'
                | '';
              detail: string;
              /** @description Of a user who is changed: what the row changes, as it was. */
              before: {
                [key: string]: unknown;
              } | null;
              /** @description The same as the row has it. */
              after: {
                [key: string]: unknown;
              } | null;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  exportCustomers: {
    parameters: {
      query?: {
        /** @description How the name or the external reference begins, in any case. */
        q?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The customers; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportDomains: {
    parameters: {
      query?: {
        customerId?: string;
        status?: 'active' | 'suspended';
        /** @description Key of a pack that the domain has, whether in force by now or not. */
        pack?: string;
        /** @description How one of its names begins, its aliases among them. */
        name?: string;
        /** @description What one of its names, its aliases among them, holds or begins with, by the words of it. */
        q?: string;
        /** @description Whose last day is before this one. */
        endingBefore?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The domains; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportUsers: {
    parameters: {
      query?: {
        domainId?: string;
        customerId?: string;
        /** @description Whether the user is suspended, whatever the licence comes to. */
        status?: 'active' | 'suspended';
        /** @description What a licence check says now. */
        licenceStatus?: 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
        /** @description Key of the profile. */
        profile?: string;
        /** @description Whose last day, their own or the domain's, is before this one. */
        endingBefore?: string;
        /** @description When a check last let the user work: `<30d` in the last 30 days, `>30d` longer ago or never, `never`. */
        seen?: string;
        /** @description What the display name or the address holds or begins with, by the words of it; with an `@`, how both sides of the address begin. */
        q?: string;
        /** @description The whole address, under any name of the domain. */
        email?: string;
        /** @description Only these, as far as they match. Ids, joined by commas. */
        ids?: string;
        /** @description All that match but these. Ids, joined by commas. */
        except?: string;
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The users; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportOverrides: {
    parameters: {
      query?: {
        userId?: string;
        domainId?: string;
        customerId?: string;
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The overrides; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportProducts: {
    parameters: {
      query?: {
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The products; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportFeatures: {
    parameters: {
      query?: {
        /** @description Key of the product. */
        product?: string;
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The features; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportProfiles: {
    parameters: {
      query?: {
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The profiles; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  exportPacks: {
    parameters: {
      query?: {
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The packs; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  search: {
    parameters: {
      query: {
        /** @description Words that all have to be there, or an address or the beginning of one. */
        q: string;
        /** @description Which kinds, joined by commas; all that the caller may read where it is left out. */
        kinds?: string;
        /** @description How many of each kind at most. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @enum {string} */
              kind: 'customer' | 'domain' | 'user';
              id: string;
              title: string;
              /** @description External reference, aliases or address. */
              subtitle: string | null;
              /**
               * @description How well it answers: best first.
               * @enum {string}
               */
              match: 'exact' | 'prefix' | 'word_prefix' | 'substring';
              /**
               * @description What of it does.
               * @enum {string}
               */
              field: 'name' | 'externalReference' | 'alias' | 'email' | 'displayName';
            }[];
            /** @description Kinds that took too long: nothing of them is shown. Search for more letters. */
            leftOut: ('customer' | 'domain' | 'user')[];
          };
        };
      };
    };
  };
  bulkActions: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          items?: (
            | {
                /** @enum {string} */
                action: 'user.create';
                email: string;
                /** @default  */
                displayName?: string;
                /** @default null */
                profile?: string | null;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                action: 'user.change';
                id: string;
                displayName?: string;
                profile?: string | null;
                validity?: {
                  from: string | null;
                  until: string | null;
                };
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'user.suspend';
                id: string;
                reason: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'user.reinstate';
                id: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'user.renew';
                id: string;
                until: string | null;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'user.move';
                id: string;
                email: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'user.delete';
                id: string;
                reason?: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'override.set';
                userId: string;
                feature: string;
                value: boolean | number | string;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
                reason: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'override.remove';
                userId: string;
                feature: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.create';
                customerId: string;
                name: string;
                validity: {
                  from: string;
                  until: string | null;
                };
                seatLimit: number | null;
                /** @default 0 */
                graceDays?: number;
                /**
                 * @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3.
                 * @default null
                 */
                offlineLeaseDays?: number | null;
                aliases?: string[];
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                action: 'domain.change';
                id: string;
                seatLimit?: number | null;
                graceDays?: number;
                /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
                offlineLeaseDays?: number | null;
                validity?: {
                  from: string;
                  until: string | null;
                };
                microsoftTenants?: string[];
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.suspend';
                id: string;
                reason: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.reinstate';
                id: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.renew';
                id: string;
                until: string | null;
                from?: string;
                seatLimit?: number | null;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.move';
                id: string;
                customerId: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.rename';
                id: string;
                name: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.add-alias';
                id: string;
                alias: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.remove-alias';
                id: string;
                alias: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.assign-packs';
                id: string;
                packs: {
                  pack: string;
                  /**
                   * @default {
                   *       "from": null,
                   *       "until": null
                   *     }
                   */
                  validity?: {
                    from: string | null;
                    until: string | null;
                  };
                }[];
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'domain.delete';
                id: string;
                reason?: string;
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
            | {
                /** @enum {string} */
                action: 'customer.change';
                id: string;
                name?: string;
                /** @enum {string} */
                locale?: 'en' | 'fr';
                timeZone?: string;
                externalReference?: string | null;
                contacts?: {
                  name: string;
                  email: string;
                  /** @enum {string} */
                  role: 'technical_director' | 'financial_controller' | 'other';
                }[];
                /** @description The version that is changed: the ETag without its quotation marks. */
                version?: number;
              }
          )[];
          /** @description In place of items, all that a list shows under these filters, 10000 at most. Needs the permission to read the list. */
          filter?:
            | {
                /** @enum {string} */
                list: 'users';
                domainId?: string;
                customerId?: string;
                /**
                 * @description Whether the user is suspended, whatever the licence comes to.
                 * @enum {string}
                 */
                status?: 'active' | 'suspended';
                /**
                 * @description What a licence check says now.
                 * @enum {string}
                 */
                licenceStatus?: 'suspended' | 'domain_suspended' | 'not_started' | 'active' | 'grace' | 'expired';
                /** @description Key of the profile. */
                profile?: string;
                /** @description Whose last day, their own or the domain's, is before this one. */
                endingBefore?: string;
                /** @description When a check last let the user work: `<30d` in the last 30 days, `>30d` longer ago or never, `never`. */
                seen?: string;
                /** @description What the display name or the address holds or begins with, by the words of it; with an `@`, how both sides of the address begin. */
                q?: string;
                /** @description The whole address, under any name of the domain. */
                email?: string;
                /** @description Only these, as far as they match. */
                ids?: string[];
                /** @description All that match but these. */
                except?: string[];
              }
            | {
                /** @enum {string} */
                list: 'domains';
                customerId?: string;
                /** @enum {string} */
                status?: 'active' | 'suspended';
                /** @description Key of a pack that the domain has, whether in force by now or not. */
                pack?: string;
                /** @description How one of its names begins, its aliases among them. */
                name?: string;
                /** @description What one of its names, its aliases among them, holds or begins with, by the words of it. */
                q?: string;
                /** @description Whose last day is before this one. */
                endingBefore?: string;
                /** @description Only these, as far as they match. */
                ids?: string[];
                /** @description All that match but these. */
                except?: string[];
                /** @description Those of all customers that their list shows under these filters. Needs the permission to read customers. */
                customers?: {
                  /** @description How the name or the external reference begins, in any case. */
                  q?: string;
                  /** @description Only these, as far as they match. */
                  ids?: string[];
                  /** @description All that match but these. */
                  except?: string[];
                };
              }
            | {
                /** @enum {string} */
                list: 'customers';
                /** @description How the name or the external reference begins, in any case. */
                q?: string;
                /** @description Only these, as far as they match. */
                ids?: string[];
                /** @description All that match but these. */
                except?: string[];
              };
          /** @description With `filter`: what is done to each, as an item without its id and version. */
          action?:
            | {
                /** @enum {string} */
                action: 'user.change';
                displayName?: string;
                profile?: string | null;
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                action: 'user.suspend';
                reason: string;
              }
            | {
                /** @enum {string} */
                action: 'user.reinstate';
              }
            | {
                /** @enum {string} */
                action: 'user.renew';
                until: string | null;
              }
            | {
                /** @enum {string} */
                action: 'user.delete';
                reason?: string;
              }
            | {
                /** @enum {string} */
                action: 'override.set';
                feature: string;
                value: boolean | number | string;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
                reason: string;
              }
            | {
                /** @enum {string} */
                action: 'override.remove';
                feature: string;
              }
            | {
                /** @enum {string} */
                action: 'domain.change';
                seatLimit?: number | null;
                graceDays?: number;
                /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
                offlineLeaseDays?: number | null;
                validity?: {
                  from: string;
                  until: string | null;
                };
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                action: 'domain.suspend';
                reason: string;
              }
            | {
                /** @enum {string} */
                action: 'domain.reinstate';
              }
            | {
                /** @enum {string} */
                action: 'domain.renew';
                until: string | null;
                from?: string;
                seatLimit?: number | null;
              }
            | {
                /** @enum {string} */
                action: 'domain.move';
                customerId: string;
              }
            | {
                /** @enum {string} */
                action: 'domain.assign-packs';
                packs: {
                  pack: string;
                  /**
                   * @default {
                   *       "from": null,
                   *       "until": null
                   *     }
                   */
                  validity?: {
                    from: string | null;
                    until: string | null;
                  };
                }[];
              }
            | {
                /** @enum {string} */
                action: 'domain.delete';
                reason?: string;
              }
            | {
                /** @enum {string} */
                action: 'customer.change';
                name?: string;
                /** @enum {string} */
                locale?: 'en' | 'fr';
                timeZone?: string;
                externalReference?: string | null;
                contacts?: {
                  name: string;
                  email: string;
                  /** @enum {string} */
                  role: 'technical_director' | 'financial_controller' | 'other';
                }[];
              };
          /** @description With `filter`: how many were seen to match, by a dry run or the count of the list. Must be there unless it is a dry run. */
          expectedCount?: number;
          /**
           * @description Judge everything and change nothing.
           * @default false
           */
          dryRun?: boolean;
          /**
           * @description Change what can be changed, instead of nothing, where an item is refused.
           * @default false
           */
          skipRefused?: boolean;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Whether what is `changed` has been; otherwise it is what would be. */
            applied: boolean;
            dryRun: boolean;
            counts: {
              changed: number;
              unchanged: number;
              refused: number;
            };
            /** @description Of a filter: how many were refused, by the code. */
            refusals?: {
              [key: string]: number;
            };
            /** @description A verdict on each item, in the order of the request; of a filter, up to 100 of them as examples, the refused ones first. */
            items: {
              action: string;
              /** @description Of what the item names, or has made. */
              id: string | null;
              /** @enum {string} */
              outcome: 'changed' | 'unchanged' | 'refused';
              /** @description Why it was refused: stable. */
              code: string | null;
              detail: string | null;
              /** @description To the field of the request that is to blame. */
              pointer: string | null;
            }[];
          };
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listRenewals: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        /** @description The most days that are left: 30, 60, 90 or any other number. */
        within?: number;
        /** @description The most days since the end of grace; 0 leaves out what has expired. */
        expired?: number;
        /** @description In place of `within` and `expired`, the month of the last day: 2027-03. */
        month?: string;
        customerId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              domainId: string;
              customerId: string;
              name: string;
              customer: string;
              timeZone: string;
              /**
               * Format: date
               * @description The last day, in the customer's time zone.
               */
              endsOn: string;
              /** @description 0 on the last day; negative once it has passed. */
              daysLeft: number;
              graceDays: number;
              /** @enum {string} */
              status: 'active' | 'grace' | 'expired' | 'domain_suspended' | 'not_started';
              /** @description null: as many as there are. */
              seatLimit: number | null;
              seatsUsed: number;
              seatsSuspended: number;
              /** @description Whose own end has passed, besides the suspended ones. */
              seatsExpired: number;
              /** @description Of those in use, the ones given within the last 90 days. */
              seatsAdded: number;
              /** @description Of those in use, the ones whose user was seen within the last 90 days. */
              seatsSeen: number;
              proposal: {
                seatLimit: number | null;
                /** @description Where the suspended and expired seats are deleted before. */
                seatLimitAfterRemovals: number | null;
                /** @description The seats that are really used: those seen, and the new ones. null where nobody was seen, and where seats are unlimited. */
                seatLimitByUse: number | null;
                reasons: {
                  /** @enum {string} */
                  code:
                    | 'unlimited'
                    | 'seats_in_use'
                    | 'suspended_left_out'
                    | 'expired_left_out'
                    | 'growth_seen'
                    | 'too_young_to_grow'
                    | 'removals_proposed'
                    | 'not_below_seats_used';
                  /** @description Of seats. */
                  count: number;
                  en: string;
                  fr: string;
                }[];
              };
              /** @description Of the domain. */
              version: number;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
            /** @description Of all, whatever `within` says; who ends within 30 days also ends within 60. */
            counts: {
              expired: number;
              grace: number;
              within30: number;
              within60: number;
              within90: number;
            };
          };
        };
      };
    };
  };
  renewDomains: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          domainIds?: string[];
          /** @description In place of ids, all domains that the list of renewals shows under it. */
          filter?: {
            /**
             * @description The most days that are left: 30, 60, 90 or any other number.
             * @default 90
             */
            within?: number;
            /**
             * @description The most days since the end of grace; 0 leaves out what has expired.
             * @default 90
             */
            expired?: number;
            /** @description In place of `within` and `expired`, the month of the last day: 2027-03. */
            month?: string;
            customerId?: string;
          };
          /** @description How long the new term is. */
          months?: number;
          /** @description In place of months, the last day of the new term. */
          until?: string;
          /** @description Last days of their own for some of the domains, in place of the term of all. */
          lastDays?: {
            domainId: string;
            until: string;
          }[];
          /**
           * @description Whether the new term of a domain that has lapsed begins after its end or today. Of others it begins after their end.
           * @default expiry
           * @enum {string}
           */
          from?: 'expiry' | 'today';
          /** @description How many seats there are from now on; a domain that is not named keeps its number. */
          seats?:
            | ('keep' | 'proposed')
            | {
                domainId: string;
                seatLimit: number | null;
              }[];
          /**
           * @description Say what would be, and change nothing.
           * @default false
           */
          dryRun?: boolean;
          /**
           * @description Renew the others, instead of none, where some are refused.
           * @default false
           */
          skipRefused?: boolean;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Whether what is `renewed` has been; otherwise it is what would be. */
            applied: boolean;
            dryRun: boolean;
            counts: {
              renewed: number;
              refused: number;
            };
            /** @description A verdict on each domain. */
            items: {
              domainId: string;
              name: string | null;
              /** @enum {string} */
              outcome: 'renewed' | 'refused';
              /** @description The last day before the renewal. */
              endsOn: string | null;
              /** @description The first day of the new term. */
              from: string | null;
              /** @description The last day of the new term. */
              until: string | null;
              /** @description From now on. */
              seatLimit: number | null;
              /** @description Why it was refused: stable. */
              code: string | null;
              detail: string | null;
            }[];
          };
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listLeaverChecks: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        domainId?: string;
        state?: 'compared' | 'expired';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              domainId: string;
              customerId: string;
              /**
               * @description `expired`: the file has been removed after its time, and with it who was not on the list.
               * @enum {string}
               */
              state: 'compared' | 'expired';
              fileName: string;
              /** @description Of the file as it was sent, hexadecimal. */
              sha256: string;
              sizeBytes: number;
              map: string | null;
              encoding: string;
              separator: string;
              /** @description The column that addresses were read from. */
              mapping: {
                /** @enum {string} */
                source: 'recognised' | 'remembered' | 'given';
                columns: {
                  header: string;
                  /** @enum {string} */
                  field:
                    | 'email'
                    | 'displayName'
                    | 'firstName'
                    | 'lastName'
                    | 'profile'
                    | 'validFrom'
                    | 'validUntil'
                    | 'active'
                    | 'inactive';
                }[];
              };
              counts: {
                /** @description Rows of people with a seat. */
                seated: number;
                /** @description Rows of people of the domain without a seat. */
                unseated: number;
                /** @description Rows of people whom an earlier row names. */
                repeated: number;
                /** @description Rows that name nobody of the domain; whoever is meant by one counts as a leaver. */
                refused: number;
                /** @description Users whom no row names. */
                leavers: number;
                /** @description Seats that were taken. */
                seats: number;
              };
              /** @description When the file and all that comes from it is removed; null once it is. */
              keptUntil: string | null;
              /** @description The ETag without its quotation marks. */
              version: number;
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              updatedAt: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  uploadLeaverCheck: {
    parameters: {
      query?: {
        domainId?: string;
        /** @description A name that the domain goes by, in place of its id. */
        domain?: string;
        fileName?: string;
        /** @description The column of addresses by hand: Header=email. */
        map?: string;
      };
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
        'text/plain': string;
        'application/octet-stream': string;
        'application/vnd.ms-excel': string;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeaverCheck'];
        };
      };
    };
  };
  readLeaverCheck: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeaverCheck'];
        };
      };
    };
  };
  deleteLeaverCheck: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listLeavers: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        state?: 'seated' | 'suspended' | 'listed' | 'gone';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the user. */
              id: string;
              /** @description null: gone. */
              email: string | null;
              displayName: string | null;
              profile: string | null;
              /**
               * @description What has become of the seat: `suspended` has it still, `listed` goes by an address on the list by now, `gone` has it no more.
               * @enum {string}
               */
              state: 'seated' | 'suspended' | 'listed' | 'gone';
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listNewcomers: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the user. */
              id: string;
              email: string;
              displayName: string;
              onList: boolean;
              /** Format: date-time */
              createdAt: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listStaffRows: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        verdict?: 'seated' | 'unseated' | 'repeated' | 'refused';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description Of the file, from 1. */
              line: number;
              /** @description As the file gives it. */
              address: string;
              /** @enum {string} */
              verdict: 'seated' | 'unseated' | 'repeated' | 'refused';
              /**
               * @description Why it is refused; empty where it is not.
               * @enum {string}
               */
              code:
                | 'too_long'
                | 'not_an_address'
                | 'local_part_too_long'
                | 'invalid_domain'
                | 'mixed_script_domain'
                | 'address_missing'
                | 'example_row'
                | 'guest_account'
                | 'look_alike_domain'
                | 'other_domain'
                | 'sub_domain'
                | 'ambiguous_date'
                | 'excel_serial_date'
                | 'no_such_date'
                | 'two_digit_year'
                | 'unreadable_date'
                | 'ends_before_start'
                | 'name_too_long'
                | 'seat_limit_reached'
                | 'too_many_cells'
                | 'unknown_profile'
                | 'unreadable_state'
                | 'validity_outside_domain'
                | '';
              detail: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  proposeRemovals: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          action: 'delete' | 'suspend';
          /** @description Some of the leavers; all where it is left out. */
          userIds?: string[];
          /** @description Why; the name of the list where it is left out. */
          reason?: string;
          /**
           * @description The share of the seats, in percent, beyond which `confirmedRemovals` is asked for.
           * @default 20
           */
          confirmShare?: number;
          /** @description How many removals are meant, exactly: where they were refused as too many. */
          confirmedRemovals?: number;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description false: there was nobody left to remove. */
            applied: boolean;
            /** @enum {string} */
            action: 'delete' | 'suspend';
            counts: {
              proposed: number;
              /** @description Suspended already. */
              unchanged: number;
              /** @description Left alone: they go by an address on the list by now. */
              listed: number;
              /** @description They have no seat any more. */
              gone: number;
            };
          };
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listMigrations: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        state?: 'receiving' | 'planned' | 'applying' | 'applied';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /**
               * @description `verify`: it is compared with, and never applied.
               * @enum {string}
               */
              purpose: 'migrate' | 'verify';
              /** @enum {string} */
              state: 'receiving' | 'planned' | 'applying' | 'applied';
              source: string;
              mapping: {
                name: string;
                sha256: string;
              };
              rowsReceived: number;
              /** @description When the rows are removed, with what was planned of them; null: they have been, or are needed to carry the plan out. */
              rowsKeptUntil: string | null;
              /** @description By what the plan says of them; null until there is one. */
              rows: {
                created: number;
                changed: number;
                same: number;
                merged: number;
                quarantined: number;
                left_out: number;
                dropped: number;
              } | null;
              /** @description SHA-256 over all that is to be made and changed. */
              planDigest: string | null;
              /** @description Things that are to be made, changed or linked. */
              steps: number;
              stepsDone: number;
              plannedAt: string | null;
              appliedAt: string | null;
              /** @description The ETag without its quotation marks. */
              version: number;
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              updatedAt: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createMigration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description `verify`: to compare Seatledger with the old database.
           * @default migrate
           * @enum {string}
           */
          purpose?: 'migrate' | 'verify';
          /** @description Name of the old database, for people. */
          source: string;
          /** @description The mapping file. */
          mapping: {
            name: string;
            text: string;
          };
          /** @default [] */
          tables?: {
            table: string;
            entity: string | null;
            rows: number;
          }[];
          /** @default [] */
          notices?: {
            code: string;
            text: string;
            count: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description `verify`: it is compared with, and never applied.
             * @enum {string}
             */
            purpose: 'migrate' | 'verify';
            /** @enum {string} */
            state: 'receiving' | 'planned' | 'applying' | 'applied';
            source: string;
            mapping: {
              name: string;
              sha256: string;
            };
            rowsReceived: number;
            /** @description When the rows are removed, with what was planned of them; null: they have been, or are needed to carry the plan out. */
            rowsKeptUntil: string | null;
            /** @description By what the plan says of them; null until there is one. */
            rows: {
              created: number;
              changed: number;
              same: number;
              merged: number;
              quarantined: number;
              left_out: number;
              dropped: number;
            } | null;
            /** @description SHA-256 over all that is to be made and changed. */
            planDigest: string | null;
            /** @description Things that are to be made, changed or linked. */
            steps: number;
            stepsDone: number;
            plannedAt: string | null;
            appliedAt: string | null;
            /** @description The ETag without its quotation marks. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
    };
  };
  readMigration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Migration'];
        };
      };
    };
  };
  deleteMigration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listMigrationRows: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        fate?: 'created' | 'changed' | 'same' | 'merged' | 'quarantined' | 'left_out' | 'dropped';
        entity?:
          | 'customer'
          | 'domain'
          | 'user'
          | 'seat'
          | 'user-profile'
          | 'profile'
          | 'profile-value'
          | 'feature'
          | 'domain-pack'
          | 'pack'
          | 'role'
          | 'operator';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              position: number;
              /** @enum {string} */
              entity:
                | 'customer'
                | 'domain'
                | 'user'
                | 'seat'
                | 'user-profile'
                | 'profile'
                | 'profile-value'
                | 'feature'
                | 'domain-pack'
                | 'pack'
                | 'role'
                | 'operator';
              table: string;
              key: string;
              file: string | null;
              line: number | null;
              /** @description As it was read, by column. */
              raw: {
                [key: string]: string | null;
              };
              /** @description null until there is a plan. */
              fate: ('created' | 'changed' | 'same' | 'merged' | 'quarantined' | 'left_out' | 'dropped') | null;
              code: string | null;
              detail: string | null;
              /** @description Position of the row into which it went, of which it is part, or for which it waits. */
              other: number | null;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  sendMigrationRows: {
    parameters: {
      query: {
        /** @description How many rows were sent before these. */
        after: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-ndjson': string;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            rowsReceived: number;
          };
        };
      };
    };
  };
  planMigration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Migration'];
        };
      };
    };
  };
  applyMigration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          planDigest: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description `verify`: it is compared with, and never applied.
             * @enum {string}
             */
            purpose: 'migrate' | 'verify';
            /** @enum {string} */
            state: 'receiving' | 'planned' | 'applying' | 'applied';
            source: string;
            mapping: {
              name: string;
              sha256: string;
            };
            rowsReceived: number;
            /** @description When the rows are removed, with what was planned of them; null: they have been, or are needed to carry the plan out. */
            rowsKeptUntil: string | null;
            /** @description By what the plan says of them; null until there is one. */
            rows: {
              created: number;
              changed: number;
              same: number;
              merged: number;
              quarantined: number;
              left_out: number;
              dropped: number;
            } | null;
            /** @description SHA-256 over all that is to be made and changed. */
            planDigest: string | null;
            /** @description Things that are to be made, changed or linked. */
            steps: number;
            stepsDone: number;
            plannedAt: string | null;
            appliedAt: string | null;
            /** @description The ETag without its quotation marks. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
          };
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  continueMigration: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description How many things at most.
           * @default 5000
           */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description `verify`: it is compared with, and never applied.
             * @enum {string}
             */
            purpose: 'migrate' | 'verify';
            /** @enum {string} */
            state: 'receiving' | 'planned' | 'applying' | 'applied';
            source: string;
            mapping: {
              name: string;
              sha256: string;
            };
            rowsReceived: number;
            /** @description When the rows are removed, with what was planned of them; null: they have been, or are needed to carry the plan out. */
            rowsKeptUntil: string | null;
            /** @description By what the plan says of them; null until there is one. */
            rows: {
              created: number;
              changed: number;
              same: number;
              merged: number;
              quarantined: number;
              left_out: number;
              dropped: number;
            } | null;
            /** @description SHA-256 over all that is to be made and changed. */
            planDigest: string | null;
            /** @description Things that are to be made, changed or linked. */
            steps: number;
            stepsDone: number;
            plannedAt: string | null;
            appliedAt: string | null;
            /** @description The ETag without its quotation marks. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description How many things of this part went to quarantine. */
            refused: number;
          };
        };
      };
    };
  };
  listMigrationInvitations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              step: number;
              email: string;
              roleKeys: string[];
              /** @description Whether somebody has invited them, or found them among the operators. */
              settled: boolean;
            }[];
          };
        };
      };
    };
  };
  settleMigrationInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        step: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description null: an operator with this address was there already. */
          invitationId: string | null;
        };
      };
    };
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listQuarantinedRows: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        state?: 'open' | 'fixed' | 'mapped' | 'dropped' | 'settled';
        code?: string;
        table?: string;
        /** @description Rows that are about this domain. */
        domain?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['QuarantinedRow'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  countQuarantinedRows: {
    parameters: {
      query?: {
        /** @description How far is counted; the further, the longer it takes. */
        upTo?: number;
        state?: 'open' | 'fixed' | 'mapped' | 'dropped' | 'settled';
        code?: string;
        table?: string;
        /** @description Rows that are about this domain. */
        domain?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description Whether there are more than that: no more than `upTo` are counted. */
            more: boolean;
          };
        };
      };
    };
  };
  readQuarantinedRow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantinedRow'];
        };
      };
    };
  };
  fixQuarantinedRow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          values: {
            [key: string]: string | null;
          };
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantinedRow'];
        };
      };
    };
  };
  mapQuarantinedRow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          kind: 'customer' | 'domain' | 'user' | 'profile' | 'pack';
          /** @description Id of a customer, a domain or a user; key of a profile or a pack. */
          targetId: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantinedRow'];
        };
      };
    };
  };
  dropQuarantinedRow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantinedRow'];
        };
      };
    };
  };
  reopenQuarantinedRow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantinedRow'];
        };
      };
    };
  };
  listParityRuns: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ParityRun'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createParityRun: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Name of the old database, for people. */
          source: string;
          /** @enum {string} */
          comparedWith: 'rules' | 'service';
          /** Format: date-time */
          startedAt: string;
          /** Format: date-time */
          endedAt: string;
          /** @description Also those about what is no address under any domain. */
          questions: number;
          /** @description By the domain of the address that was asked about, as Seatledger writes it. Of each, `asked` is `agreed` and all causes together. */
          domains: {
            name: string;
            asked: number;
            agreed: number;
            causes: {
              /** @enum {string} */
              cause:
                | 'quarantined'
                | 'not_migrated'
                | 'left_out'
                | 'changed_since'
                | 'other_domain'
                | 'suspension'
                | 'validity'
                | 'grace'
                | 'seat_limit'
                | 'feature_missing'
                | 'feature_extra'
                | 'feature_value'
                | 'address_form'
                | 'not_in_source'
                | 'old_failed'
                | 'new_failed'
                | 'unexplained';
              /** @enum {string} */
              effect: 'loses' | 'gains' | 'differs';
              questions: number;
            }[];
          }[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParityRun'];
        };
      };
    };
  };
  readParityRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParityRun'];
        };
      };
    };
  };
  listParityRunDomains: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              name: string;
              asked: number;
              agreed: number;
              causes: {
                /** @enum {string} */
                cause:
                  | 'quarantined'
                  | 'not_migrated'
                  | 'left_out'
                  | 'changed_since'
                  | 'other_domain'
                  | 'suspension'
                  | 'validity'
                  | 'grace'
                  | 'seat_limit'
                  | 'feature_missing'
                  | 'feature_extra'
                  | 'feature_value'
                  | 'address_form'
                  | 'not_in_source'
                  | 'old_failed'
                  | 'new_failed'
                  | 'unexplained';
                /** @enum {string} */
                effect: 'loses' | 'gains' | 'differs';
                questions: number;
              }[];
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listCustomerReadiness: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        customerId?: string;
        ready?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              customer: {
                id: string;
                name: string;
              };
              /** @description Whether nothing keeps any of its domains from being cut over. */
              ready: boolean;
              /** @description Those that came from the old database. */
              domains: {
                id: string;
                name: string;
                /** @description When it was switched last; null: never. */
                since: string | null;
                ready: boolean;
                blockers: {
                  /** @enum {string} */
                  code: 'never_compared' | 'comparison_old' | 'differences' | 'open_quarantine' | 'migration_unfinished';
                  detail: string;
                  count?: number;
                }[];
                /** @description Rows of the domain that somebody has yet to decide on. */
                openQuarantine: number;
                /** @description What the last parity run that asked about it has found. */
                parity: {
                  runId: string;
                  /** Format: date-time */
                  endedAt: string;
                  asked: number;
                  agreed: number;
                  causes: {
                    /** @enum {string} */
                    cause:
                      | 'quarantined'
                      | 'not_migrated'
                      | 'left_out'
                      | 'changed_since'
                      | 'other_domain'
                      | 'suspension'
                      | 'validity'
                      | 'grace'
                      | 'seat_limit'
                      | 'feature_missing'
                      | 'feature_extra'
                      | 'feature_value'
                      | 'address_form'
                      | 'not_in_source'
                      | 'old_failed'
                      | 'new_failed'
                      | 'unexplained';
                    /** @enum {string} */
                    effect: 'loses' | 'gains' | 'differs';
                    questions: number;
                  }[];
                } | null;
                /** @enum {string} */
                answeredBy: 'old' | 'seatledger';
              }[];
              openQuarantine: number;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  readDomainReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DomainReadiness'];
        };
      };
    };
  };
  cutOverDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /**
           * @description Whether it is done although something keeps the domain from being ready.
           * @default false
           */
          acceptBlockers?: boolean;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DomainReadiness'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  cutBackDomain: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DomainReadiness'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listCutOverDomains: {
    parameters: {
      query?: {
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: {
        /** @description The ETag of the page as it was read last. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              /** @description Other names that the old service may know it by, sorted. */
              aliases: string[];
              /** Format: date-time */
              since: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description The page is as it was. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readBlastRadius: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description In the order in which they would be carried out. */
          commands: (
            | {
                /** @enum {string} */
                kind: 'user.create';
                email: string;
                /** @default  */
                displayName?: string;
                /** @default null */
                profile?: string | null;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'user.change';
                id: string;
                displayName?: string;
                profile?: string | null;
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'user.suspend';
                id: string;
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.reinstate';
                id: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.renew';
                id: string;
                until: string | null;
              }
            | {
                /** @enum {string} */
                kind: 'user.move';
                id: string;
                email: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.delete';
                id: string;
                reason?: string;
              }
            | {
                /** @enum {string} */
                kind: 'override.set';
                userId: string;
                feature: string;
                value: boolean | number | string;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'override.remove';
                userId: string;
                feature: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.create';
                customerId: string;
                name: string;
                validity: {
                  from: string;
                  until: string | null;
                };
                seatLimit: number | null;
                /** @default 0 */
                graceDays?: number;
                /**
                 * @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3.
                 * @default null
                 */
                offlineLeaseDays?: number | null;
                aliases?: string[];
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.change';
                id: string;
                seatLimit?: number | null;
                graceDays?: number;
                /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
                offlineLeaseDays?: number | null;
                validity?: {
                  from: string;
                  until: string | null;
                };
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.suspend';
                id: string;
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.reinstate';
                id: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.renew';
                id: string;
                until: string | null;
                from?: string;
                seatLimit?: number | null;
              }
            | {
                /** @enum {string} */
                kind: 'domain.move';
                id: string;
                customerId: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.rename';
                id: string;
                name: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.add-alias';
                id: string;
                alias: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.remove-alias';
                id: string;
                alias: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.assign-packs';
                id: string;
                packs: {
                  pack: string;
                  /**
                   * @default {
                   *       "from": null,
                   *       "until": null
                   *     }
                   */
                  validity?: {
                    from: string | null;
                    until: string | null;
                  };
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.delete';
                id: string;
                reason?: string;
              }
            | {
                /** @enum {string} */
                kind: 'customer.change';
                id: string;
                name?: string;
                /** @enum {string} */
                locale?: 'en' | 'fr';
                timeZone?: string;
                externalReference?: string | null;
                contacts?: {
                  name: string;
                  email: string;
                  /** @enum {string} */
                  role: 'technical_director' | 'financial_controller' | 'other';
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'product.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                microsoftClientIds?: string[];
                googleClientIds?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'product.change';
                key: string;
                name?: string;
                description?: string;
                microsoftClientIds?: string[];
                googleClientIds?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'product.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.create';
                product: string;
                key: string;
                name: string;
                /** @default  */
                description?: string;
                type:
                  | {
                      /** @enum {string} */
                      type: 'flag';
                    }
                  | {
                      /** @enum {string} */
                      type: 'number';
                      minimum: number;
                      maximum: number;
                    }
                  | {
                      /** @enum {string} */
                      type: 'choice';
                      options: string[];
                    }
                  | {
                      /** @enum {string} */
                      type: 'text';
                      maxLength: number;
                    };
                defaultValue: boolean | number | string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.change';
                key: string;
                name?: string;
                description?: string;
                type?:
                  | {
                      /** @enum {string} */
                      type: 'flag';
                    }
                  | {
                      /** @enum {string} */
                      type: 'number';
                      minimum: number;
                      maximum: number;
                    }
                  | {
                      /** @enum {string} */
                      type: 'choice';
                      options: string[];
                    }
                  | {
                      /** @enum {string} */
                      type: 'text';
                      maxLength: number;
                    };
                defaultValue?: boolean | number | string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'profile.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                values: {
                  [key: string]: boolean | number | string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'profile.change';
                key: string;
                name?: string;
                description?: string;
                /** @default {} */
                values?: {
                  [key: string]: (boolean | number | string) | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'profile.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'pack.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                values: {
                  [key: string]: boolean | number | string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'pack.change';
                key: string;
                name?: string;
                description?: string;
                /** @default {} */
                values?: {
                  [key: string]: (boolean | number | string) | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'pack.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'customer.create';
                name: string;
                /** @enum {string} */
                locale: 'en' | 'fr';
                timeZone: string;
                /** @default null */
                externalReference?: string | null;
                contacts?: {
                  name: string;
                  email: string;
                  /** @enum {string} */
                  role: 'technical_director' | 'financial_controller' | 'other';
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'customer.delete';
                id: string;
                reason?: string;
              }
          )[];
          /**
           * Format: date-time
           * @description An instant, with an offset or Z; now where it is left out. Of the past: as it was then. Of the future: as it will be, if nothing changes.
           */
          asOf?: string;
          /**
           * @description How many examples are given of each transition, at most.
           * @default 3
           */
          examples?: number;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequestBlastRadius'];
        };
      };
    };
  };
  readChangeRequestBlastRadius: {
    parameters: {
      query?: {
        /** @description An instant, with an offset or Z; now where it is left out. Of the past: as it was then. Of the future: as it will be, if nothing changes. */
        asOf?: string;
        examples?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequestBlastRadius'];
        };
      };
    };
  };
  listChangeRequests: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        state?: 'draft' | 'submitted' | 'approved' | 'scheduled' | 'applied' | 'rejected' | 'withdrawn' | 'expired' | 'failed';
        /** @description true: those that are not over, drafts among them. */
        open?: 'true' | 'false';
        customerId?: string;
        /** @description true: those that one has proposed. */
        mine?: 'true' | 'false';
        /** @description true: those that wait for an approval which one may give, be it in another’s place. */
        toApprove?: 'true' | 'false';
        /** @description true: those that were applied without approval, and that nobody has looked at since. */
        unreviewed?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ChangeRequest'][];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string;
          reason?: string | null;
          applyAt?: string | null;
          commands: (
            | {
                /** @enum {string} */
                kind: 'user.create';
                email: string;
                /** @default  */
                displayName?: string;
                /** @default null */
                profile?: string | null;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'user.change';
                id: string;
                displayName?: string;
                profile?: string | null;
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'user.suspend';
                id: string;
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.reinstate';
                id: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.renew';
                id: string;
                until: string | null;
              }
            | {
                /** @enum {string} */
                kind: 'user.move';
                id: string;
                email: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.delete';
                id: string;
                reason?: string;
              }
            | {
                /** @enum {string} */
                kind: 'override.set';
                userId: string;
                feature: string;
                value: boolean | number | string;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'override.remove';
                userId: string;
                feature: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.create';
                customerId: string;
                name: string;
                validity: {
                  from: string;
                  until: string | null;
                };
                seatLimit: number | null;
                /** @default 0 */
                graceDays?: number;
                /**
                 * @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3.
                 * @default null
                 */
                offlineLeaseDays?: number | null;
                aliases?: string[];
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.change';
                id: string;
                seatLimit?: number | null;
                graceDays?: number;
                /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
                offlineLeaseDays?: number | null;
                validity?: {
                  from: string;
                  until: string | null;
                };
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.suspend';
                id: string;
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.reinstate';
                id: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.renew';
                id: string;
                until: string | null;
                from?: string;
                seatLimit?: number | null;
              }
            | {
                /** @enum {string} */
                kind: 'domain.move';
                id: string;
                customerId: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.rename';
                id: string;
                name: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.add-alias';
                id: string;
                alias: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.remove-alias';
                id: string;
                alias: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.assign-packs';
                id: string;
                packs: {
                  pack: string;
                  /**
                   * @default {
                   *       "from": null,
                   *       "until": null
                   *     }
                   */
                  validity?: {
                    from: string | null;
                    until: string | null;
                  };
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.delete';
                id: string;
                reason?: string;
              }
            | {
                /** @enum {string} */
                kind: 'customer.change';
                id: string;
                name?: string;
                /** @enum {string} */
                locale?: 'en' | 'fr';
                timeZone?: string;
                externalReference?: string | null;
                contacts?: {
                  name: string;
                  email: string;
                  /** @enum {string} */
                  role: 'technical_director' | 'financial_controller' | 'other';
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'product.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                microsoftClientIds?: string[];
                googleClientIds?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'product.change';
                key: string;
                name?: string;
                description?: string;
                microsoftClientIds?: string[];
                googleClientIds?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'product.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.create';
                product: string;
                key: string;
                name: string;
                /** @default  */
                description?: string;
                type:
                  | {
                      /** @enum {string} */
                      type: 'flag';
                    }
                  | {
                      /** @enum {string} */
                      type: 'number';
                      minimum: number;
                      maximum: number;
                    }
                  | {
                      /** @enum {string} */
                      type: 'choice';
                      options: string[];
                    }
                  | {
                      /** @enum {string} */
                      type: 'text';
                      maxLength: number;
                    };
                defaultValue: boolean | number | string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.change';
                key: string;
                name?: string;
                description?: string;
                type?:
                  | {
                      /** @enum {string} */
                      type: 'flag';
                    }
                  | {
                      /** @enum {string} */
                      type: 'number';
                      minimum: number;
                      maximum: number;
                    }
                  | {
                      /** @enum {string} */
                      type: 'choice';
                      options: string[];
                    }
                  | {
                      /** @enum {string} */
                      type: 'text';
                      maxLength: number;
                    };
                defaultValue?: boolean | number | string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'profile.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                values: {
                  [key: string]: boolean | number | string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'profile.change';
                key: string;
                name?: string;
                description?: string;
                /** @default {} */
                values?: {
                  [key: string]: (boolean | number | string) | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'profile.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'pack.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                values: {
                  [key: string]: boolean | number | string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'pack.change';
                key: string;
                name?: string;
                description?: string;
                /** @default {} */
                values?: {
                  [key: string]: (boolean | number | string) | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'pack.delete';
                key: string;
              }
          )[];
          /**
           * @description Not handed in yet.
           * @default false
           */
          draft?: boolean;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readChangeRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  editChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          title?: string;
          reason?: string | null;
          applyAt?: string | null;
          commands?: (
            | {
                /** @enum {string} */
                kind: 'user.create';
                email: string;
                /** @default  */
                displayName?: string;
                /** @default null */
                profile?: string | null;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'user.change';
                id: string;
                displayName?: string;
                profile?: string | null;
                validity?: {
                  from: string | null;
                  until: string | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'user.suspend';
                id: string;
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.reinstate';
                id: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.renew';
                id: string;
                until: string | null;
              }
            | {
                /** @enum {string} */
                kind: 'user.move';
                id: string;
                email: string;
              }
            | {
                /** @enum {string} */
                kind: 'user.delete';
                id: string;
                reason?: string;
              }
            | {
                /** @enum {string} */
                kind: 'override.set';
                userId: string;
                feature: string;
                value: boolean | number | string;
                /**
                 * @default {
                 *       "from": null,
                 *       "until": null
                 *     }
                 */
                validity?: {
                  from: string | null;
                  until: string | null;
                };
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'override.remove';
                userId: string;
                feature: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.create';
                customerId: string;
                name: string;
                validity: {
                  from: string;
                  until: string | null;
                };
                seatLimit: number | null;
                /** @default 0 */
                graceDays?: number;
                /**
                 * @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3.
                 * @default null
                 */
                offlineLeaseDays?: number | null;
                aliases?: string[];
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.change';
                id: string;
                seatLimit?: number | null;
                graceDays?: number;
                /** @description For how many days a signed licence works without being renewed, 90 at most and never beyond the end of the licence; null: 3. */
                offlineLeaseDays?: number | null;
                validity?: {
                  from: string;
                  until: string | null;
                };
                microsoftTenants?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.suspend';
                id: string;
                reason: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.reinstate';
                id: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.renew';
                id: string;
                until: string | null;
                from?: string;
                seatLimit?: number | null;
              }
            | {
                /** @enum {string} */
                kind: 'domain.move';
                id: string;
                customerId: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.rename';
                id: string;
                name: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.add-alias';
                id: string;
                alias: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.remove-alias';
                id: string;
                alias: string;
              }
            | {
                /** @enum {string} */
                kind: 'domain.assign-packs';
                id: string;
                packs: {
                  pack: string;
                  /**
                   * @default {
                   *       "from": null,
                   *       "until": null
                   *     }
                   */
                  validity?: {
                    from: string | null;
                    until: string | null;
                  };
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'domain.delete';
                id: string;
                reason?: string;
              }
            | {
                /** @enum {string} */
                kind: 'customer.change';
                id: string;
                name?: string;
                /** @enum {string} */
                locale?: 'en' | 'fr';
                timeZone?: string;
                externalReference?: string | null;
                contacts?: {
                  name: string;
                  email: string;
                  /** @enum {string} */
                  role: 'technical_director' | 'financial_controller' | 'other';
                }[];
              }
            | {
                /** @enum {string} */
                kind: 'product.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                microsoftClientIds?: string[];
                googleClientIds?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'product.change';
                key: string;
                name?: string;
                description?: string;
                microsoftClientIds?: string[];
                googleClientIds?: string[];
              }
            | {
                /** @enum {string} */
                kind: 'product.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.create';
                product: string;
                key: string;
                name: string;
                /** @default  */
                description?: string;
                type:
                  | {
                      /** @enum {string} */
                      type: 'flag';
                    }
                  | {
                      /** @enum {string} */
                      type: 'number';
                      minimum: number;
                      maximum: number;
                    }
                  | {
                      /** @enum {string} */
                      type: 'choice';
                      options: string[];
                    }
                  | {
                      /** @enum {string} */
                      type: 'text';
                      maxLength: number;
                    };
                defaultValue: boolean | number | string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.change';
                key: string;
                name?: string;
                description?: string;
                type?:
                  | {
                      /** @enum {string} */
                      type: 'flag';
                    }
                  | {
                      /** @enum {string} */
                      type: 'number';
                      minimum: number;
                      maximum: number;
                    }
                  | {
                      /** @enum {string} */
                      type: 'choice';
                      options: string[];
                    }
                  | {
                      /** @enum {string} */
                      type: 'text';
                      maxLength: number;
                    };
                defaultValue?: boolean | number | string;
              }
            | {
                /** @enum {string} */
                kind: 'feature.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'profile.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                values: {
                  [key: string]: boolean | number | string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'profile.change';
                key: string;
                name?: string;
                description?: string;
                /** @default {} */
                values?: {
                  [key: string]: (boolean | number | string) | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'profile.delete';
                key: string;
              }
            | {
                /** @enum {string} */
                kind: 'pack.create';
                key: string;
                name: string;
                /** @default  */
                description?: string;
                values: {
                  [key: string]: boolean | number | string;
                };
              }
            | {
                /** @enum {string} */
                kind: 'pack.change';
                key: string;
                name?: string;
                description?: string;
                /** @default {} */
                values?: {
                  [key: string]: (boolean | number | string) | null;
                };
              }
            | {
                /** @enum {string} */
                kind: 'pack.delete';
                key: string;
              }
          )[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listChangeRequestCommands: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              position: number;
              command: {
                kind: string;
              } & {
                [key: string]: unknown;
              };
              /** @description null where it changes nothing. */
              subject: {
                kind: string;
                id: string;
              } | null;
              before: {
                [key: string]: unknown;
              } | null;
              after: {
                [key: string]: unknown;
              } | null;
              /** @description The difference in words. */
              en: {
                title: string;
                fields: {
                  field: string;
                  label: string;
                  before: string | null;
                  after: string | null;
                }[];
              };
              fr: {
                title: string;
                fields: {
                  field: string;
                  label: string;
                  before: string | null;
                  after: string | null;
                }[];
              };
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listChangeRequestSteps: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @description propose, edit, approve, reject, withdraw, apply, fail, lapse, expire, remind, break-glass, review, comment or void. */
              step: string;
              /** @description Of the request from then on. */
              state: string;
              /** @description Of what the request was then. */
              digest: string;
              actor: {
                /** @enum {string} */
                kind: 'operator' | 'service' | 'cli' | 'system';
                id: string | null;
                name: string;
              };
              reason: string | null;
              /** Format: date-time */
              at: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  listChangeRequestApprovals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              operatorId: string;
              name: string;
              onBehalfOf: string | null;
              comment: string | null;
              digest: string;
              /** @description Whether it is of what the request is now, and whoever gave it may still approve. */
              counts: boolean;
              /** Format: date-time */
              at: string;
            }[];
          };
        };
      };
    };
  };
  listChangeRequestComments: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              author: {
                /** @enum {string} */
                kind: 'operator' | 'service' | 'cli' | 'system';
                id: string | null;
                name: string;
              };
              text: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  commentOnChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            author: {
              /** @enum {string} */
              kind: 'operator' | 'service' | 'cli' | 'system';
              id: string | null;
              name: string;
            };
            text: string;
            /** Format: date-time */
            at: string;
          };
        };
      };
    };
  };
  submitChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  refreshChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  approveChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The digest of what was looked at. */
          digest: string;
          /** @default null */
          comment?: string | null;
          /** @description The operator in whose place it is done, by their delegation. */
          onBehalfOf?: string | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  rejectChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The digest of what was looked at. */
          digest: string;
          reason: string;
          /** @description The operator in whose place it is done, by their delegation. */
          onBehalfOf?: string | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  withdrawChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default null */
          reason?: string | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  applyChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  breakGlassOnChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The digest of what was looked at. */
          digest: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  reviewChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /** @description The operator in whose place it is done, by their delegation. */
          onBehalfOf?: string | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  undoChangeRequest: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default null */
          reason?: string | null;
        } | null;
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readApprovalPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalPolicy'];
        };
      };
    };
  };
  changeApprovalPolicy: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
        /** @description The ETag of the version that is changed. */
        'if-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          rules: {
            commands: string[];
            proposedBy: string[];
            exemptRoles?: string[];
            approvals: number;
            approverRoles: string[];
            /** @default false */
            reasonRequired?: boolean;
            /** @default 3 */
            dueDays?: number;
            /** @default 30 */
            expireDays?: number;
          }[];
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalPolicy'];
        };
      };
      /** @description Nothing has changed yet: this change request waits for approval. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  listDelegations: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
        state?: 'upcoming' | 'in-force' | 'over';
        operatorId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @description Whose power it is. */
              fromOperator: {
                id: string;
                name: string;
                email: string;
              };
              /** @description Who approves in their place. */
              toOperator: {
                id: string;
                name: string;
                email: string;
              };
              /** @description The roles that are approved with, as far as whoever delegates still has them. */
              roleKeys: string[];
              /** Format: date-time */
              from: string;
              /**
               * Format: date-time
               * @description It is over at this instant.
               */
              until: string;
              /** @description The kinds of commands that it is for; null: all that the one who delegates may approve. */
              commands: string[] | null;
              reason: string;
              /** @enum {string} */
              state: 'upcoming' | 'in-force' | 'over';
              /** Format: date-time */
              createdAt: string;
              /** @description Since when it has been taken back. */
              endedAt: string | null;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createDelegation: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same request under the same key is carried out once and answered alike for 24 hours. */
        'idempotency-key'?: string;
        /** @description Title of the change request, where this needs approval; percent-encoded. */
        'change-title'?: string;
        /** @description Why, for whoever approves it; percent-encoded. */
        'change-reason'?: string;
        /** @description When it is to be applied, where this needs approval; otherwise at once. */
        'change-apply-at'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          fromOperatorId?: string;
          toOperatorId: string;
          /** Format: date-time */
          from: string;
          /** Format: date-time */
          until: string;
          commands?: string[] | null;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @description Whose power it is. */
            fromOperator: {
              id: string;
              name: string;
              email: string;
            };
            /** @description Who approves in their place. */
            toOperator: {
              id: string;
              name: string;
              email: string;
            };
            /** @description The roles that are approved with, as far as whoever delegates still has them. */
            roleKeys: string[];
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description It is over at this instant.
             */
            until: string;
            /** @description The kinds of commands that it is for; null: all that the one who delegates may approve. */
            commands: string[] | null;
            reason: string;
            /** @enum {string} */
            state: 'upcoming' | 'in-force' | 'over';
            /** Format: date-time */
            createdAt: string;
            /** @description Since when it has been taken back. */
            endedAt: string | null;
          };
        };
      };
    };
  };
  listDelegates: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              email: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  endDelegation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listOwnSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              current: boolean;
              /** @enum {string} */
              state: 'needs_second_factor' | 'needs_enrolment' | 'complete';
              address: string | null;
              userAgent: string;
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              lastSeenAt: string;
              /** Format: date-time */
              expiresAt: string;
            }[];
          };
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
          /** @description Any characters; 12 to 128 of them. */
          password: string;
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  readCurrentSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A session of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  endOwnSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  endOtherSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  verifyTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  verifyRecoveryCode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  verifyPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          credential: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: 'public-key';
            response: {
              clientDataJSON: string;
              authenticatorData: string;
              signature: string;
              userHandle?: string | null;
            };
          };
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  stepUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  stepUpWithPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          credential: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: 'public-key';
            response: {
              clientDataJSON: string;
              authenticatorData: string;
              signature: string;
              userHandle?: string | null;
            };
          };
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  beginTotpEnrolment: {
    parameters: {
      query?: never;
      header?: {
        /** @description Where your second factor was reset: the token that was made for you then. */
        'x-enrolment-token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description In base 32, for typing. */
            secret: string;
            /** @description For a QR code. */
            otpauthUri: string;
          };
        };
      };
    };
  };
  confirmTotpEnrolment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            session: components['schemas']['CurrentSession'];
            recoveryCodes: string[];
          };
        };
      };
    };
  };
  listOwnPasskeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string;
              /** @description Kept outside the authenticator too, so that it outlives the device. */
              backedUp: boolean;
              /** @description How the authenticator is reached: `internal`, `usb`, `hybrid`, … */
              transports: string[];
              /** Format: date-time */
              createdAt: string;
              lastUsedAt: string | null;
            }[];
          };
        };
      };
    };
  };
  registerPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          credential: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: 'public-key';
            response: {
              clientDataJSON: string;
              attestationObject: string;
              /** @default [] */
              transports?: string[];
            };
          };
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description A passkey of an operator. */
            passkey: {
              id: string;
              name: string;
              /** @description Kept outside the authenticator too, so that it outlives the device. */
              backedUp: boolean;
              /** @description How the authenticator is reached: `internal`, `usb`, `hybrid`, … */
              transports: string[];
              /** Format: date-time */
              createdAt: string;
              lastUsedAt: string | null;
            };
            session: components['schemas']['CurrentSession'];
            /** @description With the first second factor; shown this once. */
            recoveryCodes: string[];
          };
        };
      };
    };
  };
  renamePasskey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description A passkey of an operator. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string;
            /** @description Kept outside the authenticator too, so that it outlives the device. */
            backedUp: boolean;
            /** @description How the authenticator is reached: `internal`, `usb`, `hybrid`, … */
            transports: string[];
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
          };
        };
      };
    };
  };
  removePasskey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is accepted no more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  beginPasskeyRegistration: {
    parameters: {
      query?: never;
      header?: {
        /** @description Where your second factor was reset: the token that was made for you then. */
        'x-enrolment-token'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description For `PublicKeyCredential.parseCreationOptionsFromJSON()`, then `navigator.credentials.create()`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rp: {
              id: string;
              name: string;
            };
            user: {
              id: string;
              name: string;
              displayName: string;
            };
            challenge: string;
            pubKeyCredParams: {
              /** @enum {string} */
              type: 'public-key';
              alg: number;
            }[];
            excludeCredentials: {
              /** @enum {string} */
              type: 'public-key';
              id: string;
              transports: string[];
            }[];
            authenticatorSelection: {
              /** @enum {string} */
              residentKey: 'required';
              /** @enum {boolean} */
              requireResidentKey: true;
              /** @enum {string} */
              userVerification: 'required';
            };
            /** @enum {string} */
            attestation: 'none';
            /** @description Milliseconds, after which the challenge is worth nothing. */
            timeout: number;
          };
        };
      };
    };
  };
  beginPasskeySignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description For `PublicKeyCredential.parseRequestOptionsFromJSON()`, then `navigator.credentials.get()`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rpId: string;
            challenge: string;
            allowCredentials: {
              /** @enum {string} */
              type: 'public-key';
              id: string;
              transports: string[];
            }[];
            /** @enum {string} */
            userVerification: 'required';
            /** @description Milliseconds, after which the challenge is worth nothing. */
            timeout: number;
          };
        };
      };
    };
  };
  signInWithPasskey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          credential: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: 'public-key';
            response: {
              clientDataJSON: string;
              authenticatorData: string;
              signature: string;
              userHandle: string;
            };
          };
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  beginPasskeyProof: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description For `PublicKeyCredential.parseRequestOptionsFromJSON()`, then `navigator.credentials.get()`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rpId: string;
            challenge: string;
            allowCredentials: {
              /** @enum {string} */
              type: 'public-key';
              id: string;
              transports: string[];
            }[];
            /** @enum {string} */
            userVerification: 'required';
            /** @description Milliseconds, after which the challenge is worth nothing. */
            timeout: number;
          };
        };
      };
    };
  };
  listInvitations: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              email: string;
              roleKeys: string[];
              /** @description The customers they are to be confined to; null: all. */
              customerIds: string[] | null;
              /** Format: date-time */
              createdAt: string;
              /**
               * Format: date-time
               * @description The link is good until then. One that has expired is listed until it is withdrawn.
               */
              expiresAt: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  inviteOperator: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
          roleKeys: string[];
          customerIds?: string[] | null;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @description Shown this once. Accepted at POST /v1/invitations/accept. */
            token: string;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
    };
  };
  acceptInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          /** @description For the first administrator only: an invitation knows the address. */
          email?: string;
          displayName: string;
          /**
           * @default en
           * @enum {string}
           */
          locale?: 'en' | 'fr';
          /** @description Any characters; 12 to 128 of them. */
          password: string;
        };
      };
    };
    responses: {
      /** @description A session of an operator. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  withdrawInvitation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listOperators: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Operator'][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  readOperator: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Somebody who signs in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operator'];
        };
      };
    };
  };
  changeOperator: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read. Required. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          displayName?: string;
          roleKeys?: string[];
          customerIds?: string[] | null;
        };
      };
    };
    responses: {
      /** @description Somebody who signs in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operator'];
        };
      };
    };
  };
  suspendOperator: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Somebody who signs in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operator'];
        };
      };
    };
  };
  reinstateOperator: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Somebody who signs in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operator'];
        };
      };
    };
  };
  endSessionsOfOperator: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  joinPerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          otherId: string;
        };
      };
    };
    responses: {
      /** @description Somebody who signs in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operator'];
        };
      };
    };
  };
  leavePerson: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Somebody who signs in. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Operator'];
        };
      };
    };
  };
  readPreferences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preferences'];
        };
      };
    };
  };
  changePreferences: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read. Required. */
        'if-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Of the console, and of the letters to this person.
           * @enum {string}
           */
          locale: 'en' | 'fr';
          /** @enum {string} */
          theme: 'light' | 'dark' | 'system';
          /** @enum {string} */
          density: 'compact' | 'comfortable';
          /** @description IANA; null: that of the browser. */
          timeZone: string | null;
          savedViews: {
            /** @enum {string} */
            list:
              | 'customers'
              | 'domains'
              | 'users'
              | 'change-requests'
              | 'imports'
              | 'leaver-checks'
              | 'renewals'
              | 'audit-events'
              | 'operators';
            name: string;
            /** @description What the address of the list says after its question mark. */
            query: string;
          }[];
          listColumns: {
            /** @enum {string} */
            list:
              | 'customers'
              | 'domains'
              | 'users'
              | 'change-requests'
              | 'imports'
              | 'leaver-checks'
              | 'renewals'
              | 'audit-events'
              | 'operators';
            /** @description Those that are shown, in their order. */
            columns: string[];
          }[];
          firstSteps: {
            hidden: boolean;
            done: string[];
          };
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preferences'];
        };
      };
    };
  };
  renewRecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            recoveryCodes: string[];
          };
        };
      };
    };
  };
  resetSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Shown this once: for the operator, who sends it as X-Enrolment-Token when they enrol anew. */
            token: string;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          currentPassword: string;
          /** @description Any characters; 12 to 128 of them. */
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  requestPasswordReset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'accepted';
          };
        };
      };
    };
  };
  completePasswordReset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          /** @description Any characters; 12 to 128 of them. */
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listOwnIdentities: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @description The key of the provider, which may be configured no more. */
              provider: string;
              issuer: string;
              subject: string;
              /** Format: date-time */
              linkedAt: string;
            }[];
          };
        };
      };
    };
  };
  unlinkIdentity: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listSignInProviders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              key: string;
              name: string;
              /** @enum {string} */
              kind: 'google' | 'microsoft' | 'oidc';
            }[];
          };
        };
      };
    };
  };
  beginSingleSignOn: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the provider. */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Where the browser goes in the end: a path on this server.
           * @default /
           */
          returnTo?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * Format: uri
             * @description Send the browser there.
             */
            authorizationUrl: string;
            /**
             * Format: date-time
             * @description When it must have come back.
             */
            expiresAt: string;
          };
        };
      };
    };
  };
  beginInvitationSingleSignOn: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the provider. */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          token: string;
          /** @description Where it is left out, the provider's is taken. */
          displayName?: string;
          /**
           * @default en
           * @enum {string}
           */
          locale?: 'en' | 'fr';
          /**
           * @description Where the browser goes in the end: a path on this server.
           * @default /
           */
          returnTo?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * Format: uri
             * @description Send the browser there.
             */
            authorizationUrl: string;
            /**
             * Format: date-time
             * @description When it must have come back.
             */
            expiresAt: string;
          };
        };
      };
    };
  };
  beginIdentityLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the provider. */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Where the browser goes in the end: a path on this server.
           * @default /
           */
          returnTo?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * Format: uri
             * @description Send the browser there.
             */
            authorizationUrl: string;
            /**
             * Format: date-time
             * @description When it must have come back.
             */
            expiresAt: string;
          };
        };
      };
    };
  };
  completeSingleSignOn: {
    parameters: {
      query?: {
        code?: string;
        state?: string;
        iss?: string;
        error?: string;
      };
      header?: never;
      path: {
        /** @description Of the provider. */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the path of the beginning. */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  listRoles: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Role'][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createRole: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          key: string;
          name: string;
          /** @default  */
          description?: string;
          permissions: (
            | 'customer.read'
            | 'customer.write'
            | 'domain.read'
            | 'domain.write'
            | 'user.read'
            | 'user.write'
            | 'user.import'
            | 'user.export'
            | 'catalogue.read'
            | 'catalogue.write'
            | 'override.write'
            | 'migration.read'
            | 'migration.write'
            | 'change-request.read'
            | 'change-request.approve'
            | 'change-request.break-glass'
            | 'policy.read'
            | 'policy.write'
            | 'event.read'
            | 'audit.read'
            | 'operator.read'
            | 'operator.write'
            | 'role.read'
            | 'role.write'
            | 'service.read'
            | 'service.write'
            | 'system.read'
            | 'licence-file.read'
            | 'licence-file.write'
            | 'signing-key.write'
            | 'privacy.read'
            | 'privacy.export'
            | 'privacy.erase'
            | 'privacy.retain'
          )[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Role'];
        };
      };
    };
  };
  readRole: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Role'];
        };
      };
    };
  };
  deleteRole: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read. Required. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  changeRole: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read. Required. */
        'if-match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name?: string;
          description?: string;
          permissions?: (
            | 'customer.read'
            | 'customer.write'
            | 'domain.read'
            | 'domain.write'
            | 'user.read'
            | 'user.write'
            | 'user.import'
            | 'user.export'
            | 'catalogue.read'
            | 'catalogue.write'
            | 'override.write'
            | 'migration.read'
            | 'migration.write'
            | 'change-request.read'
            | 'change-request.approve'
            | 'change-request.break-glass'
            | 'policy.read'
            | 'policy.write'
            | 'event.read'
            | 'audit.read'
            | 'operator.read'
            | 'operator.write'
            | 'role.read'
            | 'role.write'
            | 'service.read'
            | 'service.write'
            | 'system.read'
            | 'licence-file.read'
            | 'licence-file.write'
            | 'signing-key.write'
            | 'privacy.read'
            | 'privacy.export'
            | 'privacy.erase'
            | 'privacy.retain'
          )[];
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Role'];
        };
      };
    };
  };
  listPermissions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @enum {string} */
              key:
                | 'customer.read'
                | 'customer.write'
                | 'domain.read'
                | 'domain.write'
                | 'user.read'
                | 'user.write'
                | 'user.import'
                | 'user.export'
                | 'catalogue.read'
                | 'catalogue.write'
                | 'override.write'
                | 'migration.read'
                | 'migration.write'
                | 'change-request.read'
                | 'change-request.approve'
                | 'change-request.break-glass'
                | 'policy.read'
                | 'policy.write'
                | 'event.read'
                | 'audit.read'
                | 'operator.read'
                | 'operator.write'
                | 'role.read'
                | 'role.write'
                | 'service.read'
                | 'service.write'
                | 'system.read'
                | 'licence-file.read'
                | 'licence-file.write'
                | 'signing-key.write'
                | 'privacy.read'
                | 'privacy.export'
                | 'privacy.erase'
                | 'privacy.retain';
              /** @description Whether somebody who is confined to customers can have it. */
              perCustomer: boolean;
            }[];
          };
        };
      };
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['ApiKey'][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          scopes: (
            | 'licence:check'
            | 'licence:stream'
            | 'registry:read'
            | 'registry:write'
            | 'customers:read'
            | 'customers:write'
            | 'domains:read'
            | 'domains:write'
            | 'users:read'
            | 'users:write'
            | 'users:export'
            | 'catalogue:read'
            | 'catalogue:write'
            | 'overrides:write'
            | 'audit:read'
          )[];
          /** @default 100000 */
          requestsPerSecond?: number;
          /** @default null */
          expiresAt?: string | null;
          allowedAddresses?: string[] | null;
          /** @description At the command line of the host: the operator whose key or client it is, who never approves what it has proposed. Left out there, nobody is known to be. Whoever has signed in owns what they make, and names nobody. */
          ownerId?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keyId: string;
            name: string;
            scopes: string[];
            requestsPerSecond: number;
            allowedAddresses: string[] | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description The keyId of its successor. */
            replacedBy: string | null;
            /** @description The operators who have made its secrets: what it asks for counts as asked for by them. */
            ownerIds: string[];
            /** @description Shown this once. Sent as `Authorization: Bearer`. */
            key: string;
          };
        };
      };
    };
  };
  readApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        keyId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'];
        };
      };
    };
  };
  rotateApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        keyId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          overlapHours: number;
          /** @description At the command line of the host: the operator whose key or client it is, who never approves what it has proposed. Left out there, nobody is known to be. Whoever has signed in owns what they make, and names nobody. */
          ownerId?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            keyId: string;
            name: string;
            scopes: string[];
            requestsPerSecond: number;
            allowedAddresses: string[] | null;
            /** Format: date-time */
            createdAt: string;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description The keyId of its successor. */
            replacedBy: string | null;
            /** @description The operators who have made its secrets: what it asks for counts as asked for by them. */
            ownerIds: string[];
            /** @description Shown this once. Sent as `Authorization: Bearer`. */
            key: string;
          };
        };
      };
    };
  };
  listClients: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Client'][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createClient: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          scopes: (
            | 'registry:read'
            | 'registry:write'
            | 'customers:read'
            | 'customers:write'
            | 'domains:read'
            | 'domains:write'
            | 'users:read'
            | 'users:write'
            | 'users:export'
            | 'catalogue:read'
            | 'catalogue:write'
            | 'overrides:write'
            | 'audit:read'
          )[];
          allowedAddresses?: string[] | null;
          /** @description At the command line of the host: the operator whose key or client it is, who never approves what it has proposed. Left out there, nobody is known to be. Whoever has signed in owns what they make, and names nobody. */
          ownerId?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            clientId: string;
            name: string;
            scopes: string[];
            allowedAddresses: string[] | null;
            /** Format: date-time */
            createdAt: string;
            revokedAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description The operators who have made its secrets: what it asks for counts as asked for by them. */
            ownerIds: string[];
            /** @description Shown this once. */
            clientSecret: string;
          };
        };
      };
    };
  };
  readClient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        clientId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Client'];
        };
      };
    };
  };
  revokeClient: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        clientId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Client'];
        };
      };
    };
  };
  rotateClientSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        clientId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          overlapHours: number;
          /** @description At the command line of the host: the operator whose key or client it is, who never approves what it has proposed. Left out there, nobody is known to be. Whoever has signed in owns what they make, and names nobody. */
          ownerId?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            clientId: string;
            name: string;
            scopes: string[];
            allowedAddresses: string[] | null;
            /** Format: date-time */
            createdAt: string;
            revokedAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description The operators who have made its secrets: what it asks for counts as asked for by them. */
            ownerIds: string[];
            /** @description Shown this once. */
            clientSecret: string;
          };
        };
      };
    };
  };
  listPersonalTokens: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              tokenId: string;
              name: string;
              permissions: string[];
              /** Format: date-time */
              createdAt: string;
              /** Format: date-time */
              expiresAt: string;
              /** @description To the minute. */
              lastUsedAt: string | null;
            }[];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  createPersonalToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
          permissions: (
            | 'customer.read'
            | 'customer.write'
            | 'domain.read'
            | 'domain.write'
            | 'user.read'
            | 'user.write'
            | 'user.import'
            | 'user.export'
            | 'catalogue.read'
            | 'catalogue.write'
            | 'override.write'
            | 'migration.read'
            | 'migration.write'
            | 'change-request.read'
            | 'change-request.approve'
            | 'change-request.break-glass'
            | 'policy.read'
            | 'policy.write'
            | 'event.read'
            | 'audit.read'
            | 'operator.read'
            | 'operator.write'
            | 'role.read'
            | 'role.write'
            | 'service.read'
            | 'service.write'
            | 'system.read'
            | 'licence-file.read'
            | 'licence-file.write'
            | 'signing-key.write'
            | 'privacy.read'
            | 'privacy.export'
            | 'privacy.erase'
            | 'privacy.retain'
          )[];
          /** Format: date-time */
          expiresAt: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            tokenId: string;
            name: string;
            permissions: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** @description Shown this once. Sent as `Authorization: Bearer`. */
            token: string;
          };
        };
      };
    };
  };
  revokePersonalToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is accepted no more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  readAccessTokenKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessTokenKeys'];
        };
      };
    };
  };
  readOAuthMetadata: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OAuthMetadata'];
        };
      };
    };
  };
  readAuditStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether the audit log is in order. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditStatus'];
        };
      };
    };
  };
  listAuditEvents: {
    parameters: {
      query?: {
        /** @description E-mail address of somebody, now or earlier: events by and about them. */
        person?: string;
        /** @description The same, by the name of the person in the log. */
        personReference?: string;
        /** @description Whoever acted. */
        actor?: string;
        /** @description All kinds that begin so where it ends with a full stop. */
        kind?: string;
        /** @description What was acted on. */
        subjectKind?: string;
        /** @description Beside `subjectKind`. */
        subjectId?: string;
        customerId?: string;
        /** @description As the header X-Request-Id of an answer says it. */
        requestId?: string;
        /** @description A day in UTC, or an instant: what was recorded then or later. */
        from?: string;
        /** @description A day in UTC, which is meant whole, or an instant: what was recorded before. */
        until?: string;
        /** @description Of the sentences. As Accept-Language says, where it is left out; else English. */
        language?: 'en' | 'fr';
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /** @description Its place in the log, by which proofs name it. */
              leafIndex: number;
              /** Format: date-time */
              recordedAt: string;
              /** @description Such as `user.suspend`. */
              kind: string;
              /** @description What happened, in the language that was asked for. */
              sentence: string;
              actor: {
                /** @description `operator`, `service`, `cli` or `system`. */
                kind: string;
                id: string | null;
                name: string | null;
              };
              /** @description `api`, `cli`, `import`, `task` or `sample`. */
              origin: string | null;
              /** @description The network address of whoever acted. */
              address: string | null;
              requestId: string | null;
              /** @description The change request by which it was done. */
              changeRequestId: string | null;
              subject: {
                kind: string;
                /** @description null where many are meant. */
                id: string | null;
              };
              /** @description Whose it is; null where it is no customer’s. */
              customerId: string | null;
              reason: string | null;
              /** @description What was acted on, before; null where it was not there. */
              before: {
                [key: string]: unknown;
              } | null;
              /** @description The same afterwards. */
              after: {
                [key: string]: unknown;
              } | null;
              /** @description Persons who were erased: what the event said of them is null. */
              erased: string[];
              /** @description Whether what is stored has been altered and cannot be read whole. Verify the log. */
              damaged: boolean;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  readAuditEvent: {
    parameters: {
      query?: {
        /** @description Of the sentences. As Accept-Language says, where it is left out; else English. */
        language?: 'en' | 'fr';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditEvent'];
        };
      };
    };
  };
  exportAuditEvents: {
    parameters: {
      query?: {
        /** @description E-mail address of somebody, now or earlier: events by and about them. */
        person?: string;
        /** @description The same, by the name of the person in the log. */
        personReference?: string;
        /** @description Whoever acted. */
        actor?: string;
        /** @description All kinds that begin so where it ends with a full stop. */
        kind?: string;
        /** @description What was acted on. */
        subjectKind?: string;
        /** @description Beside `subjectKind`. */
        subjectId?: string;
        customerId?: string;
        /** @description As the header X-Request-Id of an answer says it. */
        requestId?: string;
        /** @description A day in UTC, or an instant: what was recorded then or later. */
        from?: string;
        /** @description A day in UTC, which is meant whole, or an instant: what was recorded before. */
        until?: string;
        /** @description Of the sentences. As Accept-Language says, where it is left out; else English. */
        language?: 'en' | 'fr';
        /** @description As Accept says, where it is left out. */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The events; CSV in UTF-8 with a byte order mark. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
          'application/x-ndjson': string;
        };
      };
    };
  };
  listCheckpoints: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description The nextCursor of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              /** @description How many events the tree has. */
              size: number;
              /** @description Base64 of a SHA-256. */
              root: string;
              origin: string;
              /** Format: date-time */
              signedAt: string;
              /** @description The checkpoint, as a C2SP signed note. */
              note: string;
            }[];
            /** @description null on the last page. */
            nextCursor: string | null;
          };
        };
      };
    };
  };
  downloadCheckpoint: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A C2SP tlog-checkpoint. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  downloadLogKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Verifier keys. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  downloadAttachment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sha256: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description JSON, with personal values sealed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
    };
  };
  downloadLogRun: {
    parameters: {
      query: {
        /** @description Of a whole tile or bundle of entries, as C2SP tlog-tiles has it: the first of the run. */
        path: string;
        /** @description How many at most. */
        count?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The files. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
    };
  };
  downloadCheckpointHistory: {
    parameters: {
      query?: {
        /** @description Only those of more events. */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed notes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
    };
  };
  proveInclusion: {
    parameters: {
      query?: {
        /** @description The event, by its id or by its leaf: one of them. */
        eventId?: string;
        leafIndex?: number;
        /** @description Of the tree that the proof is of; where it is left out, that of the newest checkpoint. */
        size?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            eventId: string;
            leafIndex: number;
            /** @description Base64 of a SHA-256. */
            leafHash: string;
            /** @description How many events the tree has. */
            size: number;
            /** @description Base64 of a SHA-256. */
            root: string;
            /** @description The proof, as RFC 9162 has it. */
            hashes: string[];
            /** @description The checkpoint of that size; null where none was signed. */
            checkpoint: string | null;
          };
        };
      };
    };
  };
  proveConsistency: {
    parameters: {
      query: {
        /** @description The size of the earlier tree. */
        from: number;
        /** @description The size of the later tree; where it is left out, that of the newest checkpoint. */
        to?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            from: {
              /** @description How many events the tree has. */
              size: number;
              /** @description Base64 of a SHA-256. */
              root: string;
              /** @description The checkpoint of that size; null where none was signed. */
              checkpoint: string | null;
            };
            to: {
              /** @description How many events the tree has. */
              size: number;
              /** @description Base64 of a SHA-256. */
              root: string;
              /** @description The checkpoint of that size; null where none was signed. */
              checkpoint: string | null;
            };
            /** @description The proof, as RFC 9162 has it. */
            hashes: string[];
          };
        };
      };
    };
  };
  findPerson: {
    parameters: {
      query?: {
        email?: string;
        /** @description Instead of the address: the id of a user. */
        userId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            emails: string[];
            persons: string[];
            /** @description Users who went by one of these addresses before, and may be somebody else: left alone here, to be asked for by the id. */
            formerly: string[];
            held: {
              service: string;
              kind: string;
              count: number;
            }[];
          };
        };
      };
    };
  };
  exportPerson: {
    parameters: {
      query?: {
        email?: string;
        /** @description Instead of the address: the id of a user. */
        userId?: string;
        format?: 'json' | 'html';
        locale?: 'en' | 'fr';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            exportedAt: string;
            emails: string[];
            /** @description How the audit refers to the person. */
            references: string[];
            services: {
              name: string;
              sections: {
                kind: string;
                rows: {
                  [key: string]: unknown;
                }[];
                /** @description How many older rows are left out; of events, the export of events has them all. */
                leftOut?: number;
              }[];
            }[];
          };
          'text/html': string;
        };
      };
    };
  };
  listErasures: {
    parameters: {
      query?: {
        limit?: number;
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['Erasure'][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  erasePerson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email?: string;
          /** @description Instead of the address: the id of a user. */
          userId?: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
    };
  };
  readErasure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
    };
  };
  applyRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Count, and leave everything as it is.
           * @default false
           */
          dryRun?: boolean;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            dryRun: boolean;
            kinds: {
              service: string;
              kind: string;
              /** @description ISO 8601. */
              period: string;
              /**
               * Format: date-time
               * @description What ended before has been kept long enough.
               */
              endedBefore: string;
              count: number;
            }[];
          };
        };
      };
    };
  };
  readCheckStatistics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckStatistics'];
        };
      };
    };
  };
  listSigningKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              kid: string;
              /**
               * @description `next`: published, and going to sign; `published`: signs no more, while what it has signed is still in use.
               * @enum {string}
               */
              state: 'next' | 'signing' | 'published' | 'ended' | 'withdrawn';
              /** Format: date-time */
              publishedAt: string;
              /** Format: date-time */
              signsFrom: string;
              /** @description When everything that it has signed has ended; null as long as no other takes over. */
              publishedUntil: string | null;
              withdrawnAt: string | null;
            }[];
          };
        };
      };
    };
  };
  rotateSigningKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
          /**
           * @description Whether somebody else may have the keys: the new one signs at once, and all that the others have signed is void.
           * @default false
           */
          compromised?: boolean;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              kid: string;
              /**
               * @description `next`: published, and going to sign; `published`: signs no more, while what it has signed is still in use.
               * @enum {string}
               */
              state: 'next' | 'signing' | 'published' | 'ended' | 'withdrawn';
              /** Format: date-time */
              publishedAt: string;
              /** Format: date-time */
              signsFrom: string;
              /** @description When everything that it has signed has ended; null as long as no other takes over. */
              publishedUntil: string | null;
              withdrawnAt: string | null;
            }[];
          };
        };
      };
    };
  };
  readRevocationEpoch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevocationEpoch'];
        };
      };
    };
  };
  raiseRevocationEpoch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RevocationEpoch'];
        };
      };
    };
  };
  listLicenceFiles: {
    parameters: {
      query?: {
        /** @description How many at most. */
        limit?: number;
        /** @description nextCursor of the page before. */
        cursor?: string;
        /** @description Of whom. */
        email?: string;
        /** @description `jti` of a document that was found somewhere. */
        documentId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['LicenceFile'][];
            nextCursor: string | null;
          };
        };
      };
    };
  };
  issueLicenceFile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          email: string;
          product: string;
          /** @description The last day, in the customer's time zone: 366 days at most, and never beyond the end of the licence. */
          until: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description A whole number. */
            id: string;
            /** @description `jti` of the document. */
            documentId: string;
            /** @description Whose it is; null where the user is gone. */
            email: string | null;
            product: string;
            /**
             * Format: date
             * @description Its last day, in the customer's time zone.
             */
            until: string;
            /** Format: date-time */
            endsAt: string;
            /**
             * @description `void`: the revocation epoch was raised, or its key withdrawn. A machine without a network does not know.
             * @enum {string}
             */
            status: 'valid' | 'ended' | 'void';
            reason: string;
            /** Format: date-time */
            issuedAt: string;
            /** @description The name is that of an operator who is still there; everything else says the audit. */
            issuedBy: {
              /** @enum {string} */
              kind: 'operator' | 'service' | 'cli' | 'system';
              id: number | null;
              name: string | null;
            };
            /** @description The key that it is signed by. */
            kid: string;
            /** @description Shown this once. A JWT of the type `licence-file+jwt`, verified offline by the keys at `/.well-known/jwks.json`. */
            licenceFile: string;
          };
        };
      };
    };
  };
  readLicenceFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LicenceFile'];
        };
      };
    };
  };
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
    };
  };
  readiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The state of the licences in memory. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Whether the licences have been loaded. */
            ready: boolean;
            /** @description Whether the registry has not been reached for some seconds. */
            stale: boolean;
            /** @description When the registry was last reached. */
            asOf: string | null;
            revision: number;
            /** @description How many users are in memory. */
            licences: number;
          };
        };
      };
    };
  };
  readSystemHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How this installation is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SystemHealth'];
        };
      };
    };
  };
  issueAccessToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': {
          /** @description client_credentials */
          grant_type: string;
          /** @description Separated by spaces; all scopes of the client where left out. */
          scope?: string;
          client_id?: string;
          client_secret?: string;
        };
      };
    };
    responses: {
      /** @description Done; this is how it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            access_token: string;
            /** @enum {string} */
            token_type: 'Bearer';
            expires_in: number;
            scope: string;
          };
        };
      };
    };
  };
}
