import { describe, expect, it } from 'vitest';
import {
  sections as corosyncSections,
  corosyncVersions,
  parentOf,
} from '../../server/src/languages/corosync/catalog.ts';
import { agent, agentsOf, providers } from '../../server/src/languages/crmsh/agents.ts';
import {
  clusterProperties,
  fencingParameters,
  metaAttributes,
  metaAttributesOf,
  operationAttributes,
  operationNames,
  orderActions,
  orderKinds,
  roles,
} from '../../server/src/languages/crmsh/catalog.ts';
import { STATEMENTS } from '../../server/src/languages/crmsh/keywords.ts';
import {
  type DrbdPlace,
  drbdVersions,
  optionsOf,
  sections,
  statementsOf,
} from '../../server/src/languages/drbd/catalog.ts';
import { methods } from '../../server/src/languages/ha-authkeys/methods.ts';
import { directives } from '../../server/src/languages/ha-cf/catalog.ts';
import { scripts } from '../../server/src/languages/haresources/scripts.ts';
import { keys as targetsKeys } from '../../server/src/languages/tgt-targets/catalog.ts';
import {
  backingStores,
  deviceTypes,
  modes,
  options as tgtadmOptions,
} from '../../server/src/languages/tgtadm/catalog.ts';
import { hoverAt, labelsAt } from '../support/cursor.ts';
import { DEFAULT_PATHS } from '../support/fixture.ts';

// Whatever a catalog knows, hover explains where it stands and completion offers where it may stand.

