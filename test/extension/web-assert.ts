// Stands in for node:assert in the web worker extension host, as far as the suites use it.

function fail(message: unknown): never {
  throw message instanceof Error ? message : new Error(String(message));
}

const shown = (value: unknown) => JSON.stringify(value) ?? String(value);

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const others = new Map(right);
  return (
    left.length === right.length &&
    left.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}

function ok(value: unknown, message: unknown = `${shown(value)} is not true`): void {
  if (!value) fail(message);
}

export const strict = Object.assign(ok, {
  fail,
  equal(actual: unknown, expected: unknown, message = `${shown(actual)} is not ${shown(expected)}`) {
    ok(Object.is(actual, expected), message);
  },
  notEqual(actual: unknown, other: unknown, message = `${shown(actual)} is what it should not be`) {
    ok(!Object.is(actual, other), message);
  },
  deepEqual(actual: unknown, expected: unknown, message = `${shown(actual)} is not ${shown(expected)}`) {
    ok(isSame(actual, expected), message);
  },
  match(text: string, pattern: RegExp, message = `${shown(text)} does not match ${pattern}`) {
    ok(pattern.test(text), message);
  },
});
