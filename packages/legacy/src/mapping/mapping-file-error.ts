export interface MappingFileIssue {
  /** 1-based. */
  readonly line: number;
  /** `tables.dbo.User.columns.Email`; empty for the file itself. */
  readonly field: string;
  /** One sentence that says what to write. */
  readonly detail: string;
}

/** The mapping file cannot be used; all that is wrong with it, in the order of its lines. */
export class MappingFileError extends Error {
  override readonly name = 'MappingFileError';
  readonly code = 'invalid_mapping_file';
  readonly file: string;
  readonly issues: readonly MappingFileIssue[];
  constructor(file: string, issues: readonly MappingFileIssue[]) {
    super(`${file} cannot be used:\n${issues.map((issue) => `  ${describeIssue(issue)}`).join('\n')}`);
    this.file = file;
    this.issues = issues;
  }
}

function describeIssue({ line, field, detail }: MappingFileIssue): string {
  return field === '' ? `line ${line}: ${detail}` : `line ${line}, ${field}: ${detail}`;
}
