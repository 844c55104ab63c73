import { activation } from '../activation/activation.ts';
import { buildObstacle, bundleSize, bundles, coldStart, lintFolder } from '../programs.ts';
import { milliseconds, number, type Row, type Section } from '../report.ts';

const LIMITS: Readonly<Record<(typeof bundles)[number], number | undefined>> = {
  'server.cjs': 1_000_000,
  'extension.cjs': 400_000,
  'cli.js': undefined,
};
const LINTED = 10_000;

/** The built programs: how fast they start, how large they are, and a large folder on the command line. */
export async function programs(): Promise<Section> {
  const title = 'Programs';
  const columns = ['what', 'measured'];
  const obstacle = buildObstacle();
  if (obstacle) return { title, columns, rows: [], notes: [`Skipped: ${obstacle}.`] };
  const { initialized, diagnosed } = await coldStart(7);
  const seconds = await lintFolder(LINTED);
  const rows: Row[] = [
    { cells: ['server, from its start to the answer to initialize', milliseconds(initialized)] },
    { cells: ['server, from its start to the first diagnostics', milliseconds(diagnosed)] },
    { cells: [`ha-cluster lint, ${LINTED.toLocaleString('en')} files`, `${number(seconds)} s`] },
    {
      cells: [
        'extension, its activation in the extension host of VS Code',
        milliseconds(await activation(5)),
      ],
    },
    ...bundles.map((name): Row => {
      const size = bundleSize(name);
      const limit = LIMITS[name];
      return {
        cells: [`dist/${name}`, `${number(size / 1000)} kB`],
        ...(limit && { goal: { text: `< ${number(limit / 1000)} kB`, met: size < limit } }),
      };
    }),
  ];
  return {
    title,
    columns,
    rows,
    notes: [
      'Activation starts the server and waits until it answered to initialize; the folder that is open is empty.',
    ],
  };
}
