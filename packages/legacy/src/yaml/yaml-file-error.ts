export interface YamlFileIssue {
  /** 1-based. */
  readonly line: number;
  /** `tables.dbo.User.columns.Email`; empty for the file itself. */
  readonly field: string;
  /** One sentence that says what to write. */
  readonly detail: string;
}

/** A file that somebody has written cannot be used; all that is wrong with it, in the order of its lines. */
export abstract class YamlFileError extends Error {
  abstract readonly code: string;
  readonly file: string;
  readonly issues: readonly YamlFileIssue[];
  constructor(file: string, issues: readonly YamlFileIssue[]) {
    const ordered = issues.toSorted((one, other) => one.line - other.line);
    super(`${file} cannot be used:\n${ordered.map((issue) => `  ${describeIssue(issue)}`).join('\n')}`);
    this.file = file;
    this.issues = ordered;
  }
}

function describeIssue({ line, field, detail }: YamlFileIssue): string {
  return field === '' ? `line ${line}: ${detail}` : `line ${line}, ${field}: ${detail}`;
}
