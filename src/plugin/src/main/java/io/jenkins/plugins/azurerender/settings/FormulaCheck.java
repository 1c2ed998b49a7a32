package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.account.FormulaCode;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Checks an autoscale formula without a request to Batch: length, brackets, misspelled service variables, and whether
 * it sets a node count. Batch checks the rest when it evaluates the formula.
 */
final class FormulaCheck {

    private static final int MAX_LENGTH = 8192;
    private static final Set<String> TARGETS = Set.of("$TargetDedicatedNodes", "$TargetLowPriorityNodes");
    private static final Set<String> SERVICE = Set.of(
            "$TargetDedicatedNodes",
            "$TargetLowPriorityNodes",
            "$NodeDeallocationOption",
            "$ActiveTasks",
            "$RunningTasks",
            "$PendingTasks",
            "$SucceededTasks",
            "$FailedTasks",
            "$TaskSlotsPerNode",
            "$CurrentDedicatedNodes",
            "$CurrentLowPriorityNodes",
            "$PreemptedNodeCount",
            "$UsableNodeCount",
            "$CPUPercent",
            "$SampleNodeCount");

    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*");

    private FormulaCheck() {}

    /** @throws InvalidRequestException if it is not null and not a valid formula */
    static void check(String formula) {
        if (formula == null) {
            return;
        }
        if (formula.length() > MAX_LENGTH) {
            throw new InvalidRequestException("autoscaleFormula has %s characters: Azure Batch allows at most %s."
                    .formatted(formula.length(), MAX_LENGTH));
        }
        FormulaCode code = FormulaCode.of(formula);
        checkBrackets(code.text());
        Set<String> assigned = code.assigned();
        VARIABLE.matcher(code.text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(Predicate.not(assigned::contains).and(Predicate.not(SERVICE::contains)))
                .forEach(FormulaCheck::rejectMisspelled);
        assigned.stream().filter(Predicate.not(SERVICE::contains)).forEach(name -> {
            if (TARGETS.stream().anyMatch(name::equalsIgnoreCase)) {
                rejectMisspelled(name);
            }
        });
        if (assigned.stream().noneMatch(TARGETS::contains)) {
            throw new InvalidRequestException(
                    "autoscaleFormula sets no node count: assign $TargetDedicatedNodes or $TargetLowPriorityNodes, such as $TargetDedicatedNodes = min(10, $PendingTasks.GetSample(1));");
        }
    }

    /** Rejects only names similar to a service variable, because user variables can also begin with a dollar sign. */
    private static void rejectMisspelled(String name) {
        Optional<String> suggestion = Spelling.nearest(name, SERVICE);
        if (suggestion.isPresent()) {
            throw new InvalidRequestException(
                    "autoscaleFormula has the unknown variable %s: did you mean %s?".formatted(name, suggestion.get()));
        }
    }

    private static void checkBrackets(String code) {
        Deque<Character> open = new ArrayDeque<>();
        for (char one : code.toCharArray()) {
            if (one == '(' || one == '[') {
                open.push(one);
            } else if (one == ')' || one == ']') {
                if (open.isEmpty() || open.pop() != (one == ')' ? '(' : '[')) {
                    throw new InvalidRequestException(
                            "autoscaleFormula has an unmatched '%s': check its brackets.".formatted(one));
                }
            }
        }
        if (!open.isEmpty()) {
            throw new InvalidRequestException(
                    "autoscaleFormula has an unmatched '%s': check its brackets.".formatted(open.peek()));
        }
    }
}
