package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.util.ArrayList;
import java.util.List;

/** A parsed autoscale formula: a sequence of assignments. */
public final class Formula {
    private static final int MAX_DEPTH = 200;

    private final FormulaTokens tokens;
    private final List<Assignment> assignments = new ArrayList<>();
    private int depth;

    private record Assignment(String name, Expression value) {}

    /** @throws FormulaException if the formula has a syntax error */
    public Formula(String text) {
        this.tokens = new FormulaTokens(text);
        while (!tokens.isAtEnd()) {
            if (tokens.operator(";")) {
                continue;
            }
            String name = tokens.name();
            tokens.expect("=");
            assignments.add(new Assignment(name, choice()));
            if (!tokens.isAtEnd()) {
                tokens.expect(";");
            }
        }
    }

    /** Runs the assignments; the scope then holds the results. */
    public void evaluate(Scope scope) {
        assignments.forEach(one -> scope.set(one.name, one.value.in(scope)));
    }

    private Expression choice() {
        checkDepth();
        Expression condition = or();
        if (!tokens.operator("?")) {
            depth--;
            return condition;
        }
        Expression yes = choice();
        tokens.expect(":");
        Expression no = choice();
        depth--;
        return scope -> Values.bool(condition.in(scope)) ? yes.in(scope) : no.in(scope);
    }

    private Expression or() {
        Expression left = and();
        while (tokens.operator("||")) {
            Expression one = left;
            Expression other = and();
            left = scope -> Values.bool(Values.bool(one.in(scope)) || Values.bool(other.in(scope)));
        }
        return left;
    }

    private Expression and() {
        Expression left = comparison();
        while (tokens.operator("&&")) {
            Expression one = left;
            Expression other = comparison();
            left = scope -> Values.bool(Values.bool(one.in(scope)) && Values.bool(other.in(scope)));
        }
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (tokens.operator(operator)) {
                Expression right = sum();
                return scope -> Values.bool(holds(operator, Values.compare(left.in(scope), right.in(scope))));
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
            char operator = tokens.operator("+") ? '+' : tokens.operator("-") ? '-' : ' ';
            if (operator == ' ') {
                return left;
            }
            left = arithmetic(operator, left, product());
        }
    }

    private Expression product() {
        Expression left = unary();
        while (true) {
            char operator = tokens.operator("*") ? '*' : tokens.operator("/") ? '/' : ' ';
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
        checkDepth();
        Expression found;
        if (tokens.operator("-")) {
            found = arithmetic('*', scope -> -1.0, unary());
        } else if (tokens.operator("!")) {
            Expression inner = unary();
            found = scope -> Values.bool(!Values.bool(inner.in(scope)));
        } else {
            found = members(primary());
        }
        depth--;
        return found;
    }

    private void checkDepth() {
        if (++depth > MAX_DEPTH) {
            throw new FormulaException("The formula is nested too deeply.");
        }
    }

    private Expression members(Expression start) {
        Expression left = start;
        while (tokens.operator(".")) {
            Expression target = left;
            String name = tokens.name();
            if (tokens.operator("(")) {
                List<Expression> arguments = arguments();
                left = scope -> Functions.method(target.in(scope), name, values(arguments, scope), scope);
            } else {
                left = scope -> Functions.property(target.in(scope), name);
            }
        }
        return left;
    }

    private Expression primary() {
        if (tokens.operator("(")) {
            Expression inner = choice();
            tokens.expect(")");
            return inner;
        }
        FormulaTokens.Token token = tokens.next();
        switch (token.kind()) {
            case 'n':
                double number = Double.parseDouble(token.text());
                return scope -> number;
            case 's':
                return scope -> token.text();
            case 'w':
                if (tokens.operator("(")) {
                    List<Expression> arguments = arguments();
                    return scope -> Functions.call(token.text(), values(arguments, scope), scope);
                }
                return scope -> scope.get(token.text());
            default:
                throw new FormulaException("Unexpected " + token.text() + ".");
        }
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.operator(")")) {
            do {
                arguments.add(choice());
            } while (tokens.operator(","));
            tokens.expect(")");
        }
        return arguments;
    }

    private static List<Object> values(List<Expression> expressions, Scope scope) {
        return expressions.stream().map(one -> one.in(scope)).toList();
    }
}
