/** The database cannot be made ready. The message is a sentence for the operator and holds no password. */
export class ProvisionError extends Error {
  override readonly name = 'ProvisionError';
  readonly code = 'provisioning_failed';
}
