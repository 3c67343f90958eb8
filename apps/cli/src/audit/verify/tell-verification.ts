import type { Verification } from './verify-against.ts';

/** What was found, for a person. */
export function verificationText(verification: Verification): string {
  const { verified, findings, others } = verification;
  if (verified) return [...scope(verification), ...beyond(verification), ...ownOnly(verification)].join('\n');
  const more = Object.entries(others).map(([code, count]) => `… and ${number(count)} more of ${code}.`);
  const first = `NOT VERIFIED: the log, or what is kept of it, is not what it was.`;
  return [first, '', ...findings.map(({ detail }) => `- ${detail}`), ...more, '', ...agreed(verification)].join('\n');
}

function scope({ log, events, origin, checkpoints, places, root }: Verification): string[] {
  return [
    `Verified: ${number(events)} events of ${origin} in ${log} are what they were.`,
    `Held against ${number(checkpoints)} signed ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'} in ${places.join(', ')}. Root: ${root}`,
  ];
}

/** No checkpoint says what these were, so that only the next one will. */
function beyond({ events, agreedSize }: Verification): string[] {
  const uncovered = events - (agreedSize ?? 0);
  if (uncovered <= 0) return [];
  return [`${number(uncovered)} of them are newer than the newest checkpoint: nothing outside says yet what they were.`];
}

function ownOnly({ log, places }: Verification): string[] {
  if (places.some((place) => place !== log)) return [];
  return [
    'The checkpoint and the key are its own: whoever has the key could have made all of it. Give --key and --checkpoint that you got otherwise.',
  ];
}

function agreed({ agreedSize, events, checkpoints, places, log }: Verification): string[] {
  const upTo =
    agreedSize === null || agreedSize === 0
      ? 'No checkpoint agrees with the events.'
      : `The first ${number(agreedSize)} events are what they were when they were signed.`;
  return [`${number(events)} events read in ${log}, ${number(checkpoints)} signed checkpoints in ${places.join(', ')}. ${upTo}`];
}

function number(value: number): string {
  return value.toLocaleString('en');
}
