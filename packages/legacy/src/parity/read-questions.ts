import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { CsvError, readCsv } from '@seatledger/platform/csv/read-csv.ts';
import { z } from 'zod';
import { QuestionsFileError } from './questions-file-error.ts';
import type { Question } from './service-answer.ts';

/** Longer is no address, and the check refuses it. */
const longestEmail = 1_000;
const longestLine = 10_000;

/**
 * The questions of a file, one after the other: a JSON object a line (`{"email":"ana@acme.example","product":"add-in"}`), CSV with a line
 * of names (`email`, `product`), or one address a line. Which it is, the first line says. `at` says when a question was asked, and is left
 * aside: both are asked now.
 * @throws QuestionsFileError
 */
export async function* readQuestions(path: string): AsyncGenerator<Question, void, void> {
  const file = basename(path);
  const first = await firstLine(path);
  if (first === undefined) throw new QuestionsFileError(file, 1, 'there is no question in it.');
  if (first.startsWith('{')) yield* readJsonLines(path, file);
  else if (isHeader(first)) yield* readTable(path, file);
  else yield* readAddresses(path, file);
}

async function* linesOf(path: string, file: string): AsyncGenerator<{ readonly text: string; readonly line: number }, void, void> {
  let line = 0;
  for await (const raw of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    line += 1;
    const text = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (text.length > longestLine) throw new QuestionsFileError(file, line, `a line has at most ${longestLine} characters.`);
    if (text.trim() !== '') yield { text, line };
  }
}

async function firstLine(path: string): Promise<string | undefined> {
  for await (const { text } of linesOf(path, basename(path))) return text.trimStart();
  return undefined;
}

function isHeader(line: string): boolean {
  return /^(?:[^@]*[,;\t])?\s*"?e-?mail"?\s*(?:[,;\t]|$)/i.test(line);
}

const recorded = z.object({
  email: z
    .string('give "email", as a text.')
    .min(1, 'give "email".')
    .max(longestEmail, `an address has at most ${longestEmail} characters.`),
  product: z
    .string('"product" is a text.')
    .min(1, 'leave "product" out, or fill it in.')
    .max(64, '"product" has at most 64 characters.')
    .nullish(),
});

async function* readJsonLines(path: string, file: string): AsyncGenerator<Question, void, void> {
  for await (const { text, line } of linesOf(path, file)) {
    const { email, product } = checked(parseJson(text, file, line), file, line);
    yield { email, product: product ?? null };
  }
}

function parseJson(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new QuestionsFileError(file, line, 'this is no JSON object: write {"email":"…"} on a line of its own.');
  }
}

function checked(value: unknown, file: string, line: number): z.output<typeof recorded> {
  const parsed = recorded.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new QuestionsFileError(file, line, issue?.path.length === 0 ? 'write {"email":"…"}.' : (issue?.message ?? 'it is no question.'));
}

async function* readTable(path: string, file: string): AsyncGenerator<Question, void, void> {
  try {
    await using table = await readCsv(createReadStream(path));
    const names = table.header.cells.map((name) => name.trim().toLowerCase().replace('-', ''));
    const emailAt = names.indexOf('email');
    const productAt = names.indexOf('product');
    for await (const rows of table.rows) {
      for (const { cells, line } of rows) {
        const product = cells[productAt]?.trim() ?? '';
        const row = checked({ email: cells[emailAt] ?? '', product: product === '' ? null : product }, file, line);
        yield { email: row.email, product: row.product ?? null };
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new QuestionsFileError(file, error.line ?? 1, error.message);
    throw error;
  }
}

async function* readAddresses(path: string, file: string): AsyncGenerator<Question, void, void> {
  for await (const { text, line } of linesOf(path, file)) {
    if (!text.includes('@')) throw new QuestionsFileError(file, line, 'write one address a line, or a line of names (email) at the top.');
    yield { email: checked({ email: text.trim() }, file, line).email, product: null };
  }
}
