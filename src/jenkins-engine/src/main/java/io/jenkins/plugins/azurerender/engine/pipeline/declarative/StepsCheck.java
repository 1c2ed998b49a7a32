package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Checks the steps of a stage: that their arguments have names which the step knows, and that none is missing. */
final class StepsCheck {

    private final ValidationErrors problems;

    StepsCheck(ValidationErrors problems) {
        this.problems = problems;
    }

    void check(ClosureExpression block) {
        for (Section step : problems.sections(block, "Expected a step")) {
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
                problems.add(step.at(), "Arguments to \"" + step.name() + "\" must be explicitly named.");
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
                problems.add(
                        step.at(),
                        "Invalid parameter \"" + name + "\", did you mean \"" + signature.closest(name) + "\"?");
            }
        }
        checkMissing(step, signature, names);
    }

    private void checkMissing(Section step, StepSignature signature, List<String> given) {
        for (String required : signature.required()) {
            if (!given.contains(required)) {
                problems.add(step.at(), "Missing required parameter: \"" + required + "\"");
            }
        }
    }
}
