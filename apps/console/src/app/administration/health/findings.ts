import type { Answer } from '../../api/shapes.ts';
import type { Tone } from '../../ui/state.ts';
import { longInstant } from '../../words/dates.ts';
import { count, megabytes } from '../../words/numbers.ts';
import { sentenceOfRefusal } from '../../words/refusal.ts';
import { wordsOfJob } from './job-words.ts';

export type SystemHealth = Answer<'/v1/system/health', 'get'>;

export interface Finding {
  readonly title: string;
  /** `not-started`: it is not set up, which may be as it should be. */
  readonly tone: Extract<Tone, 'active' | 'grace' | 'expired' | 'not-started'>;
  readonly sentences: readonly string[];
  /** What to do, where something is to be done. */
  readonly remedy?: string;
}

/** The worst first; else as they are told here. */
export function findingsOf(health: SystemHealth): readonly Finding[] {
  const findings = [
    ofDatabase(health),
    ofChecks(health.licenceIndex),
    ofChangeFeed(health.changeFeed),
    ofSearch(health.searchIndex),
    ofAudit(health.audit),
    ofJobs(health),
    ofMail(health.mail),
  ].filter((finding) => finding !== undefined);
  return findings.toSorted((one, other) => order.indexOf(other.tone) - order.indexOf(one.tone));
}

/** From well to bad. */
const order: readonly Finding['tone'][] = ['active', 'not-started', 'grace', 'expired'];

export function worst(findings: readonly Finding[]): Finding['tone'] {
  const tones = findings.map(({ tone }) => tone);
  return order.findLast((tone) => tone !== 'not-started' && tones.includes(tone)) ?? 'active';
}

function ofDatabase({ database, versions }: SystemHealth): Finding {
  const title = $localize`:@@health.database:Database`;
  if (database === null) {
    return {
      title,
      tone: 'expired',
      sentences: [
        $localize`:@@health.databaseLost:It cannot be asked. Nothing can be changed meanwhile; licence checks go on from memory.`,
      ],
      remedy: $localize`:@@health.databaseRemedy:See whether PostgreSQL runs and has connections to spare; the server’s log says what it answered.`,
    };
  }
  const size = megabytes(database.bytes);
  return {
    title,
    tone: 'active',
    sentences: [$localize`:@@health.databaseWell:PostgreSQL ${versions.postgres ?? ''}:version:, ${size}:size:.`],
  };
}

function ofChecks({ ready, stale, asOf, licences, waiting }: SystemHealth['licenceIndex']): Finding {
  const title = $localize`:@@health.checks:Licence checks`;
  if (!ready) {
    return {
      title,
      tone: 'expired',
      sentences: [$localize`:@@health.notReady:The licences are not loaded yet: no check is answered.`],
      remedy: $localize`:@@health.notReadyRemedy:It takes some seconds after a start. If it stays so, the database cannot be reached.`,
    };
  }
  if (stale) {
    const since = asOf === null ? '–' : longInstant(asOf);
    return {
      title,
      tone: 'grace',
      sentences: [
        $localize`:@@health.stale:The database has not been reached since ${since}:instant:. Checks are answered as things were then.`,
      ],
      remedy: $localize`:@@health.staleRemedy:Customers notice nothing yet. Bring the database back: what was changed since then counts a second later.`,
    };
  }
  const well = $localize`:@@health.ready:They are answered from memory, for ${count(licences)}:count: users, and are up to date.`;
  const behind = $localize`:@@health.behind:They are answered from memory; ${count(waiting ?? 0)}:count: changes do not count yet.`;
  return { title, tone: 'active', sentences: [(waiting ?? 0) > 0 ? behind : well] };
}

const feedLateSeconds = 10;

function ofChangeFeed(feed: SystemHealth['changeFeed']): Finding | undefined {
  if (feed === null) return undefined;
  const title = $localize`:@@health.changeFeed:Changes on their way`;
  if ((feed.oldestSeconds ?? 0) < feedLateSeconds) {
    return {
      title,
      tone: 'active',
      sentences: [$localize`:@@health.feedWell:What is changed counts at the licence checks within a second.`],
    };
  }
  const [waiting, seconds] = [count(feed.waiting), count(Math.round(feed.oldestSeconds ?? 0))];
  return {
    title,
    tone: 'grace',
    sentences: [
      $localize`:@@health.feedLate:${waiting}:count: changes wait to be passed on, the oldest for ${seconds}:seconds: seconds. Checks do not know of them yet.`,
    ],
    remedy: $localize`:@@health.feedRemedy:A transaction that stays open in the database holds them up: see which, in pg_stat_activity.`,
  };
}

const searchLateSeconds = 60;

function ofSearch(index: SystemHealth['searchIndex']): Finding | undefined {
  if (index === null || (index.oldestSeconds ?? 0) < searchLateSeconds) return undefined;
  const waiting = count(index.waiting);
  return {
    title: $localize`:@@health.search:Search`,
    tone: 'grace',
    sentences: [$localize`:@@health.searchLate:${waiting}:count: changes cannot be found yet.`],
    remedy: $localize`:@@health.searchRemedy:It catches up by itself, after a large import say. If the number grows for an hour, restart the server.`,
  };
}

