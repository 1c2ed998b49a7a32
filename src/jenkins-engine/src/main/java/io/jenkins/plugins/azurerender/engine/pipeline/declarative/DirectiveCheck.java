package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** Checks the directives that say how a Pipeline or a stage runs: agent, environment, options, when and so on. */
final class DirectiveCheck {

    private final ValidationErrors problems;

    DirectiveCheck(ValidationErrors problems) {
        this.problems = problems;
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
                // failFast takes a value of any form
            }
        }
    }

    private void checkAgent(Section agent) {
        if (agent.block() != null) {
            List<Section> types = problems.sections(agent.block(), "Expected an agent");
            if (types.isEmpty()) {
                problems.add(agent.at(), "No agent type specified. Must be one of " + Keywords.AGENT_TYPES);
            }
            for (Section type : types) {
                if (!Keywords.AGENT_TYPES.contains(type.name())) {
                    problems.add(
                            type.at(),
                            "Invalid agent type \"" + type.name() + "\" specified. Must be one of "
                                    + Keywords.AGENT_TYPES);
                }
            }
        } else if (agent.arguments().size() != 1
                || !(agent.arguments().get(0) instanceof VariableExpression word)
                || !List.of("any", "none").contains(word.getName())) {
            problems.add(agent.at(), "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
        }
    }

    private void checkEnvironment(Section environment) {
        if (environment.block() == null
                || Section.statements(environment.block()).isEmpty()) {
            problems.add(environment.at(), "No variables specified for environment");
            return;
        }
        Set<String> names = new HashSet<>();
        for (Statement statement : Section.statements(environment.block())) {
            String name = assigned(statement);
            if (name == null) {
                problems.add(statement, "Expected name=value pairs");
            } else if (!names.add(name)) {
                problems.add(statement, "Duplicate environment variable name: \"" + name + "\"");
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
            problems.add(section.at(), "Expected a block for " + section.name());
            return;
        }
        List<Section> entries = problems.sections(section.block(), "Expected a " + kind);
        if (entries.isEmpty()) {
            problems.add(section.at(), section.name() + " can not be empty");
        }
        for (Section entry : entries) {
            if (!known.contains(entry.name())) {
                problems.add(
                        entry.at(),
                        "Invalid " + kind + " type \"" + entry.name() + "\". Valid " + kind + " types: " + known);
            }
        }
    }

    private void checkWhen(Section when) {
        List<Section> conditions =
                when.block() == null ? List.of() : problems.sections(when.block(), "Expected a when condition");
        if (conditions.isEmpty()) {
            problems.add(when.at(), "Empty when closure, remove the property or add some content.");
        }
        for (Section condition : conditions) {
            if (!Keywords.WHEN_CONDITIONS.contains(condition.name())) {
                problems.add(
                        condition.at(),
                        "Unknown conditional " + condition.name() + ". Valid conditionals are: "
                                + Keywords.WHEN_CONDITIONS);
            } else if (List.of("not", "anyOf", "allOf").contains(condition.name())) {
                checkWhen(condition);
            }
        }
    }
}
