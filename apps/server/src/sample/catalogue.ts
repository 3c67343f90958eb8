import type { SampleFeature, SamplePack, SampleProduct, SampleProfile } from './sample-data.ts';

/** Nobody's identity tokens are believed before their apps are named. */
const withoutApps = { microsoftClientIds: [], googleClientIds: [] };

export const products: readonly SampleProduct[] = [
  { ...withoutApps, key: 'excel-addin', name: 'Cubes for Excel', description: 'Sample product: explores OLAP cubes from Microsoft Excel.' },
  { ...withoutApps, key: 'sheets-addin', name: 'Cubes for Sheets', description: 'Explores OLAP cubes from Google Sheets.' },
  { ...withoutApps, key: 'slides-addin', name: 'Cubes for Slides', description: 'Puts figures that stay up to date on Google Slides.' },
];

const flag = { type: 'flag' } as const;
const numberUpTo = (maximum: number) => ({ type: 'number', minimum: 0, maximum }) as const;
const choice = (...options: string[]) => ({ type: 'choice' as const, options });

const excelFeatures: readonly SampleFeature[] = [
  {
    product: 'excel-addin',
    key: 'cube.connect',
    name: 'Connect to cubes',
    description: 'Opens a connection to an OLAP server.',
    type: flag,
    defaultValue: false,
  },
  {
    product: 'excel-addin',
    key: 'adhoc.pivot',
    name: 'Ad-hoc analysis',
    description: 'Drills, pivots and filters freely instead of refreshing prepared reports.',
    type: flag,
    defaultValue: false,
  },
  {
    product: 'excel-addin',
    key: 'adhoc.maxRows',
    name: 'Rows of an ad-hoc analysis',
    description: 'Rows that one analysis may return.',
    type: numberUpTo(1_000_000),
    defaultValue: 1_000,
  },
  {
    product: 'excel-addin',
    key: 'writeback.enabled',
    name: 'Write back',
    description: 'Sends planning figures back to the cube.',
    type: flag,
    defaultValue: false,
  },
  {
    product: 'excel-addin',
    key: 'writeback.maxCells',
    name: 'Cells written back at once',
    description: 'Cells that one submission may change.',
    type: numberUpTo(500_000),
    defaultValue: 0,
  },
  {
    product: 'excel-addin',
    key: 'export.formats',
    name: 'Export formats',
    description: 'What a report can be saved as.',
    type: choice('none', 'csv', 'csv+xlsx', 'csv+xlsx+pdf'),
    defaultValue: 'csv',
  },
  {
    product: 'excel-addin',
    key: 'refresh.schedule',
    name: 'Scheduled refresh',
    description: 'How often reports refresh by themselves.',
    type: choice('manual', 'daily', 'hourly', 'live'),
    defaultValue: 'manual',
  },
  {
    product: 'excel-addin',
    key: 'support.level',
    name: 'Support level',
    description: 'How soon a question is answered.',
    type: choice('community', 'standard', 'premium'),
    defaultValue: 'standard',
  },
  {
    product: 'excel-addin',
    key: 'ai.assistant',
    name: 'Assistant',
    description: 'Builds queries from questions in plain language.',
    type: flag,
    defaultValue: false,
  },
];

const googleFeatures: readonly SampleFeature[] = [
  {
    product: 'sheets-addin',
    key: 'sheets.linkedCharts',
    name: 'Linked charts',
    description: 'Charts that follow the cube.',
    type: flag,
    defaultValue: false,
  },
  {
    product: 'sheets-addin',
    key: 'sheets.maxCells',
    name: 'Cells of a sheet',
    description: 'Cells that one sheet may fill from cubes.',
    type: numberUpTo(200_000),
    defaultValue: 5_000,
  },
  {
    product: 'slides-addin',
    key: 'slides.templates',
    name: 'Slide templates',
    description: 'Which templates are offered.',
    type: choice('basic', 'full', 'full and own'),
    defaultValue: 'basic',
  },
  {
    product: 'slides-addin',
    key: 'slides.maxLinks',
    name: 'Linked figures',
    description: 'Figures of one presentation that stay up to date.',
    type: numberUpTo(500),
    defaultValue: 20,
  },
  {
    product: 'slides-addin',
    key: 'branding.footer',
    name: 'Footer',
    description: 'A line at the foot of every slide and printed page.',
    type: { type: 'text', maxLength: 80 },
    defaultValue: 'Made with Cubes',
  },
];

export const features: readonly SampleFeature[] = [...excelFeatures, ...googleFeatures];

export const profiles: readonly SampleProfile[] = [
  {
    key: 'viewer',
    name: 'Viewer',
    description: 'Sample profile: refreshes and reads prepared reports.',
    values: { 'cube.connect': true, 'adhoc.maxRows': 2_000, 'writeback.enabled': false },
  },
  {
    key: 'analyst',
    name: 'Analyst',
    description: 'Explores cubes freely.',
    values: { 'cube.connect': true, 'adhoc.pivot': true, 'adhoc.maxRows': 20_000, 'export.formats': 'csv+xlsx', 'sheets.maxCells': 20_000 },
  },
  {
    key: 'planner',
    name: 'Planner',
    description: 'Explores cubes and sends figures back.',
    values: {
      'cube.connect': true,
      'adhoc.pivot': true,
      'adhoc.maxRows': 50_000,
      'writeback.enabled': true,
      'writeback.maxCells': 10_000,
      'refresh.schedule': 'daily',
    },
  },
  {
    key: 'administrator',
    name: 'Administrator',
    description: 'Sets the add-ins up for the others.',
    values: {
      'cube.connect': true,
      'adhoc.pivot': true,
      'adhoc.maxRows': 200_000,
      'writeback.enabled': true,
      'writeback.maxCells': 100_000,
      'export.formats': 'csv+xlsx+pdf',
      'sheets.maxCells': 100_000,
      'slides.templates': 'full and own',
    },
  },
];

export const packs: readonly SamplePack[] = [
  {
    key: 'finance',
    name: 'Finance',
    description: 'What finance departments ask for.',
    values: { 'export.formats': 'csv+xlsx+pdf', 'refresh.schedule': 'hourly', 'slides.maxLinks': 200 },
  },
  {
    key: 'writeback',
    name: 'Write-back',
    description: 'Lets every profile but the viewer plan.',
    values: { 'writeback.enabled': true, 'writeback.maxCells': 2_500 },
  },
  {
    key: 'trial',
    name: 'Trial',
    description: 'Everything new, for a while.',
    values: { 'ai.assistant': true, 'sheets.linkedCharts': true, 'slides.templates': 'full', 'refresh.schedule': 'live' },
  },
  {
    key: 'premium-support',
    name: 'Premium support',
    description: 'Answers within the hour, and no line of ours on the slides.',
    values: { 'support.level': 'premium', 'branding.footer': '' },
  },
  {
    key: 'beta',
    name: 'Beta',
    description: 'What is not finished yet.',
    values: {
      'ai.assistant': true,
      'sheets.linkedCharts': true,
      'support.level': 'community',
      'branding.footer': 'Made with Cubes (beta)',
    },
  },
];
