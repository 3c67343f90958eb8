import { open } from 'node:fs/promises';
import { domainName, userNumber, type Population } from '../check/population.ts';

const rowsPerBatch = 100;

/**
 * A script as Management Studio writes it (UTF-16LE, GO after a hundred rows) of an old database with so many users, each under a domain and with a
 * profile: three rows for each user.
 */
export async function writeScript(path: string, population: Population): Promise<void> {
  await using file = await open(path, 'w');
  const write = async (text: string): Promise<void> => void (await file.write(Buffer.from(text, 'utf16le')));
  await write(`\uFEFFUSE [LicenceDb]\r\nGO\r\n${tables.map(([name, columns]) => createTable(name, columns)).join('')}`);
  const { licences } = population;
  await writeTable(write, 'Client', 1, () => "N'Aciéries Durand', CAST(N'2016-02-02T00:00:00.000' AS DateTime)");
  await writeTable(
    write,
    'Domain',
    population.domains,
    (n) => `N'${domainName(n)}', 1, CAST(N'2022-01-01T00:00:00.000' AS DateTime), NULL, 1`,
  );
  await writeTable(write, 'SettingProfile', 4, (n) => `N'Profil ${n}'`);
  await writeTable(write, 'User', licences, (n) => userValues(population, n));
  await writeTable(write, 'PackProfile', licences, (n) => `${userNumber(population, n).domain + 1}, ${n + 1}`);
  await writeTable(
    write,
    'UserProfile',
    licences,
    (n) => `${n + 1}, ${(n % 4) + 1}, ${n % 7 === 0 ? "CAST(N'2027-03-31T00:00:00.000' AS DateTime)" : 'NULL'}`,
  );
}

const tables: readonly (readonly [name: string, columns: string])[] = [
  ['Client', '[Name] [nvarchar](200) NOT NULL, [CreatedAt] [datetime] NULL'],
  [
    'Domain',
    '[Name] [nvarchar](255) NOT NULL, [ClientId] [int] NULL, [StartDate] [datetime] NULL, [EndDate] [datetime] NULL, [IsActive] [bit] NOT NULL',
  ],
  ['SettingProfile', '[Name] [nvarchar](100) NOT NULL'],
  [
    'User',
    '[Email] [nvarchar](320) NOT NULL, [FirstName] [nvarchar](100) NULL, [LastName] [nvarchar](100) NULL, [IsActive] [bit] NOT NULL, [CreatedAt] [datetime] NULL',
  ],
  ['PackProfile', '[DomainId] [int] NOT NULL, [UserId] [int] NOT NULL'],
  ['UserProfile', '[UserId] [int] NOT NULL, [SettingProfileId] [int] NOT NULL, [EndDate] [datetime] NULL'],
];

function createTable(name: string, columns: string): string {
  return `CREATE TABLE [dbo].[${name}](\r\n\t[Id] [int] IDENTITY(1,1) NOT NULL,\r\n\t${columns},\r\n CONSTRAINT [PK_${name}] PRIMARY KEY CLUSTERED \r\n(\r\n\t[Id] ASC\r\n)WITH (PAD_INDEX = OFF) ON [PRIMARY]\r\n) ON [PRIMARY]\r\nGO\r\n`;
}

async function writeTable(
  write: (text: string) => Promise<void>,
  name: string,
  rows: number,
  values: (n: number) => string,
): Promise<void> {
  const columns = tables.find(([table]) => table === name)?.[1] ?? '';
  const names = ['[Id]', ...Array.from(columns.matchAll(/(?:^|, )(\[\w+\])/g), ([, column = '']) => column)].join(', ');
  await write(`SET IDENTITY_INSERT [dbo].[${name}] ON \r\nGO\r\n`);
  for (let first = 0; first < rows; first += rowsPerBatch) {
    let batch = '';
    for (let n = first; n < Math.min(rows, first + rowsPerBatch); n += 1) {
      batch += `INSERT [dbo].[${name}] (${names}) VALUES (${n + 1}, ${values(n)})\r\n`;
    }
    await write(`${batch}GO\r\n`);
  }
  await write(`SET IDENTITY_INSERT [dbo].[${name}] OFF\r\nGO\r\n`);
}

function userValues(population: Population, n: number): string {
  const { domain, localPart, displayName } = userNumber(population, n);
  const [first = '', last = ''] = displayName.split(' ');
  const address = n % 9 === 0 ? ` ${localPart.toUpperCase()}@${domainName(domain)} ` : `${localPart}@${domainName(domain)}`;
  const day = `20${10 + (n % 15)}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
  const created = n % 13 === 0 ? 'NULL' : `CAST(N'${day}T${String(n % 24).padStart(2, '0')}:00:00.000' AS DateTime)`;
  return `N'${address.replaceAll("'", "''")}', N'${first.replaceAll("'", "''")}', N'${last.replaceAll("'", "''")}', ${n % 50 === 0 ? 0 : 1}, ${created}`;
}
