package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be told of an autoscale formula without asking Batch: its length, its brackets, that it sets a node count, and
 * misspelled variables of the service. All else Batch says when it tries the formula.
 */
final class FormulaCheck {

    private static final int LONGEST = 8192;
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

    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*");
    private static final Pattern ASSIGNED = Pattern.compile("(\\$?[A-Za-z_]\\w*)\\s*=(?!=)");
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*");

    private FormulaCheck() {}

    /** @throws InvalidRequestException when it is given and cannot be a formula */
    static void check(String formula) {
        if (formula == null) {
            return;
        }
        if (formula.length() > LONGEST) {
            throw new InvalidRequestException("The autoscaleFormula has %d characters: Azure Batch takes %d at most."
                    .formatted(formula.length(), LONGEST));
        }
        String code = COMMENT.matcher(formula).replaceAll("");
        checkBrackets(code);
        Set<String> assigned = names(ASSIGNED.matcher(code), 1);
        names(VARIABLE.matcher(code), 0).stream()
                .filter(Predicate.not(assigned::contains).and(Predicate.not(SERVICE::contains)))
                .forEach(FormulaCheck::refuseMisspelled);
        assigned.stream().filter(Predicate.not(SERVICE::contains)).forEach(name -> {
            if (TARGETS.stream().anyMatch(name::equalsIgnoreCase)) {
                refuseMisspelled(name);
            }
        });
        if (assigned.stream().noneMatch(TARGETS::contains)) {
            throw new InvalidRequestException(
                    "The autoscaleFormula sets no node count: let it set $TargetDedicatedNodes or $TargetLowPriorityNodes, such as $TargetDedicatedNodes = min(10, $PendingTasks.GetSample(1));");
        }
    }

    private static Set<String> names(Matcher matcher, int group) {
        return matcher.results().map((MatchResult found) -> found.group(group)).collect(Collectors.toSet());
    }

    /** Variables of one's own may begin with a dollar sign too: only what was meant to be another one is refused. */
    private static void refuseMisspelled(String name) {
        Optional<String> meant = Spelling.nearest(name, SERVICE);
        if (meant.isPresent()) {
            throw new InvalidRequestException(
                    "The autoscaleFormula has the variable %s, which Azure Batch does not know: did you mean %s?"
                            .formatted(name, meant.get()));
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
                            "The autoscaleFormula has a '%s' that nothing opens: check its brackets.".formatted(one));
                }
            }
        }
        if (!open.isEmpty()) {
            throw new InvalidRequestException(
                    "The autoscaleFormula has a '%s' that nothing closes: check its brackets.".formatted(open.peek()));
        }
    }
}
