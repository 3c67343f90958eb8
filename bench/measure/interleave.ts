/**
 * Runs A B C A B C …, so that whatever slows the machine down for a while slows all of them. Gives the rounds of each, in order;
 * those that do not take part in every round have fewer.
 */
export async function interleave<Variant, Round>(
  variants: readonly Variant[],
  rounds: number,
  measure: (variant: Variant, round: number) => Promise<Round>,
  takesPart: (variant: Variant, round: number) => boolean = () => true,
): Promise<ReadonlyMap<Variant, readonly Round[]>> {
  const measured = new Map<Variant, Round[]>(variants.map((variant) => [variant, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [variant, results] of measured) {
      if (takesPart(variant, round)) results.push(await measure(variant, round));
    }
  }
  return measured;
}
