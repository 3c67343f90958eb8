import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JobLog } from './job-log.ts';

const at = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1_000);

function logging() {
  let second = 0;
  const log = new JobLog(() => at(second));
  let work: () => Promise<void> = async () => undefined;
  const round = log.watched('sweep', 500, () => work());
  const later = (run: () => Promise<void>) => {
    second += 1;
    work = run;
    return round();
  };
  return { log, later, state: () => log.states()[0] };
}

const lost = () => Promise.reject(new Error('lost'));
const well = async () => undefined;

describe('JobLog', () => {
  it('knows of a job that has not run yet', () => {
    const { log } = logging();
    assert.deepEqual(log.states(), [{ name: 'sweep', everyMs: 500, lastRunAt: null, failing: false, lastError: null }]);
  });

  it('says when the last round ended, and lets a failure through', async () => {
    const { later, state } = logging();
    await later(well);
    assert.deepEqual([state()?.lastRunAt, state()?.failing, state()?.lastError], [at(1), false, null]);
    await assert.rejects(later(lost), /lost/);
    assert.deepEqual([state()?.lastRunAt, state()?.failing, state()?.lastError], [at(2), true, { at: at(2), message: 'lost' }]);
  });

  it('keeps the last failure when all is well again', async () => {
    const { later, state } = logging();
    await assert.rejects(later(lost));
    await later(well);
    assert.deepEqual([state()?.lastRunAt, state()?.failing, state()?.lastError?.at], [at(2), false, at(1)]);
  });

  it('keeps jobs apart', async () => {
    const { log, later } = logging();
    log.watched('index', 1, well);
    await later(well);
    assert.deepEqual(
      log.states().map(({ name, lastRunAt }) => [name, lastRunAt]),
      [
        ['sweep', at(1)],
        ['index', null],
      ],
    );
  });
});
