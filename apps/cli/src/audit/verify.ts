import { readFile, stat } from 'node:fs/promises';
import type { VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { parseNote } from '@seatledger/merkle-log/signed-note/note.ts';
import { NoteError } from '@seatledger/merkle-log/signed-note/note-error.ts';
import { CheckpointError } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint-error.ts';
import { parseCheckpoint } from '@seatledger/merkle-log/tlog-checkpoint/checkpoint.ts';
import { readConfig } from '@seatledger/platform/config/config.ts';
import { connectionOptions } from '../connection/connection.ts';
import { openInstallationSession } from '../connection/installation-session.ts';
import { listOf, textOf, UsageError, type Arguments, type ExitCode, type Verb } from '../verb.ts';
import type { Terminal } from '../terminal.ts';
import { filesAtAddress, filesOfRemote, remoteNamedBy } from './log-at-address.ts';
import { databaseLog } from './verify/database-log.ts';
import { keysOf, parseKeys, readKnownCheckpoints, type KnownCheckpoints } from './verify/known-checkpoints.ts';
import { folderFiles, noteFile, type LogFiles } from './verify/log-files.ts';
import type { LogToRead } from './verify/log-to-read.ts';
import { verificationText } from './verify/tell-verification.ts';
import { tiledLog } from './verify/tiled-log.ts';
import { VerificationFault } from './verify/verification-fault.ts';
import { verifyAgainst } from './verify/verify-against.ts';

/** Needs neither server nor database where it is given a folder. */
export const verifyAudit: Verb = {
  name: 'audit verify',
  summary:
    'Computes the audit log anew and holds it against its signed checkpoints: an export, a server, or the installation on this machine; ' +
    'exit code 0 verified, 2 it is not what it was, 1 nothing could be verified',
  usage: '[FOLDER|URL] [--key VKEY|FILE] [--checkpoint FILE|FOLDER …] [--data FOLDER|--remote R]',
  options: { ...connectionOptions, key: { type: 'string', multiple: true }, checkpoint: { type: 'string', multiple: true } },
  positionals: { least: 0, most: 1 },
  async run([target], values, terminal) {
    const outside = await Promise.all(listOf(values, 'checkpoint').map(placeAt));
    const given = (await Promise.all(listOf(values, 'key').map(readGivenKeys))).flat();
    if (target !== undefined && (values['remote'] !== undefined || values['data'] !== undefined)) {
      throw new UsageError('Name a folder, an address, --remote or --data: one of them.');
    }
    const remote = await remoteNamedBy(values);
    const asked = { outside, given, terminal };
    if (remote !== undefined) return await verifyFiles(filesOfRemote(remote), false, asked);
    if (target === undefined) return await verifyInstallation(values, asked);
    const isAddress = /^https?:\/\//.test(target);
    return await verifyFiles(isAddress ? await filesAtAddress(target) : folderFiles(await existing(target)), !isAddress, asked);
  },
};

interface Asked {
  readonly outside: readonly LogFiles[];
  readonly given: readonly VerifierKey[];
  readonly terminal: Terminal;
}

async function verifyFiles(files: LogFiles, isCopy: boolean, { outside, given, terminal }: Asked): Promise<ExitCode> {
  // What is known outside is read first: a log that grows meanwhile is ahead of it, never behind.
  const keys = await trustedKeys([...outside, files], given);
  const known = await readKnownCheckpoints([...outside, files], keys);
  const size = await sizeOf(files, known);
  return await verify(tiledLog(files, { size, isCopy }), known, keys, terminal);
}

async function verifyInstallation(values: Arguments, { outside, given, terminal }: Asked): Promise<ExitCode> {
  const { checkpoints } = readConfig(process.env, { dataFolder: textOf(values, 'data') });
  const places = outside.length > 0 ? outside : [folderFiles(checkpoints.folder)];
  const keys = await trustedKeys(places, given);
  const known = await readKnownCheckpoints(places, keys);
  await using session = await openInstallationSession(values);
  await using stored = await session.services.audit.openStoredLog();
  return await verify(await databaseLog(stored), known, keys, terminal);
}

async function verify(log: LogToRead, known: KnownCheckpoints, keys: readonly VerifierKey[], terminal: Terminal): Promise<ExitCode> {
  let told = 0;
  const onProgress = (events: number): void => {
    if (events - told < eventsBetweenProgress) return;
    told = events;
    terminal.progress(`${events.toLocaleString('en')} events read`);
  };
  const verification = await verifyAgainst({ log, known, keys, onProgress });
  terminal.result(verification, verificationText(verification));
  return verification.verified ? 0 : 2;
}

const eventsBetweenProgress = 10_000;

/** The keys that were given, else those beside the checkpoints. */
async function trustedKeys(places: readonly LogFiles[], given: readonly VerifierKey[]): Promise<readonly VerifierKey[]> {
  if (given.length > 0) return given;
  const all = (await Promise.all(places.map(keysOf))).flat();
  const keys = [...new Map(all.map((key) => [`${key.name}+${key.keyId}`, key])).values()];
  if (keys.length > 0) return keys;
  const names = places.map(({ name }) => name).join(', ');
  throw new VerificationFault('no_key', `There is no key in ${names} by which a checkpoint could be known: give it with --key.`);
}

async function readGivenKeys(given: string): Promise<readonly VerifierKey[]> {
  if (/^[^+\s]+\+[0-9a-f]{8}\+\S+$/.test(given)) return parseKeys(given, '--key');
  return parseKeys(await readFile(given, 'utf8'), given);
}

async function placeAt(path: string): Promise<LogFiles> {
  return (await stat(path)).isDirectory() ? folderFiles(path) : noteFile(path);
}

async function existing(folder: string): Promise<string> {
  if (!(await stat(folder)).isDirectory())
    throw new UsageError(`${folder} is no folder: verify the folder that "seatledger audit export" wrote.`);
  return folder;
}

/** How many events it says that it has; where its own checkpoint is no good, what the largest that is known says. */
async function sizeOf(files: LogFiles, { copies }: KnownCheckpoints): Promise<number> {
  const own = await files.read('checkpoint');
  if (own === null) throw new VerificationFault('log_not_found', `There is no log in ${files.name}: it has no checkpoint.`);
  try {
    return parseCheckpoint(parseNote(own).text).size;
  } catch (error) {
    if (!(error instanceof NoteError || error instanceof CheckpointError)) throw error;
    return Math.max(0, ...copies.flatMap(({ checkpoints }) => checkpoints.map(({ size }) => size)));
  }
}
