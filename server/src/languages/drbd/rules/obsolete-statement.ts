import { defineRule, type FixProposal, type RuleContext } from '../../../core/rule.ts';
import type { Span } from '../../../core/span.ts';
import { isNegated } from '../catalog.ts';
import { pair } from '../examples.ts';
import { judgeOption } from '../judge.ts';
import { type Change, movedOptions, removed } from '../modernise.ts';
import { settingOf } from '../option-names.ts';
import {
  type CommonSection,
  type DrbdNode,
  type OptionStatement,
  ofKind,
  type ResourceSection,
} from '../tree.ts';
import { versionOf } from '../version.ts';

export default defineRule<DrbdNode>({
  code: 'drbd/obsolete-statement',
  severity: 'info',
  docs: {
    title: 'A form of older versions',
    what: '`syncer`, `protocol` outside of `net`, `flexible-meta-disk`, `become-primary-on`, `no-NAME`, names of connections and some option names belong to older versions and are only read for their sake.',
    why: 'Later versions read some of these without effect (`become-primary-on` in DRBD 9) and refuse others. New examples and the manual no longer explain them.',
    mend: 'Use the form of your version when you next touch the file; the code action "Modernise" rewrites it so that drbdadm reads the same.',
    source: 'drbd-utils 9.22, drbdadm_parser.c; drbd.conf-9.0(5)',
  },
  examples: {
    bad: [
      'common {\n  protocol C;\n# ^^^^^^^^ drbd/obsolete-statement: net\n}\n',
      `common {\n  syncer {\n# ^^^^^^ drbd/obsolete-statement: resync-rate\n    rate 10M;\n    c-plan-ahead 0;\n    verify-alg sha1;\n  }\n}\n${pair('  options {\n    on-no-data-accessible suspend-io;\n  }\n')}`,
      'common {\n  startup {\n    become-primary-on both;\n#   ^^^^^^^^^^^^^^^^^ drbd/obsolete-statement: auto-promote\n  }\n  net {\n    allow-remote-read no;\n    socket-check-timeout 5;\n  }\n}\n',
      'common {\n  disk {\n    no-disk-flushes;\n#   ^^^^^^^^^^^^^^^ drbd/obsolete-statement: disk-flushes no\n  }\n  net {\n    protocol C;\n  }\n}\n',
      pair(
        '  connection site {\n#            ^^^^ drbd/obsolete-statement: name\n    host alice;\n    host bob;\n  }\n',
        { more: '    node-id 0;\n' },
        { more: '    node-id 1;\n' },
      ),
    ],
    good: ['common {\n  net {\n    protocol C;\n  }\n  disk {\n    disk-flushes no;\n  }\n}\n'],
  },
  nodes: {
    common: checkOwner,
    resource: checkOwner,
    option(node, context) {
      const version = versionOf(context);
      const { text, span } = node.keyword;
      // Of a resource's own protocol its resource speaks.
      if (node.inside === 'resource' || node.inside === 'common' || node.inside === 'syncer') return;
      const verdict = judgeOption(node, version);
      if (verdict.kind !== 'fine' || !verdict.option) return;
      if (text === 'become-primary-on' && version === '9') {
        say(
          context,
          span,
          'DRBD 9 ignores "become-primary-on": a device becomes primary when it is opened ("auto-promote"), or Pacemaker promotes it. Remove it.',
          removal(node, context),
        );
      } else if (verdict.option.isIgnored) {
        say(
          context,
          span,
          `DRBD ${version} reads "${text}" and ignores it. Remove it.`,
          removal(node, context),
        );
      } else if (verdict.option.aliasOf) {
        const name = verdict.option.aliasOf;
        // drbdadm 9.22 keeps outdate-peer as it is, and finds no fence-peer when the kernel asks for one.
        const uncalled = version === '9' && text === 'outdate-peer';
        context.report({
          at: span,
          severity: uncalled ? 'warning' : 'info',
          message: uncalled
            ? `DRBD 9 reads "${text}" and never calls it, so that nobody fences the peer. Write "${name}".`
            : `"${text}" is the old name of "${name}".`,
          tag: 'deprecated',
          fixes: [{ title: `Write ${name}`, edits: [{ at: span, text: name }], kind: 'modernise' }],
        });
      } else if (isNegated(text, verdict.option) && !node.value) {
        const { name, value } = settingOf(node);
        context.report({
          at: span,
          severity: 'hint',
          message: `DRBD ${version} reads "${text}" as "${name} ${value}", and its manual only has that form.`,
          fixes: [
            {
              title: `Write ${name} ${value}`,
              edits: [{ at: span, text: `${name} ${value}` }],
              kind: 'modernise',
            },
          ],
        });
      }
    },
    connection({ name, keyword }, context) {
      if (!name || versionOf(context) !== '9') return;
      say(
        context,
        name.span,
        `drbdadm ignores the name of a connection, and says so each time it runs. Remove "${name.text}".`,
        {
          title: 'Remove the name',
          edits: [{ at: { start: keyword.span.end, end: name.span.end }, text: '' }],
        },
      );
    },
    'meta-disk'({ flexible, keyword }, context) {
      if (!flexible || versionOf(context) === '8.3') return;
      say(
        context,
        keyword.span,
        '"flexible-meta-disk PATH" is the old form of "meta-disk PATH" without an index.',
        { title: 'Write meta-disk', edits: [{ at: keyword.span, text: 'meta-disk' }] },
      );
    },
  },
});

type Modernisation = Pick<FixProposal, 'title' | 'edits'>;

function say(context: RuleContext, at: Span, message: string, fix: Modernisation | undefined): void {
  context.report({ at, message, tag: 'deprecated', fixes: fix ? [{ ...fix, kind: 'modernise' }] : [] });
}

function removal(node: OptionStatement, context: RuleContext): Modernisation {
  return { title: `Remove ${node.keyword.text}`, edits: [removed(blockText(context), node.span)] };
}

function checkOwner(owner: ResourceSection | CommonSection, context: RuleContext): void {
  const version = versionOf(context);
  if (version === '8.3') return;
  for (const protocol of ofKind(owner.body, 'option')) {
    if (protocol.keyword.text !== 'protocol') continue;
    say(
      context,
      protocol.keyword.span,
      `DRBD ${version} keeps "protocol" in "net { }"; here it is only read for the sake of DRBD 8.3.`,
      rewriting('Move protocol into net', movedOptions(blockText(context), owner, protocol, version)),
    );
  }
  for (const section of ofKind(owner.body, 'options-section')) {
    if (section.section !== 'syncer') continue;
    say(
      context,
      section.keyword.span,
      `DRBD ${version} has no "syncer" section of its own: "rate" is "resync-rate" in "disk", and "verify-alg" and "csums-alg" stand in "net". It is only read for the sake of DRBD 8.3.`,
      rewriting(
        `Write the sections of DRBD ${version}`,
        movedOptions(blockText(context), owner, section, version),
      ),
    );
  }
}

function rewriting(title: string, changes: readonly Change[] | undefined): Modernisation | undefined {
  return changes && { title, edits: changes };
}

function blockText(context: RuleContext): string {
  return context.text({ start: 0, end: Number.POSITIVE_INFINITY });
}
