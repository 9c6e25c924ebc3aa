/** Orders values as their database would: numbers and times by what they mean, exactly, whatever their notation. */
import type { Cell, ValueKind } from "#client/drivers/values.ts";

/** A value made ready to be compared; NULL is undefined. */
export type SortKey = NumberKey | bigint | string | undefined;

/** An exact number: 0.digits × 10^exponent. */
interface NumberKey {
  /** -2 and 2 are the infinities, 3 is NaN, which PostgreSQL puts above everything. */
  readonly sign: -2 | -1 | 0 | 1 | 2 | 3;
  readonly exponent: number;
  /** Without zeros at either end. */
  readonly digits: string;
}

/** The key of a value in a column of this kind. What does not read as its kind is ordered as text. */
export function sortKey(cell: Cell, columnKind: ValueKind): SortKey {
  if (cell === null) return undefined;
  const kind = typeof cell === "string" ? columnKind : cell.kind;
  const text = typeof cell === "string" ? cell : cell.text;
  switch (kind) {
    case "integer":
    case "decimal":
    case "float":
      return numberKey(text) ?? text;
    case "date":
    case "timestamp":
      return timestampKey(text) ?? text;
    case "time":
    case "interval":
      return intervalKey(text) ?? text;
    case "text":
    case "boolean":
    case "uuid":
    case "json":
    case "array":
    case "binary":
    case "other":
      return text;
  }
}

const collator = new Intl.Collator();

/** Numbers before times before texts (SQLite has them in one column); NULL last. */
export function compareKeys(one: SortKey, other: SortKey): number {
  if (typeof one === "string" && typeof other === "string") {
    // A collator finds different texts equal at times; a stable order needs one of them first.
    return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
  }
  if (typeof one === "bigint" && typeof other === "bigint")
    return one < other ? -1 : one > other ? 1 : 0;
  if (typeof one === "object" && typeof other === "object") return compareNumbers(one, other);
  return rank(one) - rank(other);
}

function rank(key: SortKey): number {
  if (key === undefined) return 3;
  if (typeof key === "string") return 2;
  return typeof key === "bigint" ? 1 : 0;
}

function compareNumbers(one: NumberKey, other: NumberKey): number {
  if (one.sign !== other.sign) return one.sign - other.sign;
  if (one.sign !== 1 && one.sign !== -1) return 0;
  const size =
    one.exponent - other.exponent ||
    (one.digits < other.digits ? -1 : one.digits > other.digits ? 1 : 0);
  return size * one.sign;
}

const numberShape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

function numberKey(text: string): NumberKey | undefined {
  const special = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (special) return { sign: special[1] === "-" ? -2 : 2, exponent: 0, digits: "" };
  if (/^nan$/i.test(text)) return { sign: 3, exponent: 0, digits: "" };
  const [, minus, whole = "", fraction = "", power = "0"] = numberShape.exec(text) ?? [];
  if (whole + fraction === "") return undefined;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, "");
  const exponent = whole.length - (all.length - digits.length) + Number(power);
  const bare = digits.replace(/0+$/, "");
  if (bare === "") return { sign: 0, exponent: 0, digits: "" };
  return { sign: minus === "-" ? -1 : 1, exponent, digits: bare };
}

const timestampShape =
  /^(\d{4,})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?)?)?( BC)?$/;

/** Nanoseconds since 1970; one that ends before or after all time lies beyond every other. */
function timestampKey(text: string): bigint | undefined {
  if (text === "infinity") return 1n << 100n;
  if (text === "-infinity") return -(1n << 100n);
  const found = timestampShape.exec(text);
  if (!found) return undefined;
  const [, year = "", month = "", day = "", hour = "0", minute = "0", second = "0"] = found;
  const [fraction = "", sign = "+", zoneHour = "0", zoneMinute = "0", zoneSecond = "0", before] =
    found.slice(7);
  const years = before === undefined ? BigInt(year) : 1n - BigInt(year);
  const days = daysFromCivil(years, BigInt(month), BigInt(day));
  const clock = (BigInt(hour) * 60n + BigInt(minute)) * 60n + BigInt(second);
  const zone = (BigInt(zoneHour) * 60n + BigInt(zoneMinute)) * 60n + BigInt(zoneSecond);
  const seconds = days * 86_400n + clock - (sign === "-" ? -zone : zone);
  return seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
}

/** Days since 1970-01-01 in the Gregorian calendar, which goes on before its introduction. */
function daysFromCivil(year: bigint, month: bigint, day: bigint): bigint {
  const years = month <= 2n ? year - 1n : year;
  const era = (years >= 0n ? years : years - 399n) / 400n;
  const ofEra = years - era * 400n;
  const ofYear = (153n * (month + (month > 2n ? -3n : 9n)) + 2n) / 5n + day - 1n;
  return era * 146_097n + ofEra * 365n + ofEra / 4n - ofEra / 100n + ofYear - 719_468n;
}

const unitShape = /([+-]?\d+) (year|mon|day)s?/g;
const clockShape =
  /(?:^|\s)([+-]?)(\d+):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:([+-])(\d\d)(?::?(\d\d))?)?$/;
const daysOf: Readonly<Record<string, bigint>> = { year: 360n, mon: 30n, day: 1n };

/** Nanoseconds; a month counts as 30 days, as it does in PostgreSQL's own comparison. */
function intervalKey(text: string): bigint | undefined {
  const units = [...text.matchAll(unitShape)];
  const clock = clockShape.exec(text);
  if (units.length === 0 && !clock) return undefined;
  const days = units.reduce(
    (sum, [, count = "0", unit = ""]) => sum + BigInt(count) * (daysOf[unit] ?? 0n),
    0n,
  );
  const [, sign, hour = "0", minute = "0", second = "0", fraction = ""] = clock ?? [];
  const [zoneSign = "+", zoneHour = "0", zoneMinute = "0"] = clock?.slice(6) ?? [];
  const seconds = (BigInt(hour) * 60n + BigInt(minute)) * 60n + BigInt(second);
  const zone = (BigInt(zoneHour) * 60n + BigInt(zoneMinute)) * 60n;
  const size = seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
  const signed = sign === "-" ? -size : size;
  return days * 86_400_000_000_000n + signed - (zoneSign === "-" ? -zone : zone) * 1_000_000_000n;
}
