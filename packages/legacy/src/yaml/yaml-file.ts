import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { YamlFileIssue } from './yaml-file-error.ts';

export type Path = readonly (string | number)[];
/** Notes what is wrong at a place of the file. */
export type Complain = (path: Path, detail: string) => void;

export type ReadYaml<Data> = { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly issues: readonly YamlFileIssue[] };

interface Rules<Data> {
  readonly schema: z.ZodType<Data>;
  /** What to write where none of several forms fits. */
  readonly formsAt: (path: Path) => string;
  /** What no schema says. */
  readonly check?: (data: Data, complain: Complain) => void;
}

/** What a file holds (YAML 1.2), or all that is wrong with it, each with its line. */
export function readYaml<Data>(text: string, { schema, formsAt, check }: Rules<Data>): ReadYaml<Data> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const syntax = document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, field: '', detail: message }));
  if (syntax.length > 0) return { ok: false, issues: syntax };
  const issues: YamlFileIssue[] = [];
  const complain: Complain = (path, detail) => issues.push({ line: lineOf(document, lines, path), field: path.join('.'), detail });
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) check?.(parsed.data, complain);
  else for (const issue of parsed.error.issues) complainOf(issue, complain, formsAt);
  return parsed.success && issues.length === 0 ? { ok: true, data: parsed.data } : { ok: false, issues };
}

/** Of the nearest part of the path that is there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function complainOf(issue: z.core.$ZodIssue, complain: Complain, formsAt: (path: Path) => string): void {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) complain([...path, key], 'there is no such field: correct its name or remove it.');
  } else if (issue.code === 'invalid_union') {
    complain(path, formsAt(path));
  } else {
    complain(path, `${issue.message.replace(/^Invalid input: /, '')}.`);
  }
}
