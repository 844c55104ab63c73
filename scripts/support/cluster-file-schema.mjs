// The JSON schema of ha-cluster.json, from the shape by which the server reads it.
import { CLUSTER_FILE_SHAPE } from '../../server/src/core/cluster-file-shape.ts';

/**
 * What editors complete and explain from. It refuses nothing: mistakes are reported by the server, with fixes and the
 * same words everywhere, and would otherwise be reported twice.
 */
export function schemaOf(rules) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'ha-cluster.json',
    ...schema(CLUSTER_FILE_SHAPE, rules),
  };
}

function schema(shape, rules) {
  const { about: description } = shape;
  switch (shape.kind) {
    case 'text':
    case 'version':
      return { description, examples: shape.examples };
    case 'flag':
      return { description, examples: [true, false] };
    case 'choice':
      return { description, examples: shape.values };
    case 'list':
      return { description, items: schema(shape.of, rules), defaultSnippets: [{ body: ['$0'] }] };
    case 'map':
      return {
        description,
        ...(shape.keys === 'rule' && { properties: ruleProperties(shape.of, rules) }),
        additionalProperties: schema(shape.of, rules),
        defaultSnippets: [{ body: {} }],
      };
    default:
      return {
        description,
        properties: Object.fromEntries(
          Object.entries(shape.members).map(([name, member]) => [name, schema(member, rules)]),
        ),
        defaultSnippets: [{ body: {} }],
      };
  }
}

function ruleProperties({ values }, rules) {
  return Object.fromEntries(
    rules.map(({ code, severity, docs: { title } }) => [
      code,
      { description: `${title} (default: ${severity}).`, examples: values },
    ]),
  );
}
