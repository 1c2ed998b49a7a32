package io.jenkins.plugins.azurerender.engine.pipeline.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Validates the sections of a Declarative Pipeline and its stages. */
final class PipelineCheck {

    private final ValidationErrors errors;
    private final DirectiveCheck directives;
    private final StepsCheck steps;
    private final Set<String> stageNames = new HashSet<>();

    PipelineCheck(ValidationErrors errors) {
        this.errors = errors;
        this.directives = new DirectiveCheck(errors);
        this.steps = new StepsCheck(errors);
    }

    void check(Section pipeline) {
        Set<String> seen = new HashSet<>();
        for (Section section : errors.sections(pipeline.block(), "Expected a section")) {
            if (!Keywords.PIPELINE_SECTIONS.contains(section.name())) {
                errors.add(section.at(), "Undefined section \"" + section.name() + "\"");
                continue;
            }
            once(seen, section);
            checkSection(section);
        }
        for (String required : List.of("stages", "agent")) {
            if (!seen.contains(required)) {
                errors.add(pipeline.at(), "Missing required section \"" + required + "\"");
            }
        }
    }

    private void once(Set<String> seen, Section section) {
        if (!seen.add(section.name())) {
            errors.add(section.at(), "Multiple occurrences of the " + section.name() + " section");
        }
    }

    private void checkSection(Section section) {
        switch (section.name()) {
            case "stages", "parallel" -> checkStages(section);
            case "matrix" -> ifBlock(section, () -> checkMatrix(section));
            case "steps" -> ifBlock(section, () -> steps.check(section.block()));
            case "axes" -> ifBlock(section, () -> checkAxes(section));
            case "post" -> ifBlock(section, () -> checkPost(section.block()));
            default -> directives.check(section);
        }
    }

    private void ifBlock(Section section, Runnable check) {
        if (section.block() == null) {
            errors.add(section.at(), "Expected a block for " + section.name());
        } else {
            check.run();
        }
    }

    private void checkStages(Section stages) {
        ifBlock(stages, () -> {
            List<Section> all = errors.sections(stages.block(), "Expected a stage");
            if (all.isEmpty()) {
                errors.add(stages.at(), "No stages specified");
            }
            all.forEach(this::checkStage);
        });
    }

    private void checkStage(Section stage) {
        if (!"stage".equals(stage.name())) {
            errors.add(stage.at(), "Expected a stage");
            return;
        }
        String name = stage.constantText();
        if (stage.arguments().isEmpty()) {
            errors.add(stage.at(), "Expected a stage name but did not find any");
        } else if (name != null && !stageNames.add(name)) {
            errors.add(stage.at(), "Duplicate stage name: \"" + name + "\"");
        }
        if (stage.block() == null) {
            errors.add(stage.at(), "Stage does not have a block");
        } else {
            checkStageSections(stage, name);
        }
    }

    private void checkStageSections(Section stage, String name) {
        Set<String> seen = new HashSet<>();
        for (Section section : errors.sections(stage.block(), "Expected a section")) {
            if (!Keywords.STAGE_SECTIONS.contains(section.name())) {
                errors.add(
                        section.at(),
                        "Unknown stage section \"" + section.name() + "\". Starting with version 0.5, steps in a stage"
                                + " must be in a ‘steps’ block.");
                continue;
            }
            once(seen, section);
            checkSection(section);
        }
        long contents = seen.stream()
                .filter(List.of("steps", "stages", "parallel", "matrix")::contains)
                .count();
        if (contents == 0) {
            errors.add(stage.at(), "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"" + name + "\"");
        } else if (contents > 1) {
            errors.add(
                    stage.at(),
                    "Only one of \"matrix\", \"parallel\", \"stages\", or \"steps\" allowed for stage \"" + name
                            + "\"");
        }
    }

    private void checkMatrix(Section matrix) {
        Set<String> seen = new HashSet<>();
        for (Section section : errors.sections(matrix.block(), "Expected a section")) {
            if (!Keywords.MATRIX_SECTIONS.contains(section.name())) {
                errors.add(section.at(), "Unknown matrix section \"" + section.name() + "\".");
                continue;
            }
            once(seen, section);
            checkSection(section);
        }
        for (String required : List.of("axes", "stages")) {
            if (!seen.contains(required)) {
                errors.add(matrix.at(), "Missing required section \"" + required + "\"");
            }
        }
    }

    private void checkAxes(Section axes) {
        List<Section> all = errors.sections(axes.block(), "Expected an axis");
        if (all.isEmpty()) {
            errors.add(axes.at(), "No axis directives specified");
        }
        for (Section axis : all) {
            Set<String> seen = new HashSet<>();
            if ("axis".equals(axis.name()) && axis.block() != null) {
                errors.sections(axis.block(), "Expected name or values").forEach(section -> seen.add(section.name()));
            }
            if (!seen.equals(Set.of("name", "values"))) {
                errors.add(axis.at(), "Expected an axis");
            }
        }
    }

    private void checkPost(ClosureExpression block) {
        for (Section condition : errors.sections(block, "Expected a build condition")) {
            if (!Keywords.POST_CONDITIONS.contains(condition.name())) {
                errors.add(
                        condition.at(),
                        "Invalid condition \"" + condition.name() + "\" - valid conditions are "
                                + Keywords.POST_CONDITIONS);
            } else {
                ifBlock(condition, () -> steps.check(condition.block()));
            }
        }
    }
}
