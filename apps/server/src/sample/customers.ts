import { addDays } from '@seatledger/domain/validity/validity.ts';
import { acme } from './acme.ts';
import { always, contacts, usual, type CustomerPlan } from './customer-plan.ts';

/** The customers and domains of the sample vendor. Every name and company is invented. */
export function customersAt(today: string): readonly CustomerPlan[] {
  return [
    acme(today),
    hudsonLark(today),
    tsukimori(today),
    serraDoLuar(today),
    malhar(today),
    tussockBay(today),
    aldermoor(today),
    argana(today),
  ];
}

function hudsonLark(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-02',
    name: 'Hudson & Lark Foods',
    locale: 'en',
    timeZone: 'America/New_York',
    contacts: contacts(['Marcus Whitfield', 'mwhitfield@hudsonlark.example'], ['Renée Castellanos', 'rcastellanos@hudsonlark.example']),
    domains: [
      {
        ...usual,
        name: 'hudsonlark.example',
        validity: { from: addDays(today, -345), until: addDays(today, 20) },
        seatLimit: 500,
        graceDays: 30,
        packs: [always('finance'), always('writeback')],
        people: {
          count: 460,
          origins: ['english', 'english', 'spanish', 'irish', 'chinese', 'korean'],
          addressStyle: 'g.family',
          named: [{ localPart: 'd.okafor', displayName: 'Dr. Denise Okafor, CPA', profile: 'planner' }],
        },
      },
      {
        ...usual,
        name: 'hudsonlark-retail.example',
        validity: { from: addDays(today, -100), until: addDays(today, 265) },
        seatLimit: 150,
        graceDays: 30,
        packs: [always('finance'), { pack: 'trial', validity: { from: addDays(today, -10), until: addDays(today, 20) } }],
        people: { count: 120, origins: ['english', 'spanish', 'indian'], addressStyle: 'g.family', named: [] },
      },
    ],
  };
}

function tsukimori(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-03',
    name: 'Tsukimori Optics (月森光学)',
    locale: 'en',
    timeZone: 'Asia/Tokyo',
    contacts: contacts(['森田 玲奈', 'morita.rena@tsukimori.example'], ['大久保 進', 'okubo.susumu@tsukimori.example']),
    domains: [
      {
        ...usual,
        name: 'tsukimori.example',
        validity: { from: addDays(today, -420), until: addDays(today, 130) },
        // Full to the last seat.
        seatLimit: 300,
        graceDays: 7,
        packs: [always('writeback'), always('premium-support')],
        people: {
          count: 300,
          origins: ['japanese', 'japanese', 'japanese', 'chinese', 'korean'],
          addressStyle: 'family.given',
          named: [{ localPart: 'morita.rena', displayName: '森田 玲奈', profile: 'administrator' }],
        },
      },
    ],
  };
}

function serraDoLuar(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-04',
    name: 'Cafés Serra do Luar',
    locale: 'en',
    timeZone: 'America/Sao_Paulo',
    contacts: contacts(
      ['Aparecida Nogueira', 'aparecida.nogueira@serradoluar.example'],
      ['Lázaro Brandt', 'lazaro.brandt@serradoluar.example'],
    ),
    domains: [
      {
        ...usual,
        name: 'serradoluar.example',
        validity: { from: addDays(today, -377), until: addDays(today, -12) },
        seatLimit: 220,
        graceDays: 60,
        // Plantations without a network.
        offlineLeaseDays: 30,
        packs: [always('finance')],
        people: {
          count: 210,
          origins: ['portuguese', 'portuguese', 'japanese'],
          addressStyle: 'given.family',
          named: [{ localPart: 'bruno.sampaio', displayName: 'Bruno Sampaio', profile: 'analyst' }],
        },
      },
    ],
  };
}

