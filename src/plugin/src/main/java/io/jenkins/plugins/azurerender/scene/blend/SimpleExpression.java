package io.jenkins.plugins.azurerender.scene.blend;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of the expressions that Blender evaluates without Python: numbers, functions of numbers and conditions. */
final class SimpleExpression {

    private static final String SPACE = "[ \\t\\n\\x0b\\f\\r]*";

    /** Blender allows no octal numbers, so a number without fraction or exponent does not start with 0. */
    private static final Pattern TOKEN = Pattern.compile(SPACE
            + "(?<token>(?<number>(?:[0-9]+\\.[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+|(?![eE]))|[0-9]+[eE][+-]?[0-9]+"
            + "|(?:0+|[1-9][0-9]*)(?![0-9.eE]))|(?<name>[A-Za-z_][A-Za-z_0-9]*)|[!=<>]=|[-+*/<>(),]|\\z)");

    private static final String NAME = "a name";
    private static final String NUMBER = "a number";
    private static final String END = "";
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "if", "else");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> CONSTANTS = Set.of("frame", "pi", "True", "False");

    private static final Set<String> FUNCTIONS =
            Set.of(("radians degrees abs fabs floor ceil trunc round int sin cos tan asin acos atan exp log sqrt clamp")
                    .split(" "));

    private static final Map<String, Set<Integer>> MORE_ARGUMENTS = Map.of(
            "atan2", Set.of(2),
            "pow", Set.of(2),
            "fmod", Set.of(2),
            "log", Set.of(2),
            "lerp", Set.of(3),
            "clamp", Set.of(3),
            "smoothstep", Set.of(3));

    private final Matcher matcher;
    private final Set<String> variables;
    private int at;
    private String token = END;
    private String name = "";

    SimpleExpression(String text, Set<String> variables) {
        matcher = TOKEN.matcher(text);
        this.variables = variables;
    }

    boolean isValid() {
        return next() && expression() && token.equals(END);
    }

    /** Reads a token; false if Blender does not know it. */
    private boolean next() {
        if (!matcher.region(at, matcher.regionEnd()).lookingAt()) {
            return false;
        }
        at = matcher.end();
        String text = matcher.group("token");
        if (matcher.group("name") != null && !KEYWORDS.contains(text)) {
            name = text;
            token = NAME;
        } else {
            token = matcher.group("number") == null ? text : NUMBER;
        }
        return true;
    }

    private boolean expression() {
        if (!disjunction()) {
            return false;
        }
        return !token.equals("if") || next() && disjunction() && token.equals("else") && next() && expression();
    }

    private boolean disjunction() {
        return conjunction() && (!token.equals("or") || next() && disjunction());
    }

    private boolean conjunction() {
        return negation() && (!token.equals("and") || next() && conjunction());
    }

    private boolean negation() {
        return token.equals("not") ? next() && negation() : comparison();
    }

    private boolean comparison() {
        return sum() && (!COMPARISONS.contains(token) || next() && comparison());
    }

    private boolean sum() {
        return product() && (!token.equals("+") && !token.equals("-") || next() && sum());
    }

    private boolean product() {
        return operand() && (!token.equals("*") && !token.equals("/") || next() && product());
    }

    private boolean operand() {
        return switch (token) {
            case "+", "-" -> next() && operand();
            case "(" -> next() && expression() && token.equals(")") && next();
            case NUMBER -> next();
            case NAME -> named(name);
            default -> false;
        };
    }

    private boolean named(String named) {
        if (variables.contains(named) || CONSTANTS.contains(named)) {
            return next();
        }
        boolean list = named.equals("min") || named.equals("max");
        Set<Integer> more = MORE_ARGUMENTS.getOrDefault(named, Set.of());
        if (!list && !FUNCTIONS.contains(named) && more.isEmpty()) {
            return false;
        }
        int arguments = arguments();
        return arguments > 0 && (list || arguments == 1 && FUNCTIONS.contains(named) || more.contains(arguments));
    }

    /** Reads arguments in parentheses; returns their number, 0 if there are none. */
    private int arguments() {
        int count = 0;
        if (!next() || !token.equals("(")) {
            return 0;
        }
        do {
            if (!next() || !expression()) {
                return 0;
            }
            count++;
        } while (token.equals(","));
        return token.equals(")") && next() ? count : 0;
    }
}
