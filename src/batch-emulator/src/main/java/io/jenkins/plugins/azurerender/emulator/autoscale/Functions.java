package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** The functions and methods available in formulas. */
final class Functions {
    private Functions() {}

    static Object call(String name, List<Object> arguments, Scope scope) {
        return switch (name) {
            case "time" -> arguments.isEmpty() ? scope.now() : time(arguments.get(0));
            case "val" -> {
                double[] vector = Values.flat(arguments.subList(0, 1));
                int at = (int) Values.number(arguments.get(1));
                if (at < 0 || at >= vector.length) {
                    throw new FormulaException("Index out of range: " + at + ".");
                }
                yield vector[at];
            }
            case "percentile" -> percentile(Values.flat(arguments.subList(0, 1)), Values.number(arguments.get(1)));
            default -> numeric(name, Values.flat(arguments));
        };
    }

    private static Object numeric(String name, double[] all) {
        if (all.length == 0 && !name.equals("len") && !name.equals("sum") && !name.equals("rand")) {
            throw new FormulaException(name + " requires at least one value.");
        }
        return switch (name) {
            case "min" -> Arrays.stream(all).min().getAsDouble();
            case "max" -> Arrays.stream(all).max().getAsDouble();
            case "avg" -> Arrays.stream(all).average().getAsDouble();
            case "sum" -> Arrays.stream(all).sum();
            case "len" -> (double) all.length;
            case "round" -> (double) Math.round(all[0]);
            case "floor" -> Math.floor(all[0]);
            case "ceil" -> Math.ceil(all[0]);
            case "abs" -> Math.abs(all[0]);
            case "lg" -> Math.log(all[0]) / Math.log(2);
            case "ln" -> Math.log(all[0]);
            case "log" -> Math.log10(all[0]);
            case "exp" -> Math.exp(all[0]);
            case "norm" -> Math.sqrt(Arrays.stream(all).map(one -> one * one).sum());
            case "range" ->
                Arrays.stream(all).max().getAsDouble()
                        - Arrays.stream(all).min().getAsDouble();
            case "std" -> deviation(all);
            case "rand" -> Math.random();
            default -> throw new FormulaException("Unknown function " + name + ".");
        };
    }

    private static double deviation(double[] all) {
        double mean = Arrays.stream(all).average().getAsDouble();
        return Math.sqrt(
                Arrays.stream(all).map(one -> (one - mean) * (one - mean)).sum() / all.length);
    }

    private static double percentile(double[] all, double percent) {
        if (all.length == 0) {
            throw new FormulaException("percentile requires at least one value.");
        }
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(percent / 100 * sorted.length))];
    }

    private static Instant time(Object value) {
        try {
            return OffsetDateTime.parse(String.valueOf(value)).toInstant();
        } catch (DateTimeException e) {
            try {
                return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(String.valueOf(value)));
            } catch (DateTimeException notEither) {
                throw new FormulaException(value + " is not a time.");
            }
        }
    }

    static Object method(Object target, String name, List<Object> arguments, Scope scope) {
        if (!(target instanceof Samples samples)) {
            throw new FormulaException(Values.show(target) + " has no method " + name + ".");
        }
        return switch (name) {
            case "GetSample" -> sample(samples, arguments, scope);
            case "GetSamplePercent" ->
                samples.percent(scope.now(), Values.interval(arguments.get(0)), secondInterval(arguments));
            case "GetSamplePeriod" -> Samples.PERIOD;
            case "Count" -> (double) samples.count();
            case "HistoryBeginTime" -> samples.begin(scope.now());
            default -> throw new FormulaException("Unknown method " + name + ".");
        };
    }

    private static Duration secondInterval(List<Object> arguments) {
        return arguments.size() > 1 && arguments.get(1) instanceof Duration interval ? interval : Duration.ZERO;
    }

    private static Object sample(Samples samples, List<Object> arguments, Scope scope) {
        if (arguments.get(0) instanceof Double count) {
            return samples.last(count.intValue());
        }
        Duration from = Values.interval(arguments.get(0));
        Object last = arguments.get(arguments.size() - 1);
        if (last instanceof Double percent && samples.percent(scope.now(), from, secondInterval(arguments)) < percent) {
            throw new FormulaException("Not enough samples.");
        }
        return samples.between(scope.now(), from, secondInterval(arguments));
    }

    /** Returns a field of a time, such as its hour. */
    static Object property(Object target, String name) {
        if (!(target instanceof Instant time)) {
            throw new FormulaException(Values.show(target) + " has no property " + name + ".");
        }
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        int value =
                switch (name) {
                    case "year" -> utc.getYear();
                    case "month" -> utc.getMonthValue();
                    case "day" -> utc.getDayOfMonth();
                    case "yearday" -> utc.getDayOfYear();
                    case "weekday" -> utc.getDayOfWeek().getValue() % 7;
                    case "hour" -> utc.getHour();
                    case "minute" -> utc.getMinute();
                    case "second" -> utc.getSecond();
                    default -> throw new FormulaException("A time has no property " + name + ".");
                };
        return (double) value;
    }
}
