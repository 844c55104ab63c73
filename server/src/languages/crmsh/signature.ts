import type { FeatureRequest, Signature } from '../../core/language.ts';
import { type LabelPart, makeSignature } from '../../core/signature.ts';
import type { Span } from '../../core/span.ts';
import { sectionDocs, statementDoc } from './statement-docs.ts';
import { type AttributeList, type CrmshNode, membersOf, type Operation, type Statement } from './tree.ts';

/** A part of a statement's form, and where it is written. */
interface Place {
  /** As in the form of the statement (statement-docs.ts). */
  readonly part: string;
  readonly doc: string;
  readonly spans: readonly (Span | undefined)[];
  /** More of the same may follow. */
  readonly repeats?: true;
}

/** The form of a statement, with the part at the cursor marked. */
export function signature({ tree, offset }: FeatureRequest<CrmshNode>): Signature | undefined {
  const statement = tree as Statement;
  if (statement.kind === 'empty' || offset <= statement.keyword.span.end) return undefined;
  const places = placesOf(statement);
  const form = formOf(statement.keyword.text);
  if (!places || !form) return undefined;
  const parts: LabelPart[] = [];
  let done = 0;
  for (const { part, doc } of places) {
    const at = form.form.indexOf(part, done);
    if (at < 0) continue;
    parts.push({ text: form.form.slice(done, at) }, { text: part, name: part, documentation: doc });
    done = at + part.length;
  }
  return makeSignature([...parts, { text: form.form.slice(done) }], partAt(places, offset), form.doc);
}

/** Other spellings of a keyword have the form of the usual one. */
function formOf(keyword: string) {
  return statementDoc(keyword === 'collocation' ? 'colocation' : keyword);
}

/** What is written at an offset, or would come next there. */
function partAt(places: readonly Place[], offset: number): string | undefined {
  let found: { readonly index: number; readonly end: number; readonly start: number } | undefined;
  for (const [index, { spans }] of places.entries()) {
    for (const span of spans) {
      if (!span || span.start > offset || (found && span.start < found.start)) continue;
      found = { index, start: span.start, end: span.end };
    }
  }
  if (!found) return places[0]?.part;
  const isBehind = offset > found.end && !places[found.index]?.repeats;
  return places[isBehind ? Math.min(found.index + 1, places.length - 1) : found.index]?.part;
}

const ID = 'A name of your own. No two things in the cluster may have the same.';
const ROLE = 'Behind a colon the role: Promoted (Master before Pacemaker 2.1), Unpromoted or Started.';
const ACTION = 'Behind a colon the action: start, promote, stop or demote.';

function placesOf(statement: Statement): readonly Place[] | undefined {
  switch (statement.kind) {
    case 'primitive':
      return [
        id(statement.id?.span),
        {
          part: 'AGENT',
          doc: 'What starts, stops and watches it: `class:provider:type`, or `@` and the id of a template.',
          spans: [(statement.agent ?? statement.template)?.span],
        },
        sectionPlace('[params ...]', 'params', statement.lists),
        sectionPlace('[meta ...]', 'meta', statement.lists),
        operationPlace(statement.operations),
      ];
    case 'group':
      return [
        id(statement.id?.span),
        {
          part: 'MEMBER...',
          doc: 'Primitives in the order in which they start.',
          spans: statement.members.map(({ span }) => span),
          repeats: true,
        },
        sectionPlace('[meta ...]', 'meta', statement.lists),
      ];
    case 'clone':
      return [
        id(statement.id?.span),
        {
          part: 'RESOURCE',
          doc: 'The primitive or group that runs on several nodes.',
          spans: [statement.child?.span],
        },
        sectionPlace('[meta ...]', 'meta', statement.lists),
      ];
    case 'colocation':
    case 'order': {
      const [first, ...others] = membersOf(statement).map(({ span }) => span);
      const rest = { spans: others, repeats: true } as const;
      const score = [statement.score?.span];
      return statement.kind === 'colocation'
        ? [
            id(statement.id?.span),
            { part: 'SCORE:', doc: '`inf:` must, `-inf:` never, a number is a wish.', spans: score },
            { part: 'RESOURCE[:ROLE]', doc: `What is placed with the other one. ${ROLE}`, spans: [first] },
            { part: 'WITH[:ROLE]', doc: `What is placed first. ${ROLE}`, ...rest },
          ]
        : [
            id(statement.id?.span),
            {
              part: 'KIND:',
              doc: '`Mandatory:` always, `Optional:` only when both happen at once, `Serialize:` never at the same time.',
              spans: score,
            },
            { part: 'FIRST[:ACTION]', doc: `What comes first. ${ACTION}`, spans: [first] },
            { part: 'THEN[:ACTION]', doc: `What waits for it. ${ACTION}`, ...rest },
          ];
    }
    case 'location':
      return [
        id(statement.id?.span),
        {
          part: 'RESOURCE',
          doc: 'What is placed; `/PATTERN/` stands for all resources whose id it matches.',
          spans: [statement.pattern?.span, ...membersOf(statement).map(({ span }) => span)],
        },
        {
          part: 'SCORE:',
          doc: 'How much: `inf:` whenever the node can, `-inf:` never, a number is a wish.',
          spans: [statement.score?.span],
        },
        {
          part: 'NODE | rule ...',
          doc: 'A node, or in place of score and node a rule that decides for each node.',
          spans: [statement.node?.span, ...statement.rules.map(({ span }) => span)],
        },
      ];
    default:
      return undefined;
  }
}

function id(span: Span | undefined): Place {
  return { part: 'ID', doc: ID, spans: [span] };
}

function sectionPlace(part: string, section: string, lists: readonly AttributeList[]): Place {
  const spans = lists.filter((one) => one.section === section).map(({ span }) => span);
  return { part, doc: sectionDocs[section] ?? '', spans, repeats: true };
}

function operationPlace(operations: readonly Operation[]): Place {
  return {
    part: '[op ACTION ...]',
    doc: sectionDocs['op'] ?? '',
    spans: operations.map(({ span }) => span),
    repeats: true,
  };
}
