package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Validates directives: agent, environment, options, triggers, parameters, when. */
final class DirectiveCheck {

    private final ValidationErrors errors;

    DirectiveCheck(ValidationErrors errors) {
        this.errors = errors;
    }

    void check(Section directive) {
        switch (directive.name()) {
            case "agent" -> checkAgent(directive);
            case "environment" -> checkEnvironment(directive);
            case "options" -> checkTypes(directive, "option", Keywords.OPTIONS);
            case "triggers" -> checkTypes(directive, "trigger", Keywords.TRIGGERS);
            case "parameters" -> checkTypes(directive, "parameter", Keywords.PARAMETERS);
            case "when" -> checkWhen(directive);
            default -> {
                // the value of failFast can be any expression; excludes are evaluated with the matrix
            }
        }
    }

    private void checkAgent(Section agent) {
        if (agent.block() != null) {
            List<Section> types = errors.sections(agent.block(), "Expected an agent");
            if (types.isEmpty()) {
                errors.add(agent.at(), "No agent type specified. Must be one of " + Keywords.AGENT_TYPES);
            }
            for (Section type : types) {
                if (!Keywords.AGENT_TYPES.contains(type.name())) {
                    errors.add(
                            type.at(),
                            "Invalid agent type \"" + type.name() + "\" specified. Must be one of "
                                    + Keywords.AGENT_TYPES);
                }
            }
        } else if (agent.arguments().size() != 1
                || !(agent.arguments().get(0) instanceof VariableExpression word)
                || !List.of("any", "none").contains(word.getName())) {
            errors.add(agent.at(), "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
        }
    }

    private void checkEnvironment(Section environment) {
        if (environment.block() == null
                || Section.statements(environment.block()).isEmpty()) {
            errors.add(environment.at(), "No variables specified for environment");
            return;
        }
        Set<String> names = new HashSet<>();
        for (Statement statement : Section.statements(environment.block())) {
            String name = assigned(statement);
            if (name == null) {
                errors.add(statement, "Expected name=value pairs");
            } else if (!names.add(name)) {
                errors.add(statement, "Duplicate environment variable name: \"" + name + "\"");
            }
        }
    }

    private static String assigned(Statement statement) {
        Expression expression = statement instanceof ExpressionStatement plain ? plain.getExpression() : null;
        return expression instanceof BinaryExpression assignment
                        && "=".equals(assignment.getOperation().getText())
                        && assignment.getLeftExpression() instanceof VariableExpression name
                ? name.getName()
                : null;
    }

    private void checkTypes(Section section, String kind, List<String> known) {
        if (section.block() == null) {
            errors.add(section.at(), "Expected a block for " + section.name());
            return;
        }
        List<Section> entries = errors.sections(section.block(), "Expected a " + kind);
        if (entries.isEmpty()) {
            errors.add(section.at(), section.name() + " can not be empty");
        }
        for (Section entry : entries) {
            if (!known.contains(entry.name())) {
                errors.add(
                        entry.at(),
                        "Invalid " + kind + " type \"" + entry.name() + "\". Valid " + kind + " types: " + known);
            }
        }
    }

    private void checkWhen(Section when) {
        List<Section> conditions =
                when.block() == null ? List.of() : errors.sections(when.block(), "Expected a when condition");
        if (conditions.isEmpty()) {
            errors.add(when.at(), "Empty when closure, remove the property or add some content.");
        }
        for (Section condition : conditions) {
            if (!Keywords.WHEN_CONDITIONS.contains(condition.name())) {
                errors.add(
                        condition.at(),
                        "Unknown conditional " + condition.name() + ". Valid conditionals are: "
                                + Keywords.WHEN_CONDITIONS);
            } else if (List.of("not", "anyOf", "allOf").contains(condition.name())) {
                checkWhen(condition);
            }
        }
    }
}
