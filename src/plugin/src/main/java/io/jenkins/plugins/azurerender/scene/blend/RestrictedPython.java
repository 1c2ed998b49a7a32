package io.jenkins.plugins.azurerender.scene.blend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the tokens of a Python expression. Blender checks its bytecode, so that the result depends on the version of
 * Python in a few cases: this is what all versions allow. Chained comparisons are not allowed by Python 3.11 (Blender 4.1
 * to 5.0), unpacked arguments and most dictionaries by none or by old ones.
 */
final class RestrictedPython {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<name>[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{IsDigit}_]*)"
                    + "|(?<number>0[xXoObB][0-9a-fA-F_]+|(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9_]+)?[jJ]?)"
                    + "|(?<text>'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\")"
                    + "|(?<operator>:=|\\*\\*|//|<<|>>|<=|>=|==|!=|[-+*/%@&|^~<>()\\[\\]{},:=]))\\s*");

    private static final Set<String> TEXT_PREFIXES = Set.of("r", "b", "u", "br", "rb");
    private static final Set<String> KEYWORDS = Set.of("not", "True", "False", "None");
    private static final Set<String> SEPARATORS = Set.of("and", "or", "if", "else", ",", ":", "=");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=", "in", "is");

    /** Names that Blender allows: its own, some built-in ones, and all of the module math. */
    private static final Set<String> NAMES =
            Set.of(("frame depsgraph bpy noise clamp lerp smoothstep all any len max min pow round sum bool float int "
                            + "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf "
                            + "erfc exp exp2 expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose "
                            + "isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm "
                            + "pi prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp")
                    .split(" "));

    private final String text;
    private final Set<String> names;

    /** Open brackets; {@code <} above a bracket after a comparison in it. */
    private final Deque<String> open = new ArrayDeque<>();

    /** @param names that are allowed, too */
    RestrictedPython(String text, Set<String> names) {
        this.text = text;
        this.names = Set.copyOf(names);
    }

    boolean isAllowed() {
        Matcher token = TOKEN.matcher(text);
        String previous = "";
        while (token.regionStart() < text.length()) {
            if (!token.lookingAt()) {
                return false;
            }
            String next = token.group().strip();
            if (!isAllowed(next, previous, token)) {
                return false;
            }
            previous = next;
            token.region(token.end(), text.length());
        }
        return true;
    }

    private boolean isAllowed(String next, String previous, Matcher token) {
        if (SEPARATORS.contains(next)) {
            endComparison();
            return !next.equals(":") || "[".equals(open.peek());
        }
        if (COMPARISONS.contains(next)) {
            boolean chained = "<".equals(open.peek());
            open.push("<");
            return !chained;
        }
        if (token.group("name") != null) {
            return isAllowed(next, token.end());
        }
        switch (next) {
            case "(", "[", "{" -> open.push(next);
            case ")", "]", "}" -> {
                endComparison();
                open.poll();
            }
            case "*", "**" -> {
                return !Set.of("(", "[", "{", ",").contains(previous);
            }
            default -> {
                return !next.equals(":=");
            }
        }
        return true;
    }

    private void endComparison() {
        if ("<".equals(open.peek())) {
            open.pop();
        }
    }

    /** @param end where the next token starts */
    private boolean isAllowed(String name, int end) {
        char after = end < text.length() ? text.charAt(end) : ' ';
        boolean argument = after == '=' && !text.startsWith("==", end);
        boolean prefix = (after == '\'' || after == '"') && TEXT_PREFIXES.contains(name.toLowerCase(Locale.ROOT));
        return argument
                || prefix
                || KEYWORDS.contains(name)
                || !name.startsWith("_") && (names.contains(name) || NAMES.contains(name));
    }
}
