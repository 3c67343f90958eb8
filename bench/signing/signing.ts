import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { ApiKeys } from '../../services/licence/src/features/api-key/api-key.ts';
import { createSigningAsking } from '../../services/licence/src/features/signed-licence/signed-licence-handler.ts';
import { signedLicenceAnswer } from '../../services/licence/src/features/signed-licence/signed-licence-schema.ts';
import { sampleIndex, userRow } from '../../services/licence/src/testing/sample-registry.ts';
import { testSigning } from '../../services/licence/src/testing/signing-keys.ts';
import { secondsOf, wholeNumber, type Benchmark, type BenchmarkRun } from '../measure/benchmark.ts';
import { interleave } from '../measure/interleave.ts';
import { count, decimals, middleHalfText, type Report } from '../measure/report.ts';
import { ratios, spreadOf } from '../measure/statistics.ts';

export const signingBenchmark: Benchmark = {
  name: 'signing',
  summary: 'Signed licences, from the question as it was read to the answer as it is sent, beside bare signatures of as many bytes',
  options: {
    licences: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '0.25' },
  },
  run: runSigning,
};

type Variant = 'signed licences' | 'bare signatures';
const variants: readonly Variant[] = ['signed licences', 'bare signatures'];
const warmUpRounds = 6;
const least = { must: 0.85 };
/** The clock is looked at once in so many. */
const atATime = 50;
const now = Date.now();

async function runSigning({ options, progress }: BenchmarkRun): Promise<Report> {
  const licences = wholeNumber(options, 'licences');
  const rounds = wholeNumber(options, 'rounds');
  const seconds = secondsOf(options, 'seconds');
  const answer = await createAnswering(licences);
  const bytes = Buffer.from(signedPart(answer(0)));
  const { privateKey } = generateKeyPairSync('ed25519');
  const work: Readonly<Record<Variant, (at: number) => unknown>> = {
    'signed licences': answer,
    'bare signatures': () => sign(null, bytes, privateKey satisfies KeyObject),
  };
  const measure = async (variant: Variant): Promise<number> => perCpuSecond(work[variant], seconds * 1000);
  await interleave(variants, warmUpRounds, measure);
  const measured = await interleave(variants, rounds, async (variant, round) => {
    if (variant === variants[0] && round % 10 === 1) progress(`round ${round}`);
    return await measure(variant);
  });
  return report({ licences, rounds, seconds, bytes: bytes.length }, measured);
}

/** What answers question after question, each of another person than the one before. */
async function createAnswering(licences: number): Promise<(at: number) => string> {
  const users = Array.from({ length: licences }, (_, at) => userRow({ id: at + 1, localPart: `person${at}`, profileId: 1 + (at % 2) }));
  const { reader } = await sampleIndex({ users });
  const source = { reader, freshness: { revision: 1234, asOf: now }, apiKeys: new ApiKeys() };
  const asking = createSigningAsking({ source, now: () => now, log: () => undefined }, testSigning());
  return (at) => {
    const question = { email: `person${at % licences}@acme.example`, product: 'excel-addin', nonce: 'abc' };
    const text = asking(question, reader, now);
    if (typeof text !== 'string') throw new Error(`refused: ${text.problem.code}`);
    return text;
  };
}

/** What the signature of an answer covers. */
function signedPart(text: string): string {
  const { signedLicence } = signedLicenceAnswer.parse(JSON.parse(text));
  if (signedLicence === null) throw new Error('nothing was signed');
  return signedLicence.slice(0, signedLicence.lastIndexOf('.'));
}

function perCpuSecond(work: (at: number) => unknown, milliseconds: number): number {
  const before = process.cpuUsage();
  const until = performance.now() + milliseconds;
  let done = 0;
  while (performance.now() < until) for (const next = done + atATime; done < next; done += 1) work(done);
  const { user, system } = process.cpuUsage(before);
  return (done / (user + system)) * 1e6;
}

function report(settings: Report['settings'], measured: ReadonlyMap<Variant, readonly number[]>): Report {
  const figures = (variant: Variant): readonly number[] => measured.get(variant) ?? [];
  const ratio = ratios(figures('signed licences'), figures('bare signatures'));
  const rows = variants.map((variant) => [variant, middleHalfText(spreadOf(figures(variant)), count)]);
  return {
    bench: 'signing',
    settings,
    tables: [{ header: ['', 'per CPU second'], rows: [...rows, ['ratio', middleHalfText(ratio, decimals(3))]] }],
    targets: [{ figure: 'signed licences, of bare signatures', measured: ratio.median, bound: 'at least', ...least }],
    notes: ['One thread, without HTTP. A signature covers as many bytes as a licence has.'],
    figures: Object.fromEntries(measured),
  };
}
