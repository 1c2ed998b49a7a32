package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The types of formulas: numbers (Double), vectors (double[]), strings, times (Instant), durations, metrics (Samples).
 */
final class Values {
    private static final Map<String, Object> CONSTANTS = Map.ofEntries(
            Map.entry("TimeInterval_Zero", Duration.ZERO),
            Map.entry("TimeInterval_100ns", Duration.ofNanos(100)),
            Map.entry("TimeInterval_Microsecond", Duration.ofNanos(1000)),
            Map.entry("TimeInterval_Millisecond", Duration.ofMillis(1)),
            Map.entry("TimeInterval_Second", Duration.ofSeconds(1)),
            Map.entry("TimeInterval_Minute", Duration.ofMinutes(1)),
            Map.entry("TimeInterval_Hour", Duration.ofHours(1)),
            Map.entry("TimeInterval_Day", Duration.ofDays(1)),
            Map.entry("TimeInterval_Week", Duration.ofDays(7)),
            Map.entry("TimeInterval_Year", Duration.ofDays(365)),
            Map.entry("requeue", "requeue"),
            Map.entry("terminate", "terminate"),
            Map.entry("taskcompletion", "taskcompletion"),
            Map.entry("retaineddata", "retaineddata"));

    private Values() {}

    static Object constant(String name) {
        return CONSTANTS.get(name);
    }

    static double number(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Samples samples) {
            return samples.last();
        }
        if (value instanceof double[] vector && vector.length == 1) {
            return vector[0];
        }
        throw new FormulaException(show(value) + " is not a number.");
    }

    static boolean bool(Object value) {
        return number(value) != 0;
    }

    static Object bool(boolean value) {
        return value ? 1.0 : 0.0;
    }

    static Duration interval(Object value) {
        if (value instanceof Duration interval) {
            return interval;
        }
        throw new FormulaException(show(value) + " is not a time interval.");
    }

    /** Concatenates the numbers of all values. */
    static double[] flat(List<Object> values) {
        return values.stream()
                .flatMapToDouble(
                        one -> one instanceof double[] vector ? Arrays.stream(vector) : DoubleStream.of(number(one)))
                .toArray();
    }

    /** Arithmetic on numbers, vectors, times and durations. */
    static Object arithmetic(char operator, Object left, Object right) {
        if (left instanceof Duration interval && operator == '*') {
            return scaled(interval, number(right));
        }
        if (right instanceof Duration interval && operator == '*') {
            return scaled(interval, number(left));
        }
        if (left instanceof Duration interval && operator == '/' && !(right instanceof Duration)) {
            return scaled(interval, 1 / number(right));
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return switch (operator) {
                case '+' -> one.plus(other);
                case '-' -> one.minus(other);
                case '/' -> (double) one.toNanos() / other.toNanos();
                default -> throw new FormulaException("Time intervals cannot be multiplied.");
            };
        }
        if (left instanceof Instant time && right instanceof Duration interval) {
            return operator == '-' ? time.minus(interval) : time.plus(interval);
        }
        if (left instanceof Instant one && right instanceof Instant other && operator == '-') {
            return Duration.between(other, one);
        }
        if (left instanceof double[] || right instanceof double[]) {
            return vectors(operator, left, right);
        }
        if (left instanceof String one && operator == '+') {
            return one + right;
        }
        return numbers(operator, number(left), number(right));
    }

    private static Duration scaled(Duration interval, double factor) {
        return Duration.ofNanos((long) (interval.toNanos() * factor));
    }

    private static double[] vectors(char operator, Object left, Object right) {
        double[] one = flat(List.of(left));
        double[] other = flat(List.of(right));
        double[] result = new double[Math.max(one.length, other.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers(operator, one[one.length == 1 ? 0 : i], other[other.length == 1 ? 0 : i]);
        }
        return result;
    }

    private static double numbers(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> {
                if (right == 0) {
                    throw new FormulaException("Division by zero.");
                }
                yield left / right;
            }
        };
    }

    static int compare(Object left, Object right) {
        if (left instanceof Instant one && right instanceof Instant other) {
            return one.compareTo(other);
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return one.compareTo(other);
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        return Double.compare(number(left), number(right));
    }

    static String show(Object value) {
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.valueOf(number.longValue())
                    : String.valueOf(number);
        }
        if (value instanceof double[] vector) {
            return Arrays.stream(vector).mapToObj(Values::show).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Samples samples ? show((Object) samples.last()) : String.valueOf(value);
    }
}
