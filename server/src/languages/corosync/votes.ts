import { type Config, numberOf } from './config.ts';

/** The votes of all nodes of the nodelist; undefined without one. */
export function nodeVotes(config: Config): number | undefined {
  if (config.nodes.length === 0) return undefined;
  return config.nodes.reduce((sum, { entries }) => {
    const votes = entries.get('quorum_votes');
    return sum + ((votes && numberOf(votes)) ?? 1);
  }, 0);
}

/** The votes that corosync expects: expected_votes where it is set, else those of the nodelist (votequorum_readconfig). */
export function expectedVotes(config: Config): number | undefined {
  const expected = config.number('quorum', 'expected_votes');
  return expected !== undefined && expected > 0 ? expected : nodeVotes(config);
}
