/** The digits of a float as Python writes them: exactly rounded, ties to even. */

/** As `repr(value)`: the shortest digits that read back as the same float. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const { sign, digits, point } = shortest(value);
  if (point > -4 && point <= 16) {
    if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
    if (digits.length <= point) return `${sign}${digits.padEnd(point, "0")}.0`;
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  }
  const rest = digits.length > 1 ? `.${digits.slice(1)}` : "";
  return `${sign}${digits.slice(0, 1)}${rest}${exponentText(point - 1)}`;
}

/** As `%.{precision}f` of a finite value that is not negative. */
export function fixedDigits(value: number, precision: number): string {
  const scaled = scale(value, precision)
    .toString()
    .padStart(precision + 1, "0");
  if (precision === 0) return scaled;
  return `${scaled.slice(0, -precision)}.${scaled.slice(-precision)}`;
}

/** As `%.{precision}e` of a finite value that is not negative. */
export function exponentDigits(value: number, precision: number): string {
  const { digits, exponent } = significant(value, precision + 1);
  const rest = precision > 0 ? `.${digits.slice(1)}` : "";
  return `${digits.slice(0, 1)}${rest}${exponentText(exponent)}`;
}

/** As `%.{precision}g` of a finite value that is not negative; `keep` is the `#` flag. */
export function generalDigits(value: number, precision: number, keep: boolean): string {
  const places = precision === 0 ? 1 : precision;
  const { digits, exponent } = significant(value, places);
  if (exponent < -4 || exponent >= places) {
    const rest = keep ? digits.slice(1) : digits.slice(1).replace(/0+$/, "");
    return `${digits.slice(0, 1)}${rest === "" ? "" : `.${rest}`}${exponentText(exponent)}`;
  }
  if (exponent < 0) {
    const rest = `${"0".repeat(-exponent - 1)}${digits}`;
    return `0.${keep ? rest : rest.replace(/0+$/, "")}`.replace(/\.$/, "");
  }
  const whole = digits.slice(0, exponent + 1);
  const rest = keep ? digits.slice(exponent + 1) : digits.slice(exponent + 1).replace(/0+$/, "");
  return rest === "" ? whole : `${whole}.${rest}`;
}

/** As `round(value, places)`: the float nearest to the decimal that is nearest to the value. */
export function roundFloat(value: number, places: number): number {
  if (!Number.isFinite(value) || places > 323) return value;
  if (places < -308) return value < 0 ? -0 : 0;
  const scaled = scale(Math.abs(value), places);
  const rounded = Number(`${scaled}e${-places}`);
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}

/** The float as an exact fraction `numerator / 2 ** shift` or `numerator * 2 ** -shift`. */
export function exactFraction(value: number): { numerator: bigint; denominator: bigint } {
  let shift = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift++;
  }
  return { numerator: BigInt(scaled), denominator: 1n << BigInt(shift) };
}

function exponentText(exponent: number): string {
  const size = Math.abs(exponent).toString().padStart(2, "0");
  return `e${exponent < 0 ? "-" : "+"}${size}`;
}

function shortest(value: number): { sign: string; digits: string; point: number } {
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential().split("e");
  return {
    sign: value < 0 ? "-" : "",
    digits: mantissa.replace(".", ""),
    point: Number(exponent) + 1,
  };
}

/** `value * 10 ** places`, rounded to an integer, ties to even. */
function scale(value: number, places: number): bigint {
  const { numerator, denominator } = exactFraction(value);
  return places >= 0
    ? divide(numerator * 10n ** BigInt(places), denominator)
    : divide(numerator, denominator * 10n ** BigInt(-places));
}

function divide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/** The value as `count` digits and a power of ten for the first of them. */
function significant(value: number, count: number): { digits: string; exponent: number } {
  if (value === 0) return { digits: "0".repeat(count), exponent: 0 };
  let exponent = Number(value.toExponential().split("e")[1]);
  let digits = scale(value, count - 1 - exponent).toString();
  if (digits.length > count) {
    exponent++;
    digits = digits.slice(0, count);
  }
  return { digits, exponent };
}
