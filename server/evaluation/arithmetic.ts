/** Arithmetic on Python's numbers: integers without bounds, floats as IEEE has them. */

import type { Origin } from "#server/text/span.ts";
import type { BinaryOperator } from "#server/syntax/tree.ts";
import { bool, float, int } from "./make.ts";
import type { BoolValue, FloatValue, IntValue, Machine, Value } from "./values.ts";

type Numeric = IntValue | BoolValue | FloatValue;

/** Bits of an integer beyond which it is not computed. */
const BITS = 200_000;

/** The result of an operator; undefined where numbers do not have it. */
export function arithmetic(
  machine: Machine,
  operator: BinaryOperator,
  left: Numeric,
  right: Numeric,
  origin: Origin | undefined,
): Value | undefined {
  if (left.kind !== "float" && right.kind !== "float") {
    if (left.kind === "bool" && right.kind === "bool") {
      if (operator === "&") return bool(left.value && right.value);
      if (operator === "|") return bool(left.value || right.value);
      if (operator === "^") return bool(left.value !== right.value);
    }
    return integers(machine, operator, BigInt(left.value), BigInt(right.value), origin);
  }
  const [l, r] = [Number(left.value), Number(right.value)];
  if (
    (!Number.isFinite(l) && left.kind !== "float") ||
    (!Number.isFinite(r) && right.kind !== "float")
  ) {
    return machine.raise("OverflowError", "int too large to convert to float");
  }
  return floats(machine, operator, l, r, origin);
}

function integers(
  machine: Machine,
  operator: BinaryOperator,
  left: bigint,
  right: bigint,
  origin: Origin | undefined,
): Value | undefined {
  switch (operator) {
    case "+":
      return int(left + right, origin);
    case "-":
      return int(left - right, origin);
    case "*":
      if (bits(left) + bits(right) > BITS) return tooLarge(machine, origin);
      return int(left * right, origin);
    case "/":
      return trueDivision(machine, left, right, origin);
    case "//":
      if (right === 0n) {
        return machine.raise("ZeroDivisionError", "integer division or modulo by zero");
      }
      return int(floorDivide(left, right), origin);
    case "%":
      if (right === 0n) return machine.raise("ZeroDivisionError", "integer modulo by zero");
      return int(left - floorDivide(left, right) * right, origin);
    case "**":
      if (right < 0n) return floats(machine, "**", Number(left), Number(right), origin);
      if (bits(left) * Number(right) > BITS && left !== 1n && left !== 0n && left !== -1n) {
        return tooLarge(machine, origin);
      }
      // Powers of -1, 0 and 1 go by the parity of the exponent.
      return int(left ** (right > BigInt(BITS) ? (right % 2n) + 2n : right), origin);
    case "<<":
      if (right < 0n) return machine.raise("ValueError", "negative shift count");
      if (left !== 0n && bits(left) + Number(right) > BITS) return tooLarge(machine, origin);
      return int(left === 0n ? 0n : left << right, origin);
    case ">>":
      if (right < 0n) return machine.raise("ValueError", "negative shift count");
      return int(right > BigInt(BITS) ? (left < 0n ? -1n : 0n) : left >> right, origin);
    case "&":
      return int(left & right, origin);
    case "|":
      return int(left | right, origin);
    case "^":
      return int(left ^ right, origin);
    case "@":
      return undefined;
  }
}

function bits(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4;
}

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  const exact = quotient * right === left;
  return !exact && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function trueDivision(
  machine: Machine,
  left: bigint,
  right: bigint,
  origin: Origin | undefined,
): Value {
  if (right === 0n) return machine.raise("ZeroDivisionError", "division by zero");
  const [l, r] = [Number(left), Number(right)];
  if (Number.isSafeInteger(l) && Number.isSafeInteger(r)) return float(l / r, origin);
  // Python rounds the exact quotient once.
  if (left % right === 0n && Number.isSafeInteger(Number(left / right))) {
    return float(Number(left / right), origin);
  }
  return machine.unknown("unsupported", "the quotient of large integers is not computed", origin);
}

function floats(
  machine: Machine,
  operator: BinaryOperator,
  left: number,
  right: number,
  origin: Origin | undefined,
): Value | undefined {
  switch (operator) {
    case "+":
      return float(left + right, origin);
    case "-":
      return float(left - right, origin);
    case "*":
      return float(left * right, origin);
    case "/":
      if (right === 0) return machine.raise("ZeroDivisionError", "float division by zero");
      return float(left / right, origin);
    case "//": {
      if (right === 0) {
        return machine.raise("ZeroDivisionError", "float floor division by zero");
      }
      return float(floorQuotient(left, right), origin);
    }
    case "%":
      if (right === 0) return machine.raise("ZeroDivisionError", "float modulo");
      return float(modulo(left, right), origin);
    case "**":
      if (left === 0 && right < 0) {
        return machine.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
      }
      if (left < 0 && !Number.isInteger(right) && Number.isFinite(right)) {
        return machine.unknown("unsupported", "complex numbers are not modeled", origin);
      }
      if (left === 1 || right === 0) return float(1, origin);
      return float(left ** right, origin);
    default:
      return undefined;
  }
}

function modulo(left: number, right: number): number {
  const rest = left % right;
  if (rest === 0) return right < 0 ? -0 : 0;
  return rest < 0 === right < 0 ? rest : rest + right;
}

/** As CPython computes it: from the remainder, so that `a == a // b * b + a % b` nearly holds. */
function floorQuotient(left: number, right: number): number {
  let rest = left % right;
  let quotient = (left - rest) / right;
  if (rest !== 0 && rest < 0 !== right < 0) {
    rest += right;
    quotient -= 1;
  }
  if (quotient === 0) return left / right < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function tooLarge(machine: Machine, origin: Origin | undefined): Value {
  return machine.unknown("fuel", "the number is too large", origin);
}