function malhar(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-05',
    name: 'Malhar Weaving Mills',
    locale: 'en',
    timeZone: 'Asia/Kolkata',
    contacts: contacts(['Revathi Sundaresan', 'revathi.s@malhar.example'], ['Gurpreet Bhullar', 'gurpreet.b@malhar.example']),
    domains: [
      {
        ...usual,
        name: 'malhar.example',
        validity: { from: addDays(today, -900), until: null },
        seatLimit: null,
        people: {
          count: 330,
          origins: ['indian', 'indian', 'indian', 'hindi'],
          addressStyle: 'given.family',
          named: [{ localPart: 'revathi.s', displayName: 'Revathi Sundaresan', profile: 'administrator' }],
        },
      },
    ],
  };
}

function tussockBay(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-06',
    name: 'Tussock Bay Dairies',
    locale: 'en',
    timeZone: 'Pacific/Auckland',
    contacts: contacts(
      ['Mereana Tāwhai', 'mereana.tawhai@tussockbay.example'],
      ['Angus Rutherglen', 'angus.rutherglen@tussockbay.example'],
    ),
    domains: [
      {
        ...usual,
        name: 'tussockbay.example',
        formerName: 'tussock-dairies.example',
        validity: { from: addDays(today, -250), until: addDays(today, 115) },
        seatLimit: 200,
        graceDays: 21,
        packs: [always('finance'), always('writeback'), always('premium-support')],
        people: { count: 130, origins: ['english', 'maori', 'english', 'irish'], addressStyle: 'given_family', named: [] },
      },
      {
        ...usual,
        name: 'tussockbay-logistics.example',
        validity: { from: addDays(today, 40), until: addDays(today, 404) },
        seatLimit: 60,
        graceDays: 21,
        people: {
          count: 40,
          origins: ['maori', 'english', 'indian'],
          addressStyle: 'given.family',
          named: [{ localPart: 'aroha.parata', displayName: 'Aroha Parata', profile: 'planner' }],
        },
      },
    ],
  };
}

function aldermoor(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-07',
    name: 'Aldermoor Assurance',
    locale: 'en',
    timeZone: 'Europe/London',
    contacts: contacts(
      ['Edith Wainwright', 'edith.wainwright@aldermoor.example'],
      ['Tobias Penhaligon', 'tobias.penhaligon@aldermoor.example'],
    ),
    domains: [
      {
        ...usual,
        name: 'aldermoor.example',
        validity: { from: addDays(today, -455), until: addDays(today, -90) },
        seatLimit: 100,
        graceDays: 30,
        packs: [always('finance')],
        people: {
          count: 90,
          origins: ['english', 'turkish', 'irish', 'polish'],
          addressStyle: 'given.family',
          named: [{ localPart: 'edith.wainwright', displayName: 'Edith Wainwright', profile: 'administrator' }],
        },
      },
      {
        ...usual,
        name: 'aldermoor-re.example',
        validity: { from: addDays(today, -30), until: null },
        seatLimit: 80,
        packs: [always('premium-support')],
        people: {
          count: 70,
          origins: ['english', 'irish', 'french', 'spanish'],
          addressStyle: 'given.family',
          named: [{ localPart: "sean.o'hara", displayName: 'Seán O’Hara', profile: 'viewer' }],
        },
      },
    ],
  };
}

function argana(today: string): CustomerPlan {
  return {
    externalReference: 'SAMPLE-08',
    name: 'Argana Minéraux',
    locale: 'fr',
    timeZone: 'Africa/Casablanca',
    contacts: contacts(['Salma Berrada', 'salma.berrada@argana.example'], ['Anouar Sefrioui', 'anouar.sefrioui@argana.example']),
    domains: [
      {
        ...usual,
        name: 'argana.example',
        validity: { from: addDays(today, -180), until: addDays(today, 185) },
        seatLimit: 100,
        graceDays: 15,
        suspensionReason: 'Two invoices are unpaid',
        packs: [always('finance')],
        people: {
          count: 70,
          origins: ['moroccan', 'french'],
          addressStyle: 'family.given',
          named: [{ localPart: 'salma.berrada', displayName: 'Salma Berrada', profile: 'planner' }],
        },
      },
    ],
  };
}
