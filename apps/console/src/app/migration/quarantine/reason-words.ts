import { language } from '../../words/locale.ts';
import { frenchRefusals } from '../../words/refusals/french-refusals.ts';
import { frenchReasons } from './french-reasons.ts';

const words: Readonly<Record<string, () => string>> = {
  blank: () => $localize`:@@reason.blank:Empty`,
  too_long: () => $localize`:@@reason.tooLong:Too long`,
  not_an_address: () => $localize`:@@reason.notAnAddress:Not an address`,
  local_part_too_long: () => $localize`:@@reason.localPartTooLong:Address too long before the @`,
  invalid_domain: () => $localize`:@@reason.invalidDomain:Not a domain`,
  mixed_script_domain: () => $localize`:@@reason.mixedScript:Domain of mixed alphabets`,
  value_missing: () => $localize`:@@reason.valueMissing:A value is missing`,
  value_unread: () => $localize`:@@reason.valueUnread:An expression, not a value`,
  unreadable_id: () => $localize`:@@reason.unreadableId:Unreadable id`,
  unreadable_date: () => $localize`:@@reason.unreadableDate:Unreadable date`,
  ambiguous_date: () => $localize`:@@reason.ambiguousDate:A date that can mean two`,
  no_such_date: () => $localize`:@@reason.noSuchDate:A day that does not exist`,
  unreadable_flag: () => $localize`:@@reason.unreadableFlag:Neither yes nor no`,
  unreadable_number: () => $localize`:@@reason.unreadableNumber:Not a number`,
  unreadable_locale: () => $localize`:@@reason.unreadableLocale:Unknown language`,
  unreadable_time_zone: () => $localize`:@@reason.unreadableTimeZone:Unknown time zone`,
  unreadable_text: () => $localize`:@@reason.unreadableText:Unreadable text`,
  text_too_long: () => $localize`:@@reason.textTooLong:Text too long`,
  unreadable_settings: () => $localize`:@@reason.unreadableSettings:Unreadable settings`,
  nested_settings: () => $localize`:@@reason.nestedSettings:Settings within settings`,
  empty_validity: () => $localize`:@@reason.emptyValidity:Ends before it starts`,
  row_width: () => $localize`:@@reason.rowWidth:Too many values, or too few`,
  customer_missing: () => $localize`:@@reason.customerMissing:No such customer`,
  domain_missing: () => $localize`:@@reason.domainMissing:No such domain`,
  user_missing: () => $localize`:@@reason.userMissing:No such user`,
  profile_missing: () => $localize`:@@reason.profileMissing:No such profile`,
  pack_missing: () => $localize`:@@reason.packMissing:No such pack`,
  feature_missing: () => $localize`:@@reason.featureMissing:No such feature`,
  role_missing: () => $localize`:@@reason.roleMissing:No such role`,
  customer_quarantined: () => $localize`:@@reason.customerWaits:Its customer is quarantined`,
  domain_quarantined: () => $localize`:@@reason.domainWaits:Its domain is quarantined`,
  user_quarantined: () => $localize`:@@reason.userWaits:Its user is quarantined`,
  profile_quarantined: () => $localize`:@@reason.profileWaits:Its profile is quarantined`,
  pack_quarantined: () => $localize`:@@reason.packWaits:Its pack is quarantined`,
  feature_quarantined: () => $localize`:@@reason.featureWaits:Its feature is quarantined`,
  role_quarantined: () => $localize`:@@reason.roleWaits:Its role is quarantined`,
  role_unmapped: () => $localize`:@@reason.roleUnmapped:Role without a counterpart`,
  feature_unmapped: () => $localize`:@@reason.featureUnmapped:Feature without a counterpart`,
  value_refused: () => $localize`:@@reason.valueRefused:Value not of its feature`,
  value_contradicts: () => $localize`:@@reason.valueContradicts:Two values for one feature`,
  setting_refused: () => $localize`:@@reason.settingRefused:Setting not of its feature`,
  key_refused: () => $localize`:@@reason.keyRefused:No key can be made of the name`,
  key_taken: () => $localize`:@@reason.keyTaken:Key of another row`,
  name_of_two_customers: () => $localize`:@@reason.nameOfTwo:Domain of two customers`,
  pack_of_merged_domain: () => $localize`:@@reason.packOfMerged:Pack of a merged domain`,
  same_pack: () => $localize`:@@reason.samePack:Pack bound twice`,
  too_many_packs: () => $localize`:@@reason.tooManyPacks:Too many packs`,
  start_missing: () => $localize`:@@reason.startMissing:No first day`,
  no_seat: () => $localize`:@@reason.noSeat:No seat`,
  address_outside_seat: () => $localize`:@@reason.addressOutside:Address of another domain than the seat`,
  seat_of_other_customer: () => $localize`:@@reason.seatOfOther:Seat of another customer`,
  second_profile: () => $localize`:@@reason.secondProfile:Second profile at one time`,
  outside_domain: () => $localize`:@@reason.outsideDomain:Days outside those of the domain`,
  seat_limit_reached: () => $localize`:@@reason.seatLimit:No seat is left`,
  name_too_long: () => $localize`:@@reason.nameTooLong:Name too long`,
  key_repeated: () => $localize`:@@reason.keyRepeated:Same key, other row`,
  exists_otherwise: () => $localize`:@@reason.existsOtherwise:Is otherwise in Seatledger`,
  changed_meanwhile: () => $localize`:@@reason.changedMeanwhile:Changed on both sides`,
  removed_meanwhile: () => $localize`:@@reason.removedMeanwhile:Removed in Seatledger`,
  domain_cut_over: () => $localize`:@@reason.cutOver:Domain is cut over`,
  domain_name_taken: () => $localize`:@@reason.nameTaken:Name of another domain`,
  email_taken: () => $localize`:@@reason.emailTaken:Address is taken`,
};

/** Why a row waits, in a few words. */
export function wordOfReason(code: string): string {
  return words[code]?.() ?? code;
}

/** Why, and what to do, as a sentence: in English that of the server, with the values in it. */
export function sentenceOfReason(code: string, detail: string): string {
  return language === 'fr' ? (frenchReasons[code] ?? frenchRefusals[code] ?? detail) : detail;
}
