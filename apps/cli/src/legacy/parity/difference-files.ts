import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createWholeFile } from '../../whole-file.ts';
import type { Difference } from './compare-questions.ts';
import { parityPage } from './parity-page.ts';
import type { ParityReport } from './parity-report.ts';

/** The files of a report: differences as they are found, page and JSON at the end. */
export interface ReportFiles extends AsyncDisposable {
  add(difference: Difference): Promise<void>;
  /** Gives the paths of all. */
  finish(report: ParityReport): Promise<readonly string[]>;
}

/** So many differences are told one by one on the page. */
const mostOnPage = 5_000;
const bufferLength = 65_536;

export async function openReportFiles(folder: string): Promise<ReportFiles> {
  await mkdir(folder, { recursive: true });
  const paths = ['parity.html', 'parity.json', 'differences.ndjson'].map((name) => join(folder, name));
  const [pagePath = '', jsonPath = '', listPath = ''] = paths;
  const list = await createWholeFile(listPath);
  const told: Difference[] = [];
  let waiting = '';
  return {
    async add(difference) {
      if (told.length < mostOnPage) told.push(difference);
      waiting += `${JSON.stringify(difference)}\n`;
      if (waiting.length < bufferLength) return;
      await list?.write(waiting);
      waiting = '';
    },
    async finish(report) {
      await list?.write(waiting);
      await list?.finish();
      await write(jsonPath, `${JSON.stringify(report, null, 2)}\n`);
      await write(pagePath, parityPage(report, told));
      return paths;
    },
    [Symbol.asyncDispose]: async () => list?.[Symbol.asyncDispose](),
  };
}

async function write(path: string, content: string): Promise<void> {
  await using file = await createWholeFile(path);
  await file?.write(content);
  await file?.finish();
}
