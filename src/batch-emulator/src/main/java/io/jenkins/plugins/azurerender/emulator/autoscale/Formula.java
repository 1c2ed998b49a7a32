package io.jenkins.plugins.azurerender.emulator.autoscale;

import java.util.ArrayList;
import java.util.List;

/** A parsed formula: assignments, one after the other. */
public final class Formula {
    private static final int DEEPEST = 200;

    private final FormulaTokens tokens;
    private final List<Assignment> assignments = new ArrayList<>();
    private int depth;

    private record Assignment(String name, Expression value) {}

    /** @throws FormulaException when it is not well-formed */
    public Formula(String text) {
        this.tokens = new FormulaTokens(text);
        while (!tokens.isOver()) {
            if (tokens.sign(";")) {
                continue;
            }
            String name = tokens.name();
            tokens.need("=");
            assignments.add(new Assignment(name, choice()));
            if (!tokens.isOver()) {
                tokens.need(";");
            }
        }
    }

    /** Carries out the assignments in the scope, which then holds the results. */
    public void evaluate(Scope scope) {
        assignments.forEach(one -> scope.set(one.name, one.value.in(scope)));
    }

    private Expression choice() {
        deeper();
        Expression condition = or();
        if (!tokens.sign("?")) {
            depth--;
            return condition;
        }
        Expression yes = choice();
        tokens.need(":");
        Expression no = choice();
        depth--;
        return scope -> Values.truth(condition.in(scope)) ? yes.in(scope) : no.in(scope);
    }

    private Expression or() {
        Expression left = and();
        while (tokens.sign("||")) {
            Expression one = left;
            Expression other = and();
            left = scope -> Values.truth(Values.truth(one.in(scope)) || Values.truth(other.in(scope)));
        }
        return left;
    }

    private Expression and() {
        Expression left = comparison();
        while (tokens.sign("&&")) {
            Expression one = left;
            Expression other = comparison();
            left = scope -> Values.truth(Values.truth(one.in(scope)) && Values.truth(other.in(scope)));
        }
        return left;
    }

    private Expression comparison() {
        Expression left = sum();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (tokens.sign(operator)) {
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
            char operator = tokens.sign("+") ? '+' : tokens.sign("-") ? '-' : ' ';
            if (operator == ' ') {
                return left;
            }
            left = arithmetic(operator, left, product());
        }
    }

    private Expression product() {
        Expression left = unary();
        while (true) {
            char operator = tokens.sign("*") ? '*' : tokens.sign("/") ? '/' : ' ';
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
        if (tokens.sign("-")) {
            found = arithmetic('*', scope -> -1.0, unary());
        } else if (tokens.sign("!")) {
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
        while (tokens.sign(".")) {
            Expression target = left;
            String name = tokens.name();
            if (tokens.sign("(")) {
                List<Expression> given = arguments();
                left = scope -> Functions.method(target.in(scope), name, values(given, scope), scope);
            } else {
                left = scope -> Functions.property(target.in(scope), name);
            }
        }
        return left;
    }

    private Expression atom() {
        if (tokens.sign("(")) {
            Expression inner = choice();
            tokens.need(")");
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
                if (tokens.sign("(")) {
                    List<Expression> given = arguments();
                    return scope -> Functions.call(token.text(), values(given, scope), scope);
                }
                return scope -> scope.get(token.text());
            default:
                throw new FormulaException("Unexpected " + token.text() + ".");
        }
    }

    private List<Expression> arguments() {
        List<Expression> given = new ArrayList<>();
        if (!tokens.sign(")")) {
            do {
                given.add(choice());
            } while (tokens.sign(","));
            tokens.need(")");
        }
        return given;
    }

    private static List<Object> values(List<Expression> expressions, Scope scope) {
        return expressions.stream().map(one -> one.in(scope)).toList();
    }
}
