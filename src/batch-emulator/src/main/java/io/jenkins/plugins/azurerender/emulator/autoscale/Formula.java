package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed formula: assignments, one after the other. */
public final class Formula {
    private static final Pattern TOKEN = Pattern.compile("\\s+|//[^\\n]*|(\\d+(?:\\.\\d+)?)|(\\$?[A-Za-z_]\\w*)"
            + "|\"([^\"]*)\"|(&&|\\|\\||==|!=|<=|>=|[-+*/()<>=!?:;,.])");

    private static final int DEEPEST = 200;

    private final List<Token> tokens = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private int at;
    private int depth;

    private record Token(char kind, String text) {}

    private record Assignment(String name, Expression value) {}

    /** @throws FormulaException when it is not well-formed */
    public Formula(String text) {
        tokenize(text);
        while (at < tokens.size()) {
            if (symbol(";")) {
                continue;
            }
            String name = name();
            need("=");
            assignments.add(new Assignment(name, choice()));
            if (at < tokens.size()) {
                need(";");
            }
        }
    }

    /** Carries out the assignments in the scope, which then holds the results. */
    public void evaluate(Scope scope) {
        assignments.forEach(one -> scope.set(one.name, one.value.in(scope)));
    }

    private void tokenize(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (from < text.length()) {
            if (!matcher.find(from) || matcher.start() != from || matcher.end() == from) {
                throw new FormulaException("Unexpected character at position " + from + ".");
            }
            String kinds = "nws";
            for (int group = 1; group <= 4; group++) {
                if (matcher.group(group) != null) {
                    tokens.add(new Token(group == 4 ? 'o' : kinds.charAt(group - 1), matcher.group(group)));
                }
            }
            from = matcher.end();
        }
    }

    private Expression choice() {
        deeper();
        Expression condition = or();
        if (!symbol("?")) {
            depth--;
            return condition;
        }
        Expression yes = choice();
        need(":");
        Expression no = choice();
        depth--;
        return scope -> Values.truth(condition.in(scope)) ? yes.in(scope) : no.in(scope);
    }

    private Expression or() {
        Expression left = and();
        while (symbol("||")) {
            Expression one = left;
            Expression other = and();
            left = scope -> Values.truth(Values.truth(one.in(scope)) || Values.truth(other.in(scope)));
        }
        return left;
    }

    private Expression and() {
        Expression left = comparison();
        while (symbol("&&")) {
            Expression one = left;
            Expression other = comparison();
            left = scope -> Values.truth(Values.truth(one.in(scope)) && Values.truth(other.in(scope)));
        }
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (symbol(operator)) {
                Expression right = sum();
                return scope -> Values.truth(holds(operator, Values.compare(left.in(scope), right.in(scope))));
            }
        }
        return left;
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<=" -> order <= 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order > 0;
        };
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            char operator = symbol("+") ? '+' : symbol("-") ? '-' : ' ';
            if (operator == ' ') {
                return left;
            }
            left = arithmetic(operator, left, product());
        }
    }

    private Expression product() {
        Expression left = unary();
        while (true) {
            char operator = symbol("*") ? '*' : symbol("/") ? '/' : ' ';
            if (operator == ' ') {
                return left;
            }
            left = arithmetic(operator, left, unary());
        }
    }

    private static Expression arithmetic(char operator, Expression left, Expression right) {
        return scope -> Values.arithmetic(operator, left.in(scope), right.in(scope));
    }

    private Expression unary() {
        deeper();
        Expression found;
        if (symbol("-")) {
            found = arithmetic('*', scope -> -1.0, unary());
        } else if (symbol("!")) {
            Expression inner = unary();
            found = scope -> Values.truth(!Values.truth(inner.in(scope)));
        } else {
            found = members(atom());
        }
        depth--;
        return found;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new FormulaException("The formula is nested too deeply.");
        }
    }

    private Expression members(Expression start) {
        Expression left = start;
        while (symbol(".")) {
            Expression target = left;
            String name = name();
            if (symbol("(")) {
                List<Expression> given = arguments();
                left = scope -> Functions.method(target.in(scope), name, values(given, scope), scope);
            } else {
                left = scope -> Functions.property(target.in(scope), name);
            }
        }
        return left;
    }

    private Expression atom() {
        if (symbol("(")) {
            Expression inner = choice();
            need(")");
            return inner;
        }
        Token token = next();
        switch (token.kind) {
            case 'n':
                double number = Double.parseDouble(token.text);
                return scope -> number;
            case 's':
                return scope -> token.text;
            case 'w':
                if (symbol("(")) {
                    List<Expression> given = arguments();
                    return scope -> Functions.call(token.text, values(given, scope), scope);
                }
                return scope -> scope.get(token.text);
            default:
                throw new FormulaException("Unexpected " + token.text + ".");
        }
    }

    private List<Expression> arguments() {
        List<Expression> given = new ArrayList<>();
        if (!symbol(")")) {
            do {
                given.add(choice());
            } while (symbol(","));
            need(")");
        }
        return given;
    }

    private static List<Object> values(List<Expression> expressions, Scope scope) {
        return expressions.stream().map(one -> one.in(scope)).toList();
    }

    private String name() {
        Token token = next();
        if (token.kind != 'w') {
            throw new FormulaException("A name was expected instead of " + token.text + ".");
        }
        return token.text;
    }

    private boolean symbol(String text) {
        boolean is = at < tokens.size()
                && tokens.get(at).kind == 'o'
                && tokens.get(at).text.equals(text);
        at += is ? 1 : 0;
        return is;
    }

    private void need(String text) {
        if (!symbol(text)) {
            throw new FormulaException(
                    "'" + text + "' was expected" + (at < tokens.size() ? " before " + tokens.get(at).text : "") + ".");
        }
    }

    private Token next() {
        if (at >= tokens.size()) {
            throw new FormulaException("The formula ends too early.");
        }
        return tokens.get(at++);
    }
}