/** What hover says about the word at `<|>`, when that is not an explanation that names it; undefined when all is well. */
function unexplained(name: string, source: string, language: string, versions = {}): string | undefined {
  const says = hoverAt(source, DEFAULT_PATHS[language] ?? '', versions)?.says;
  if (says === undefined) return `${name}: nothing, in ${JSON.stringify(source)}`;
  const plain = says.replaceAll(/`[^`]*`|\*\*[^*]*\*\*/g, 'x');
  const isEmpty = !/[a-z]{2,} [^\n]*[.:)]/.test(plain) || /undefined|\(\s*\)|^[\s.]*$|: *$/.test(says);
  return isEmpty || !says.toLowerCase().includes(name.toLowerCase()) ? `${name}: ${says}` : undefined;
}

const DRBD_VALUES: Readonly<Record<string, string>> = {
  boolean: ' yes',
  flag: '',
  number: ' 1',
  enum: ' x',
  string: ' "x"',
  resource: ' r0',
  nodes: ' alice',
};

/** The text around statements of a place; `X` is where they stand. */
const DRBD_PLACES: Readonly<Record<DrbdPlace, string>> = {
  file: 'X\n',
  common: 'common {\n  X\n}\n',
  resource: 'resource r {\n  X\n}\n',
  on: 'resource r {\n  on a {\n    X\n  }\n}\n',
  'stacked-on-top-of': 'resource r {\n  stacked-on-top-of l {\n    X\n  }\n}\n',
  volume: 'resource r {\n  on a {\n    volume 0 {\n      X\n    }\n  }\n}\n',
  'resource volume': 'resource r {\n  volume 0 {\n    X\n  }\n}\n',
  'stacked volume': 'resource r {\n  stacked-on-top-of l {\n    volume 0 {\n      X\n    }\n  }\n}\n',
  connection: 'resource r {\n  connection {\n    X\n  }\n}\n',
  'connection volume': 'resource r {\n  connection {\n    volume 0 {\n      X\n    }\n  }\n}\n',
  path: 'resource r {\n  connection {\n    path {\n      X\n    }\n  }\n}\n',
  'connection-mesh': 'resource r {\n  connection-mesh {\n    X\n  }\n}\n',
  proxy: 'resource r {\n  proxy {\n    X\n  }\n}\n',
  'proxy on': 'resource r {\n  on a {\n    proxy on a {\n      X\n    }\n  }\n}\n',
};

function optionSection(section: string): string {
  return section === 'global' ? 'global {\n  X\n}\n' : `common {\n  ${section} {\n    X\n  }\n}\n`;
}

describe.each(drbdVersions)('DRBD %s', (version) => {
  const versions = { drbd: version };
  const places = Object.entries(DRBD_PLACES) as [DrbdPlace, string][];

  it.each(sections)('hover explains every option of %s', (section) => {
    const missing = optionsOf(section, version).flatMap(({ name, type }) => {
      const statement = `<|>${name}${DRBD_VALUES[type] ?? ''};`;
      return unexplained(name, optionSection(section).replace('X', statement), 'drbd', versions) ?? [];
    });
    expect(missing).toEqual([]);
  });

  it.each(sections)('completion offers every option of %s', (section) => {
    const offered = labelsAt(
      optionSection(section).replace('X', '<|>'),
      DEFAULT_PATHS['drbd'] ?? '',
      versions,
    );
    const wanted = optionsOf(section, version).filter(({ isIgnored }) => !isIgnored);
    expect(offered).toEqual(expect.arrayContaining(wanted.map(({ name }) => name)));
  });

  it.each(places)('hover explains every statement of %s', (place, around) => {
    const missing = statementsOf(place, version).flatMap(({ keyword, form }) => {
      const statement = form === 'section' ? `<|>${keyword} x { }` : `<|>${keyword} x;`;
      return unexplained(keyword, around.replace('X', statement), 'drbd', versions) ?? [];
    });
    expect(missing).toEqual([]);
  });

  it.each(places)('completion offers every statement of %s', (place, around) => {
    const offered = labelsAt(around.replace('X', '<|>'), DEFAULT_PATHS['drbd'] ?? '', versions);
    // In common and proxy the tools read statements that do nothing there, beside the sections that do.
    const wanted = statementsOf(place, version).filter(
      ({ keyword, form }) =>
        (place !== 'common' && place !== 'proxy') || (form === 'section' && keyword !== 'skip'),
    );
    const labels = wanted.map(({ keyword, form }) =>
      keyword === 'disk' && form === 'statement' ? 'disk PATH' : keyword,
    );
    expect(offered).toEqual(expect.arrayContaining(labels));
  });
});

describe('crm configure', () => {
  const PATH = DEFAULT_PATHS['crmsh'] ?? '';
  const missing = (names: Iterable<string>, source: (name: string) => string) =>
    [...names].flatMap((name) => unexplained(name, source(name), 'crmsh') ?? []);
  const hosts = { primitive: 'primitive p Dummy', group: 'group g p', clone: 'clone c p' } as const;

  it('hover explains every statement', () => {
    expect(missing(STATEMENTS, (name) => `${name.replace(/^./, '$&<|>')} x\n`)).toEqual([]);
  });

  it('hover explains every property and default', () => {
    expect(missing(clusterProperties.keys(), (name) => `property <|>${name}=x\n`)).toEqual([]);
    const resource = metaAttributes.map(({ name }) => name);
    expect(missing(resource, (name) => `rsc_defaults <|>${name}=x\n`)).toEqual([]);
    const operation = operationAttributes.map(({ name }) => name);
    expect(missing(operation, (name) => `op_defaults <|>${name}=x\n`)).toEqual([]);
  });

  it.each(Object.entries(hosts))('hover explains every meta attribute of a %s', (target, statement) => {
    const names = metaAttributesOf(target as keyof typeof hosts).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(missing(names, (name) => `${statement} meta <|>${name}=x\n`)).toEqual([]);
  });

  it.each(Object.entries(hosts))('completion offers every meta attribute of a %s', (target, statement) => {
    const names = metaAttributesOf(target as keyof typeof hosts).filter(({ replacedBy }) => !replacedBy);
    const offered = labelsAt(`primitive p Dummy\n${statement.replace(' p', ' q')} meta <|>\n`, PATH);
    expect(offered).toEqual(expect.arrayContaining(names.map(({ name }) => name)));
  });

  it('completion offers every property', () => {
    const names = [...clusterProperties.values()].filter(
      ({ isInformational, isDeprecated, replacedBy, renamedTo }) =>
        !isInformational && !isDeprecated && !replacedBy && !renamedTo,
    );
    expect(labelsAt('property <|>\n', PATH)).toEqual(expect.arrayContaining(names.map(({ name }) => name)));
  });

  it('hover explains operations and their attributes', () => {
    const actions = operationNames.map(({ name }) => name);
    expect(missing(actions, (name) => `primitive p Dummy op <|>${name} interval=1\n`)).toEqual([]);
    const names = operationAttributes.map(({ name }) => name);
    expect(missing(names, (name) => `primitive p Dummy op monitor <|>${name}=x\n`)).toEqual([]);
  });

  it('completion offers operations and their attributes', () => {
    expect(labelsAt('primitive p Dummy op <|>\n', PATH)).toEqual(
      expect.arrayContaining(['monitor', 'start', 'stop']),
    );
    const offered = labelsAt('primitive p Dummy op monitor <|>\n', PATH);
    // The word after `op` is the name already, and ids of operations are the cluster's own affair.
    const names = operationAttributes
      .map(({ name }) => name)
      .filter((name) => name !== 'name' && name !== 'id');
    expect(offered).toEqual(expect.arrayContaining(names));
  });

  it('hover explains roles, actions and kinds in constraints', () => {
    const role = roles.map(({ name }) => name);
    expect(missing(role, (name) => `colocation c inf: a b:${name.replace(/^./, '$&<|>')}\n`)).toEqual([]);
    const action = orderActions.map(({ name }) => name);
    expect(missing(action, (name) => `order o Mandatory: a b:${name.replace(/^./, '$&<|>')}\n`)).toEqual([]);
    const kind = orderKinds.map(({ name }) => name);
    expect(missing(kind, (name) => `order o ${name.replace(/^./, '$&<|>')}: a b\n`)).toEqual([]);
  });

  it('hover explains what every fencing device takes', () => {
    const names = fencingParameters.keys();
    expect(missing(names, (name) => `primitive f stonith:fence_ipmilan params <|>${name}=x\n`)).toEqual([]);
  });

  it('hover names every agent and its parameters', () => {
    const specs = providers('ocf').flatMap((provider) =>
      agentsOf('ocf', provider).map((name) => `ocf:${provider}:${name}`),
    );
    expect(specs.length).toBeGreaterThan(50);
    const silent = specs.flatMap((spec) => {
      const text = hoverAt(`primitive p <|>${spec}\n`, PATH)?.says ?? '';
      const parameters = [...(agent(spec)?.parameters.keys() ?? [])].filter(
        (name) => !(hoverAt(`primitive p ${spec} params <|>${name}=x\n`, PATH)?.says ?? '').includes(name),
      );
      return [...(text.includes(spec) ? [] : [spec]), ...parameters.map((name) => `${spec} ${name}`)];
    });
    expect(silent).toEqual([]);
  });
});

describe('ha.cf', () => {
  it('hover explains every directive', () => {
    const missing = directives.flatMap(({ name }) => unexplained(name, `<|>${name} x\n`, 'ha-cf') ?? []);
    expect(missing).toEqual([]);
  });

  it('completion offers every directive, the obsolete apart', () => {
    const offered = new Set(labelsAt('<|>', DEFAULT_PATHS['ha-cf'] ?? ''));
    const left = directives.filter(({ name }) => !offered.has(name));
    expect(left.filter((one) => !one.obsolete).map(({ name }) => name)).toEqual([]);
  });
});

describe('authkeys', () => {
  it('hover explains auth and every method, and completion offers them', () => {
    expect(unexplained('auth', '<|>auth 1\n', 'ha-authkeys')).toBeUndefined();
    const names = methods.map(({ name }) => name);
    const missing = names.flatMap(
      (name) => unexplained(name, `auth 1\n1 <|>${name} x\n`, 'ha-authkeys') ?? [],
    );
    expect(missing).toEqual([]);
    expect(labelsAt('auth 1\n1 <|>\n', DEFAULT_PATHS['ha-authkeys'] ?? '')).toEqual(names);
  });
});

describe('tgtadm', () => {
  const PATH = DEFAULT_PATHS['tgtadm'] ?? '';

  it('hover explains every option, long and short', () => {
    const missing = tgtadmOptions.flatMap(({ name, short, takesValue }) => {
      const value = takesValue ? ' x' : '';
      return [
        unexplained(name, `tgtadm -<|>-${name}${value}\n`, 'tgtadm') ?? [],
        short === undefined ? [] : (unexplained(name, `tgtadm -<|>${short}${value}\n`, 'tgtadm') ?? []),
      ].flat();
    });
    expect(missing).toEqual([]);
  });

  it('hover explains every mode, operation, device type and backing store', () => {
    const cases = [
      ...modes.flatMap(({ name, operations }) => [
        [name, `tgtadm --mode <|>${name}\n`] as const,
        ...[...operations.keys()].map((op) => [op, `tgtadm --mode ${name} --op <|>${op}\n`] as const),
      ]),
      ...deviceTypes.map((name) => [name, `tgtadm --device-type <|>${name}\n`] as const),
      ...backingStores.map((name) => [name, `tgtadm --bstype <|>${name}\n`] as const),
    ];
    expect(cases.flatMap(([name, source]) => unexplained(name, source, 'tgtadm') ?? [])).toEqual([]);
  });

  it('completion offers what every operation allows', () => {
    const missing = modes.flatMap(({ name, operations }) =>
      [...operations].flatMap(([op, { required, oneOf, allowed }]) => {
        const offered = labelsAt(`tgtadm --mode ${name} --op ${op} <|>\n`, PATH);
        return [...required, ...oneOf, ...allowed]
          .filter((option) => !['mode', 'op'].includes(option) && !offered.includes(`--${option}`))
          .map((option) => `${name} ${op}: --${option}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});

