package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Validates the steps of a stage: unknown and missing arguments. */
final class StepsCheck {

    private final ValidationErrors errors;

    StepsCheck(ValidationErrors errors) {
        this.errors = errors;
    }

    void check(ClosureExpression block) {
        for (Section step : errors.sections(block, "Expected a step")) {
            StepSignature signature = StepSignature.of(step.name());
            if (signature != null) {
                checkArguments(step, signature);
            }
            if (step.block() != null && !"script".equals(step.name())) {
                check(step.block());
            }
        }
    }

    private void checkArguments(Section step, StepSignature signature) {
        boolean named = step.arguments().size() == 1 && step.arguments().get(0) instanceof MapExpression;
        if (!named) {
            if (step.arguments().size() > 1) {
                errors.add(step.at(), "Arguments to \"" + step.name() + "\" must be explicitly named.");
            } else if (step.arguments().isEmpty()) {
                checkMissing(step, signature, List.of());
            }
            return;
        }
        List<String> names = ((MapExpression) step.arguments().get(0))
                .getMapEntryExpressions().stream()
                        .map(MapEntryExpression::getKeyExpression)
                        .map(Expression::getText)
                        .toList();
        for (String name : names) {
            if (!signature.knows(name)) {
                errors.add(
                        step.at(),
                        "Invalid parameter \"" + name + "\", did you mean \"" + signature.closest(name) + "\"?");
            }
        }
        checkMissing(step, signature, names);
    }

    private void checkMissing(Section step, StepSignature signature, List<String> given) {
        for (String required : signature.required()) {
            if (!given.contains(required)) {
                errors.add(step.at(), "Missing required parameter: \"" + required + "\"");
            }
        }
    }
}
