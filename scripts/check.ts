import { reportRun } from './checks/report-run.ts';
import { testFileCheck } from './checks/test-file-check.ts';
import { findTestFiles } from './checks/test-files.ts';
import { tools } from './checks/tools.ts';

const files = findTestFiles('');

await reportRun(async (run) => {
  await run('Tools', tools);
  await run(
    'Tests that need no database',
    files.pure.map((path) => testFileCheck(path, { timeoutSeconds: 60 })),
  );
});
