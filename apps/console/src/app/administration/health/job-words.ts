const words: Readonly<Record<string, string>> = {
  'audit-sequencing': $localize`:@@job.auditSequencing:Give events their place in the audit log`,
  'change-feed': $localize`:@@job.changeFeed:Pass changes on to the licence checks`,
  checkpoints: $localize`:@@job.checkpoints:Seal the audit log and keep checkpoints elsewhere`,
  'due-change-requests': $localize`:@@job.dueChangeRequests:Apply, remind of and expire requests`,
  erasures: $localize`:@@job.erasures:Bring erasures to their end`,
  'key-retention': $localize`:@@job.keyRetention:Destroy keys of personal data after their time`,
  'licence-index': $localize`:@@job.licenceIndex:Keep the licences in memory up to date`,
  'signing-keys': $localize`:@@job.signingKeys:Replace keys that sign licences in time`,
  recording: $localize`:@@job.recording:Write down who read personal data`,
  retention: $localize`:@@job.retention:Remove registry data after its time`,
  'search-index': $localize`:@@job.searchIndex:Make changes findable`,
  'session-retention': $localize`:@@job.sessionRetention:Remove sessions and links after their time`,
};

/** What a job of the server is for; its own name where it is of a later version. */
export function wordsOfJob(name: string): string {
  return words[name] ?? name;
}
