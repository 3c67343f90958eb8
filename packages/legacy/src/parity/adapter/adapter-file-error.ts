import { YamlFileError } from '../../yaml/yaml-file-error.ts';

export class AdapterFileError extends YamlFileError {
  override readonly name = 'AdapterFileError';
  readonly code = 'invalid_adapter_file';
}
