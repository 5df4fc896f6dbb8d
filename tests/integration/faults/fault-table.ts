import { format } from 'prettier';
import type { SimulatorDialect } from '../../../electron/simulator';
import { operations, type Operation } from './faults';
import { expectedOutcomes } from './expected-outcomes';

export const tableBegin = '<!-- fault matrix: written by tests/integration/faults -->';
export const tableEnd = '<!-- end of the fault matrix -->';

const heads: Readonly<Record<Operation, string>> = {
  write: 'in the write',
  read: 'in the read before it',
  subscribe: 'in the event feed',
};

const dialects: Readonly<Record<SimulatorDialect, string>> = {
  platform: 'Platform API',
  resource: 'Presence resource (no events: the feed asks every minute)',
};

/** The table of all outcomes, between its marks, as Markdown. */
export async function faultTable(): Promise<string> {
  const tables = Object.entries(dialects).map(([dialect, title]) => {
    const rows = Object.entries(expectedOutcomes).map(([fault, outcomes]) => {
      const cells = operations.map((operation) => outcomes[dialect as SimulatorDialect][operation]);
      return `| ${[fault, ...cells].join(' | ')} |`;
    });
    const head = ['Fault', ...operations.map((operation) => heads[operation])];
    return `### ${title}\n\n| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |\n${rows.join('\n')}`;
  });
  const text = await format(tables.join('\n\n'), { parser: 'markdown', printWidth: 120 });
  return `${tableBegin}\n\n${text}\n${tableEnd}`;
}
