/** Who answers for a domain: the old service until it is cut over. */
export function wordOfAnswering(answeredBy: 'old' | 'seatledger'): string {
  return answeredBy === 'seatledger' ? $localize`:@@cutOver.bySeatledger:Seatledger` : $localize`:@@cutOver.byOld:Old service`;
}
