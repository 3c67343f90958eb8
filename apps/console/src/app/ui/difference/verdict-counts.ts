export const verdicts = ['create', 'change', 'same', 'refuse'] as const;
export type Verdict = (typeof verdicts)[number];
/** How many rows of a list come to what. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

interface Told {
  readonly command: { readonly kind: string };
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Of all lists that the commands import; undefined where they import none. */
export function verdictCountsOf(commands: readonly Told[]): VerdictCounts | undefined {
  const imports = commands.filter(({ command }) => command.kind === 'user.import');
  if (imports.length === 0) return undefined;
  const sum = (verdict: Verdict) => imports.reduce((total, { after }) => total + Number(after?.[verdict] ?? 0), 0);
  return { create: sum('create'), change: sum('change'), same: sum('same'), refuse: sum('refuse') };
}
