/** The database cannot be made ready. The message is a sentence for the operator and holds no password. */
export class ProvisionError extends Error {
  override readonly name: string = 'ProvisionError';
  readonly code = 'provisioning_failed';
}

/** Nobody answers where the database should be, or it says that it is only starting, or stopping. */
export class UnreachableDatabase extends ProvisionError {
  override readonly name = 'UnreachableDatabase';
}
