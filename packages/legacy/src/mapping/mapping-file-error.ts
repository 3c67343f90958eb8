import { YamlFileError } from '../yaml/yaml-file-error.ts';

export class MappingFileError extends YamlFileError {
  override readonly name = 'MappingFileError';
  readonly code = 'invalid_mapping_file';
}
