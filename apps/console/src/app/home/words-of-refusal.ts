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
    case 'invalid_identity_token':
    case 'expired_identity_token':
      return $localize`:@@refusal.token:Refused: no valid identity token`;
    case 'unknown_audience':
    case 'unknown_tenant':
    case 'address_not_proved':
      return $localize`:@@refusal.trust:Refused: an identity token that nothing here trusts (${code}:code:)`;
    case 'not_your_licence':
    case 'not_your_product':
      return $localize`:@@refusal.notYours:Refused: somebody else's licence`;
    case 'identity_provider_unavailable':
      return $localize`:@@refusal.provider:Refused: Microsoft or Google could not be reached`;
    case 'rate_limited':
      return $localize`:@@refusal.rate:Refused: too many questions`;
    case 'not_ready':
      return $localize`:@@refusal.notReady:Refused: no data yet`;
    default:
      return $localize`:@@refusal.other:Refused: the question was wrong (${code}:code:)`;
  }
}
