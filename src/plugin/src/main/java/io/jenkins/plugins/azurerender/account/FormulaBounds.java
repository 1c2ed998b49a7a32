package io.jenkins.plugins.azurerender.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The highest node counts that an autoscale formula can set. Only numbers, variables, {@code min} and {@code max} are
 * evaluated; everything else has no known bound, so a formula is never considered smaller than it is.
 *
 * @param dedicated empty if unknown
 * @param spot empty if unknown
 * @param setsBoth whether the formula sets dedicated and Spot nodes; Batch keeps the number of nodes that it does not set
 */
public record FormulaBounds(OptionalInt dedicated, OptionalInt spot, boolean setsBoth) {

    private static final String DEDICATED = "$targetdedicatednodes";
    private static final String SPOT = "$targetlowprioritynodes";
    private static final String TARGET_PREFIX = "$target";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern VARIABLE = Pattern.compile("\\$?[a-z_]\\w*");
    private static final Pattern CALL = Pattern.compile("(min|max)\\s*\\((.*)\\)", Pattern.DOTALL);

    /** Text that Batch may read differently: strings, assignments within a value, and unusual ends of a comment. */
    private static final Pattern UNCLEAR = Pattern.compile("[\"']|\\r(?!\\n)|[\\x0b\\f\\x85\\u2028\\u2029]");

    private static final Pattern INNER_ASSIGNMENT = Pattern.compile("(?<![=<>!])=(?!=)");
    private static final int MAX_DEPTH = 20;

    /** Bounds of a formula while it is read: the values of each variable, and the bounds that are known already. */
    private record Variables(Map<String, List<String>> values, Map<String, OptionalInt> bounds) {}

    /** Returns the bounds for a new pool, which has no nodes of a kind that the formula does not set. */
    public static FormulaBounds of(String formula) {
        return of(formula, OptionalInt.of(0), OptionalInt.of(0));
    }

    /**
     * Returns the bounds for an existing pool.
     *
     * @param dedicatedNow dedicated nodes if the formula does not set them; empty if unknown
     * @param spotNow Spot nodes if the formula does not set them; empty if unknown
     */
    public static FormulaBounds of(String formula, OptionalInt dedicatedNow, OptionalInt spotNow) {
        Map<String, List<String>> values = new HashMap<>();
        boolean known = !UNCLEAR.matcher(formula).find();
        for (FormulaCode.Statement statement :
                FormulaCode.of(formula.toLowerCase(Locale.ROOT)).statements()) {
            String name = statement.variable();
            if (name == null) {
                known = false;
            } else {
                known &= !name.startsWith(TARGET_PREFIX) || name.equals(DEDICATED) || name.equals(SPOT);
                known &= !INNER_ASSIGNMENT.matcher(statement.value()).find();
                values.computeIfAbsent(name, one -> new ArrayList<>()).add(statement.value());
            }
        }
        Variables variables = new Variables(values, new HashMap<>());
        return new FormulaBounds(
                known ? target(DEDICATED, variables, dedicatedNow) : OptionalInt.empty(),
                known ? target(SPOT, variables, spotNow) : OptionalInt.empty(),
                values.containsKey(DEDICATED) && values.containsKey(SPOT));
    }

    /** Returns the highest number of nodes of both kinds together; empty if unknown. */
    public OptionalInt nodes() {
        return dedicated.isPresent() && spot.isPresent()
                ? OptionalInt.of(dedicated.getAsInt() + spot.getAsInt())
                : OptionalInt.empty();
    }

    private static OptionalInt target(String name, Variables variables, OptionalInt now) {
        return variables.values().containsKey(name) ? variable(name, variables) : now;
    }

    /** Each variable is evaluated once; one that depends on itself has no known bound. */
    private static OptionalInt variable(String name, Variables variables) {
        OptionalInt known = variables.bounds().putIfAbsent(name, OptionalInt.empty());
        if (known != null) {
            return known;
        }
        OptionalInt bound = highest(variables.values().getOrDefault(name, List.of()).stream()
                .map(value -> expression(value, variables, 0))
                .toList());
        variables.bounds().put(name, bound);
        return bound;
    }

    private static OptionalInt expression(String text, Variables variables, int depth) {
        if (depth > MAX_DEPTH) {
            return OptionalInt.empty();
        }
        if (NUMBER.matcher(text).matches()) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        if (VARIABLE.matcher(text).matches()) {
            // A target that is read may still have the value from before the formula.
            return text.startsWith(TARGET_PREFIX) ? OptionalInt.empty() : variable(text, variables);
        }
        Matcher call = CALL.matcher(text);
        List<String> arguments = call.matches() ? arguments(call.group(2)) : List.of();
        List<OptionalInt> values = arguments.stream()
                .map(one -> expression(one, variables, depth + 1))
                .toList();
        if (values.isEmpty() || call.group(1).equals("max")) {
            return highest(values);
        }
        return values.stream()
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min();
    }

    private static OptionalInt highest(List<OptionalInt> values) {
        return values.stream().allMatch(OptionalInt::isPresent)
                ? values.stream().mapToInt(OptionalInt::getAsInt).max()
                : OptionalInt.empty();
    }

    /** Returns the arguments of a call; none if its brackets end before the text does, as in {@code min(1) + (2)}. */
    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '(' || one == '[') {
                depth++;
            } else if (one == ')' || one == ']') {
                depth--;
            } else if (one == ',' && depth == 0) {
                arguments.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
            if (depth < 0) {
                return List.of();
            }
        }
        arguments.add(text.substring(begin).strip());
        return arguments;
    }
}
