import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '@seatledger/platform/files/write-file-atomically.ts';
import { z } from 'zod';

const sampleRecordSchema = z.discriminatedUnion('state', [
  /** Somebody wants no sample data here. */
  z.strictObject({ state: z.literal('empty') }),
  /** The key is issued; whether the sample vendor is there, the registry knows. */
  z.strictObject({ state: z.literal('loading'), apiKey: z.string() }),
  z.strictObject({ state: z.literal('loaded'), apiKey: z.string() }),
]);

/** What `<data>/sample.json` keeps between starts. */
type SampleRecord = z.output<typeof sampleRecordSchema>;

const pathOf = (dataFolder: string): string => join(dataFolder, 'sample.json');

/** Undefined where nothing is written yet. A file that nobody can read any more stands for `empty`: the server starts, and adds nothing. */
export async function readSampleRecord(dataFolder: string): Promise<SampleRecord | undefined> {
  try {
    return sampleRecordSchema.parse(JSON.parse(await readFile(pathOf(dataFolder), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { state: 'empty' };
    throw error;
  }
}

export async function writeSampleRecord(dataFolder: string, record: SampleRecord): Promise<void> {
  await mkdir(dataFolder, { recursive: true });
  await writeFileAtomically(pathOf(dataFolder), `${JSON.stringify(record)}\n`);
}
