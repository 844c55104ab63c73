import { defineRule } from '../../../core/rule.ts';
import type { HaresourcesNode } from '../tree.ts';

export default defineRule<HaresourcesNode>({
  code: 'haresources/literal-quote',
  severity: 'warning',
  docs: {
    title: 'Quotes, which haresources does not know',
    what: 'Nothing quotes in haresources: quotes are letters like any other, and a blank between them still ends the word.',
    why: 'Behind a blank in quotes a new resource begins: heartbeat looks for a script with the name of the second word, and gives the whole line up. The script gets the quote as part of its argument.',
    mend: 'Write the argument as one word without quotes, e.g. `MailTo::root::Takeover_on_alice`.',
    source: 'heartbeat 3.0.6, ResourceManager, ipres and resource2arg',
  },
  examples: {
    bad: [
      'alice 10.0.0.1 MailTo::root::"Take over"\n#              ^^^^^^^^^^^^^^^^^^^ haresources/literal-quote: letters\n',
    ],
    good: ['alice 10.0.0.1 MailTo::root::Takeover\n'],
  },
  nodes: {
    group({ resources }, context) {
      // The closing quote of a word that was torn apart is no fault of its own.
      let open: string | undefined;
      for (const { text, span } of resources) {
        const quotes = [...text].filter((letter) => letter === '"' || letter === "'");
        if (quotes.length === 0 || text.startsWith('#')) continue;
        const wasOpen = open !== undefined;
        for (const quote of quotes) open = open === undefined ? quote : open === quote ? undefined : open;
        if (wasOpen) continue;
        context.report({
          at: span,
          message: `Quotes are letters in haresources: they reach the script, and a blank between them ends the word all the same. Write "${text.replace(/["']/g, '')}" as one word without quotes.`,
        });
      }
    },
  },
});