describe.each(corosyncVersions)('corosync %s', (version) => {
  const versions = { corosync: version };
  const PATH = DEFAULT_PATHS['corosync'] ?? '';
  const known = [...corosyncSections.values()].filter((one) => one.versions.includes(version));

  /** A text with `inner` in the section of that path. */
  const around = (path: string, inner: string): string =>
    path === ''
      ? `${inner}\n`
      : path
          .split('.')
          .reduceRight((text, name) => `${name} {\n${text}\n}`, inner)
          .concat('\n');

  it('hover explains every section and key', () => {
    const missing = known.flatMap(({ path, name, keys }) => [
      path === ''
        ? []
        : (unexplained(name, around(parentOf(path), `<|>${name} {\n}`), 'corosync', versions) ?? []),
      [...keys.values()]
        .filter((key) => key.versions.includes(version))
        .flatMap(
          (key) => unexplained(key.name, around(path, `<|>${key.name}: 1`), 'corosync', versions) ?? [],
        ),
    ]);
    expect(missing.flat()).toEqual([]);
  });

  it('completion offers every section and key, the obsolete apart', () => {
    const missing = known.flatMap(({ path, keys }) => {
      const offered = labelsAt(around(path, '<|>'), PATH, versions);
      const wanted = [...keys.values()].filter(
        (key) => key.versions.includes(version) && key.obsolete === undefined,
      );
      return wanted.filter(({ name }) => !offered.includes(name)).map(({ name }) => `${path}.${name}`);
    });
    // Of the links, completion offers the first ones that are not there yet.
    expect(missing.filter((name) => !/ring[1-7]_addr$/.test(name))).toEqual([]);
  });
});

