/** Migrations from old databases, and their quarantine. */
export const frenchMigrationRefusals: Readonly<Record<string, string>> = {
  counts_do_not_add_up:
    'Les nombres d’une comparaison ne concordent pas : les questions posées sont les réponses identiques et les différences ensemble.',
  domain_not_migrated: 'Ce domaine ne vient pas de l’ancienne base : seul Seatledger répond pour lui.',
  domain_repeated: 'Un domaine figure deux fois dans la comparaison.',
  ends_in_the_future: 'La comparaison doit être terminée : vérifiez l’horloge de la machine qui l’a faite.',
  mapping_unreadable: 'Le fichier de correspondance ne peut pas être lu : corrigez-le et recommencez.',
  migration_applying: 'La migration est en cours d’application : attendez qu’elle soit terminée.',
  migration_complete: 'La migration est déjà planifiée et ne prend plus de lignes : créez-en une autre.',
  migration_not_applied: 'La migration n’est pas encore appliquée : appliquez-la d’abord.',
  migration_not_found: 'Cette migration n’existe pas.',
  migration_not_planned: 'La migration n’a pas encore de plan : planifiez-la d’abord.',
  migration_to_verify: 'Cette migration sert à comparer et ne s’applique pas.',
  not_ready: 'Ce domaine n’est pas prêt à basculer : réglez ce qui l’en empêche, ou acceptez-le.',
  other_kind: 'Une ligne ne peut être rattachée qu’à un objet de sa propre nature.',
  parity_run_not_found: 'Cette comparaison n’existe pas.',
  plan_changed: 'La migration a été planifiée à nouveau : regardez le plan avant de l’appliquer.',
  quarantined_row_not_found: 'Cette ligne en quarantaine n’existe pas.',
  row_settled: 'Le dernier plan n’a plus rien trouvé à redire à cette ligne : il n’y a rien à décider.',
  row_still_faulty: 'La ligne ne peut toujours pas être lue : corrigez aussi les autres valeurs, ou écartez-la.',
  row_unreadable: 'Une ligne envoyée ne peut pas être lue.',
  rows_missing: 'Des lignes manquent avant celles-ci : envoyez-les d’abord.',
};
