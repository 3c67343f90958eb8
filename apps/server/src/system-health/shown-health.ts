import { z } from 'zod';

const count = z.int().min(0);
const seconds = z.number().min(0);
const instant = z.iso.datetime();
const oldestSeconds = seconds.nullable().describe('For how long the oldest one has waited; null where none waits.');
const ofAdministrators = 'null also for whoever is no administrator.';

const shownPlace = z.strictObject({
  place: z.string().nullable().describe(`Where it is. ${ofAdministrators}`),
  size: count.describe('How many events the newest checkpoint there covers.'),
  failing: z.boolean().describe('Whether the newest checkpoint could not be kept there.'),
  failure: z.string().nullable().describe(`Why not. ${ofAdministrators}`),
});

const shownAlarm = z.strictObject({
  code: z.string(),
  since: instant,
  detail: z.string().nullable().describe(`What is wrong, and what to do. ${ofAdministrators}`),
});

const shownJob = z.strictObject({
  service: z.enum(['access', 'audit', 'licence', 'registry']),
  job: z.string().describe('A stable name, such as `change-feed`.'),
  everySeconds: seconds.describe('How long it rests at most.'),
  lastRunAt: instant.nullable().describe('When its last round ended, well or not; null before the first.'),
  failing: z.boolean().describe('Whether the last round failed.'),
  lastError: z
    .strictObject({ at: instant, detail: z.string().nullable().describe(`What the error said. ${ofAdministrators}`) })
    .nullable()
    .describe('Of the last round that failed since the process began.'),
});

export const shownHealth = z
  .strictObject({
    checkedAt: instant,
    startedAt: instant.describe('When the process that answers began.'),
    uptimeSeconds: seconds,
    versions: z.strictObject({
      product: z.string(),
      node: z.string(),
      postgres: z.string().nullable().describe('null where the database cannot be asked.'),
    }),
    database: z.strictObject({ bytes: count }).nullable().describe('null where it cannot be asked.'),
    changeFeed: z
      .strictObject({
        position: count.describe('The last one that was given.'),
        waiting: count.describe('Committed changes that have no position yet, 100,000 at most.'),
        oldestSeconds,
      })
      .nullable()
      .describe('null where the database cannot be asked.'),
    searchIndex: z
      .strictObject({ waiting: count.describe('Changes that searches do not know of yet.'), oldestSeconds })
      .nullable()
      .describe('null where the database cannot be asked.'),
    licenceIndex: z.strictObject({
      ready: z.boolean().describe('Whether the licences have been loaded.'),
      stale: z.boolean().describe('Whether the registry has not been reached for some seconds.'),
      asOf: instant.nullable().describe('When the registry was last reached.'),
      revision: count.describe('The last change that answers take into account.'),
      waiting: count.nullable().describe('Changes that they do not yet; null where the database cannot be asked.'),
      licences: count.describe('How many users are in memory.'),
    }),
    audit: z
      .strictObject({
        waiting: count.describe('Committed events that have no place in the log yet.'),
        oldestSeconds,
        checkpoint: z.strictObject({ size: count, signedAt: instant }).nullable().describe('The newest one; null before the first.'),
        places: z.array(shownPlace).describe('Where checkpoints are kept outside the database; none until the log was first looked at.'),
        alarms: z.array(shownAlarm),
      })
      .nullable()
      .describe('null where the database cannot be asked.'),
    mail: z.strictObject({ configured: z.boolean().describe('Whether there is a mail server to hand letters to.') }),
    jobs: z.array(shownJob).describe('What the process that answers does by itself.'),
  })
  .describe('How this installation is.');

export type ShownHealth = z.output<typeof shownHealth>;
