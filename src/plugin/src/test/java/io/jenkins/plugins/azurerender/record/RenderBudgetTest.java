package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.record.RenderBudget.Action;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RenderBudgetTest {

    @Test
    void lowerLimitCounts() {
        RenderBudget both = new RenderBudget(10, 6, Action.FINISH);
        assertEquals(0.5, both.share(5, 0.5));
        assertEquals("5.00 of 10.00 node hours (maxNodeHours)", both.describe(5, 0.5));
        assertEquals(1.0, both.share(6, 1));
        assertEquals("6.00 of 6.00 (maxCost), in 6.00 node hours", both.describe(6, 1));
        assertEquals(
                "at most 10.00 node hours (maxNodeHours) and 6.00 (maxCost), then running tasks end and no others start",
                both.describeLimits());
    }

    @Test
    void costWithoutAPriceIsNotLimited() {
        RenderBudget cost = new RenderBudget(0, 6, Action.CANCEL);
        assertTrue(cost.needsPrice());
        assertEquals(0, cost.share(1_000, 0));
        assertTrue(RenderBudget.NONE.isNone());
        assertEquals(0, RenderBudget.NONE.share(1_000, 1));
    }

    @Test
    void invalidLimitsAreRejected() {
        rejected("maxNodeHours is -1.0: use a number above 0, or 0 for no limit.", -1, 0, Action.FINISH);
        rejected("maxCost is NaN: use a number above 0, or 0 for no limit.", 1, Double.NaN, Action.FINISH);
        rejected("maxCost is Infinity:", 1, Double.POSITIVE_INFINITY, Action.FINISH);
        rejected("onBudget is set without a limit: set maxNodeHours or maxCost, or remove it.", 0, 0, Action.CANCEL);
    }

    private static void rejected(String start, double hours, double cost, Action action) {
        String message = assertThrows(InvalidRequestException.class, () -> new RenderBudget(hours, cost, action))
                .getMessage();
        assertTrue(message.startsWith(start), message);
    }
}
