/** Why a question of an add-in was not answered, by the code that it got. */
export function wordsOfRefusal(code: string): string {
  switch (code) {
    case 'missing_api_key':
    case 'invalid_api_key':
    case 'expired_api_key':
      return $localize`:@@refusal.key:Refused: no valid key`;
    case 'insufficient_scope':
    case 'address_not_allowed':
      return $localize`:@@refusal.scope:Refused: the key may not check`;
    case 'rate_limited':
      return $localize`:@@refusal.rate:Refused: too many questions`;
    case 'not_ready':
      return $localize`:@@refusal.notReady:Refused: no data yet`;
    default:
      return $localize`:@@refusal.other:Refused: the question was wrong (${code}:code:)`;
  }
}
