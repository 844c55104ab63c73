import { nearest } from '../../core/suggest.ts';
import { falseWords, timeUnits, trueWords } from './catalog.ts';
import { booleanOf, durationOf, isVariable, scoreNumber } from './values.ts';

/** What the catalog says about the values of an attribute, a property or a parameter. */
export interface ValueFacts {
  readonly type: string;
  readonly values?: readonly string[];
  /** Older spellings that are still taken. */
  readonly oldValues?: readonly string[];
  /** The least number that makes sense. */
  readonly minimum?: number;
}

/** What is wrong with a value, in words that follow "because", and what was probably meant. */
export interface BadValue {
  readonly because: string;
  readonly meant?: string;
}

/** Checks a value against its type; undefined when it is right or nothing can be said about it. */
export function badValue(
  value: string,
  { type, values, oldValues = [], minimum }: ValueFacts,
): BadValue | undefined {
  if (isVariable(value) || value.includes('<')) return undefined;
  switch (type) {
    case 'boolean':
      if (booleanOf(value) !== undefined) return undefined;
      return bad(
        `it must be ${trueWords[0]} or ${falseWords[0]}`,
        nearest(value, ['true', 'false', 'yes', 'no', 'on', 'off']),
      );
    case 'integer':
      if (!/^[+-]?\d+$/.test(value)) return bad('it must be a whole number', undefined);
      return minimum !== undefined && Number(value) < minimum
        ? bad(`it must not be less than ${minimum}`, undefined)
        : undefined;
    case 'plain-seconds': {
      if (/^[+-]?\d+$/.test(value)) return undefined;
      const milliseconds = durationOf(value);
      return bad(
        'it must be a plain number of seconds',
        milliseconds === undefined ? undefined : String(Math.ceil(milliseconds / 1000)),
      );
    }
    case 'percentage':
      if (/^\d+%?$/.test(value)) return undefined;
      return bad('it must be a percentage such as 80%', undefined);
    case 'score':
      if (scoreNumber(value) !== undefined) return undefined;
      return bad(
        'it must be a score: a whole number, INFINITY or -INFINITY',
        nearest(value, ['INFINITY', '-INFINITY']),
      );
    case 'time':
    case 'second':
      return durationOf(value) === undefined ? badTime(value) : undefined;
    case 'select': {
      if (!values || [...values, ...oldValues].some((one) => one.toLowerCase() === value.toLowerCase()))
        return undefined;
      return bad(`it must be one of ${values.join(', ')}`, nearest(value, values));
    }
    default:
      return undefined;
  }
}

function badTime(value: string): BadValue {
  const amount = /^\d+/.exec(value)?.[0];
  const unit = /^\d+\s*([a-z]+)$/i.exec(value)?.[1];
  if (amount !== undefined && unit !== undefined) {
    const likely =
      nearest(unit, timeUnits) ?? { d: undefined, mins: 'min', secs: 's', hours: 'h' }[unit.toLowerCase()];
    return bad(
      `there is no unit of time "${unit}"; the units are ms, s, min and h`,
      likely && amount + likely,
    );
  }
  return bad('it must be a time such as 30s, 10min or 1h', undefined);
}

function bad(because: string, meant: string | undefined): BadValue {
  return { because, ...(meant !== undefined && { meant }) };
}
