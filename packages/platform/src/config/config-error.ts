/** A setting that cannot be used. The message is a sentence that names the setting and what is accepted, never a secret value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'invalid_setting';
  /** The variable or flag that has to be changed. */
  readonly setting: string;
  constructor(setting: string, message: string) {
    super(message);
    this.setting = setting;
  }
}