describe('targets.conf', () => {
  const PATH = DEFAULT_PATHS['tgt-targets'] ?? '';
  const places = {
    global: 'X\n',
    target: '<target iqn.2026-01.example:a>\n  X\n</target>\n',
    store:
      '<target iqn.2026-01.example:a>\n  <backing-store /dev/sdb>\n    X\n  </backing-store>\n</target>\n',
  } as const;

  it.each(Object.entries(places))('hover explains and completion offers every key of %s', (place, around) => {
    const names = targetsKeys
      .filter((one) => one.places.some((other) => other === place))
      .map(({ name }) => name);
    expect(names.length).toBeGreaterThan(2);
    const missing = names.flatMap(
      (name) => unexplained(name, around.replace('X', `<|>${name} x`), 'tgt-targets') ?? [],
    );
    expect(missing).toEqual([]);
    expect(labelsAt(around.replace('X', '<|>'), PATH)).toEqual(expect.arrayContaining(names));
  });
});

describe('haresources', () => {
  it('hover explains and completion offers every script', () => {
    const names = scripts.map(({ name }) => name);
    const missing = names.flatMap((name) => unexplained(name, `alice <|>${name}::x\n`, 'haresources') ?? []);
    expect(missing).toEqual([]);
    const offered = labelsAt('alice <|>\n', DEFAULT_PATHS['haresources'] ?? '');
    expect(offered).toEqual(expect.arrayContaining(names));
  });
});
