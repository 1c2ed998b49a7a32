package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.emulator.autoscale.Formula;
import io.jenkins.plugins.azurerender.emulator.autoscale.FormulaException;
import io.jenkins.plugins.azurerender.emulator.autoscale.Samples;
import io.jenkins.plugins.azurerender.emulator.autoscale.Scope;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of autoscale formulas. */
@Tag("unit")
class FormulaTest {
    /** A Saturday, 9:30. */
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private static Object value(String formula) {
        Samples pending = new Samples();
        for (int i = 20; i >= 0; i--) {
            pending.add(NOW.minus(Samples.PERIOD.multipliedBy(i)), i < 10 ? 8 : 2);
        }
        Scope scope = new Scope(
                NOW,
                Map.of("$PendingTasks", pending, "$ActiveTasks", new Samples()),
                Map.of("$TargetDedicatedNodes", 4.0));
        new Formula(formula).evaluate(scope);
        return scope.variables().get("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "x = 1 + 2 * 3 - 4 / 2; @ 5",
                "x = (1 + 2) * -3; @ -9",
                "x = 3 > 2 && !(1 == 2) || 0; @ 1",
                "x = 1 > 2 ? 10 : 2 > 1 ? 20 : 30; @ 20",
                "x = min(4, 2, 9) + max(1, 7) + round(2.4); @ 11",
                "x = avg($PendingTasks.GetSample(4)); @ 8",
                "x = len($PendingTasks.GetSample(TimeInterval_Minute * 5)); @ 11",
                "x = max($PendingTasks.GetSample(10 * TimeInterval_Minute)); @ 8",
                "x = $PendingTasks.GetSamplePercent(180 * TimeInterval_Second); @ 100",
                "x = $ActiveTasks.GetSamplePercent(TimeInterval_Hour); @ 0",
                "x = $PendingTasks; @ 8",
                "x = $TargetDedicatedNodes / 2; @ 2",
                "x = time().hour; @ 9",
                "x = time().weekday; @ 6",
                "x = time(^2026-01-01T00:00:00Z^) < time(); @ 1",
                "a = 4; b = a * 2; // double~ x = b; @ 8",
                "x = $ActiveTasks.GetSamplePercent(TimeInterval_Hour) < 70 ? 1 : avg($ActiveTasks.GetSample(TimeInterval_Hour, 70)); @ 1",
                "x = val($PendingTasks.GetSample(3), 0); @ 8",
                "x = std(1, 1, 1) + norm(3, 4); @ 5",
            })
    void expressionYieldsValue(String formula, double expected) {
        assertEquals(expected, value(formula.replace('^', '"').replace('~', '\n')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = ;", "x = 1 +;", "= 3;", "x 3;", "x = (1;", "x = 1 y = 2;", "x = #;", "x = \"open;"})
    void syntaxErrorIsRejected(String formula) {
        assertThrows(FormulaException.class, () -> new Formula(formula));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = $NoSuchThing;",
                "x = 1 / 0;",
                "x = nosuch(1);",
                "$PendingTasks = 3;",
                "x = $PendingTasks.Nothing();",
                "x = \"a\" * 2;",
                "x = avg($ActiveTasks.GetSample(3));"
            })
    void evaluationErrorIsReported(String formula) {
        assertThrows(FormulaException.class, () -> value(formula));
    }

    @Test
    void conditionalEvaluatesOnlySelectedBranch() {
        assertEquals(1.0, value("x = 1 ? 1 : 1 / 0;"));
    }
}
