/** Why a domain is not renewed, by the API's codes, for the French pages. */
export const frenchRefusals: Readonly<Record<string, string>> = {
  not_a_renewal: 'Le nouveau terme doit être plus tard que le terme actuel.',
  seats_in_use: 'Le domaine a plus d’utilisateurs que cela : gardez au moins autant de places.',
  renewal_over: 'Le nouveau terme serait déjà passé : renouvelez pour plus longtemps, ou à partir d’aujourd’hui.',
  ends_before_start: 'Le domaine finirait avant de commencer : choisissez un terme plus tardif.',
  domain_not_found: 'Ce domaine n’existe plus.',
  renewals_changed: 'Quelqu’un a modifié un de ces domaines entre-temps. Regardez à nouveau, puis renouvelez.',
};
