/** A signed note in a file that may hold many. */
export interface NoteInFile {
  readonly note: string;
  /** Of its first line, 1-based. */
  readonly line: number;
}

/** Notes one after the other, each followed by an empty line; within a note, another one stands before the signatures. */
export function notesInFile(text: string): NoteInFile[] {
  const notes: NoteInFile[] = [];
  let lines: string[] = [];
  let start = 1;
  const end = (next: number): void => {
    if (lines.some((line) => line !== '')) notes.push({ note: `${lines.join('\n')}\n`, line: start });
    lines = [];
    start = next;
  };
  const all = text.split('\n');
  if (all.at(-1) === '') all.pop();
  for (const [index, line] of all.entries()) {
    const isEnd = line === '' && (lines.length === 0 || lines.includes(''));
    if (isEnd) end(index + 2);
    else lines.push(line);
  }
  end(all.length + 1);
  return notes;
}