function ofAudit(audit: SystemHealth['audit']): Finding | undefined {
  if (audit === null) return undefined;
  const title = $localize`:@@health.audit:Audit log`;
  const alarms = audit.alarms.map(({ code, detail }) => sentenceOfRefusal(code, detail ?? code));
  const failing = audit.places.filter((place) => place.failing).map(({ place, failure }) => ofPlace(place, failure));
  if (alarms.length > 0) {
    const remedy = $localize`:@@health.alarmRemedy:Let whoever runs the server look at it today, and change nothing in the log’s database until then.`;
    return { title, tone: 'expired', sentences: [...alarms, ...failing], remedy };
  }
  if (failing.length > 0) {
    const remedy = $localize`:@@health.placeRemedy:See whether the place can be reached and written to. Until then, nobody outside can prove the newest events.`;
    return { title, tone: 'grace', sentences: failing, remedy };
  }
  const sentences = [sealed(audit)];
  if (audit.places.length === 0) {
    return {
      title,
      tone: 'grace',
      sentences: [
        ...sentences,
        $localize`:@@health.nowhere:No place outside keeps checkpoints: whoever rules the machine could rewrite the log.`,
      ],
      remedy: $localize`:@@health.nowhereRemedy:Name a folder on another machine, or an address, in SEATLEDGER_CHECKPOINT_FOLDER or SEATLEDGER_CHECKPOINT_URL.`,
    };
  }
  return { title, tone: 'active', sentences };
}

function sealed({ checkpoint, waiting }: NonNullable<SystemHealth['audit']>): string {
  if (checkpoint === null) return $localize`:@@health.noCheckpoint:There is no checkpoint yet.`;
  const [size, at] = [count(checkpoint.size), longInstant(checkpoint.signedAt)];
  const told = $localize`:@@health.sealed:The last checkpoint, of ${at}:instant:, seals ${size}:count: events.`;
  return waiting > 0 ? `${told} ${$localize`:@@health.pending:${count(waiting)}:count: more wait for the next one.`}` : told;
}

function ofPlace(place: string | null, failure: string | null): string {
  if (place === null) return $localize`:@@health.somePlaceFails:The newest checkpoint is not kept in one of its places.`;
  const fails = $localize`:@@health.placeFails:The newest checkpoint is not kept in ${place}:place:.`;
  return failure === null ? fails : `${fails} ${failure}`;
}

/** So many of its own rests without a round are too many. */
const missedRounds = 3;
const patienceSeconds = 60;

function ofJobs({ jobs, checkedAt }: SystemHealth): Finding {
  const title = $localize`:@@health.jobs:Work in the background`;
  const failing = jobs.filter((job) => job.failing);
  const late = jobs.filter((job) => !job.failing && isLate(job, Date.parse(checkedAt)));
  if (failing.length === 0 && late.length === 0) {
    return {
      title,
      tone: 'active',
      sentences: [$localize`:@@health.jobsWell:All ${count(jobs.length)}:count: tasks have done their last round.`],
    };
  }
  return {
    title,
    tone: 'grace',
    sentences: [...failing.map(failedSentence), ...late.map(lateSentence)],
    remedy: $localize`:@@health.jobsRemedy:Each is tried again by itself. If it stays so, the server’s log says why; restarting the server harms nothing.`,
  };
}

type Job = SystemHealth['jobs'][number];

function isLate({ everySeconds, lastRunAt }: Job, nowMs: number): boolean {
  if (lastRunAt === null) return false;
  return nowMs - Date.parse(lastRunAt) > (everySeconds * missedRounds + patienceSeconds) * 1_000;
}

function failedSentence({ job, lastError }: Job): string {
  const [what, at] = [wordsOfJob(job), lastError === null ? '–' : longInstant(lastError.at)];
  const failed = $localize`:@@health.jobFailed:“${what}:job:” failed on ${at}:instant:.`;
  return lastError?.detail ? `${failed} ${lastError.detail}` : failed;
}

function lateSentence({ job, lastRunAt }: Job): string {
  const [what, at] = [wordsOfJob(job), lastRunAt === null ? '–' : longInstant(lastRunAt)];
  return $localize`:@@health.jobLate:“${what}:job:” has not run since ${at}:instant:.`;
}

function ofMail({ configured }: SystemHealth['mail']): Finding {
  const title = $localize`:@@health.mail:Mail`;
  if (configured) {
    return { title, tone: 'active', sentences: [$localize`:@@health.mailWell:Invitations and links for new passwords are sent by mail.`] };
  }
  return {
    title,
    tone: 'not-started',
    sentences: [$localize`:@@health.mailNone:Invitations and links for new passwords are not sent: whoever makes one passes it on.`],
    remedy: $localize`:@@health.mailRemedy:To have them sent, name a mail server in SEATLEDGER_SMTP_URL.`,
  };
}
