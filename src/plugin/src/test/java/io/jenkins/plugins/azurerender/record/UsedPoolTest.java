package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jenkins.plugins.azurerender.record.UsedPool.Scaling;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line about the nodes that a pool keeps at the end of a build. */
@Tag("unit")
class UsedPoolTest {

    private static final String REMOVAL =
            "until azureRenderPool with action: 'resize' or 'delete' removes THEM; withAzureRenderPool does this at the end of its block";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            FIXED   | 20 | 0.38 | true  | farm keeps 20 nodes: about 7.60 an hour, REMOVAL                                                   | them
            FIXED   | 1  | 0.38 | true  | farm keeps 1 node: about 0.38 an hour, REMOVAL                                                     | it
            FIXED   | 20 | 0    | true  | farm keeps 20 nodes, which cost money REMOVAL                                                      | them
            FIXED   | 1  | 0    | true  | farm keeps 1 node, which costs money REMOVAL                                                       | it
            FIXED   | 20 | 0.38 | false | farm keeps 20 nodes: about 7.60 an hour                                                            | them
            FIXED   | 20 | 0    | false | farm keeps 20 nodes, which cost money                                                              | them
            TASKS   | 50 | 0.14 | true  | farm keeps autoscaling: at most 50 nodes while tasks wait or run (about 7.00 an hour), and none afterwards | them
            TASKS   | 50 | 0    | false | farm keeps autoscaling: at most 50 nodes while tasks wait or run, and none afterwards               | them
            FORMULA | 5  | 2    | true  | farm keeps autoscaling by its formula: at most 5 nodes (about 10.00 an hour), REMOVAL               | the nodes
            FORMULA | -1 | 2    | true  | farm keeps autoscaling by its formula: without a known limit, REMOVAL                              | the nodes
            FORMULA | -1 | 2    | false | farm keeps autoscaling by its formula: without a known limit                                       | the nodes
            """)
    void remainingNodesAreDescribedWithTheirCost(
            Scaling scaling, int nodes, double price, boolean changeable, String line, String them) {
        assertEquals(
                Optional.of(line.replace("REMOVAL", REMOVAL.replace("THEM", them))),
                new UsedPool("studio", "farm", scaling, nodes, price, changeable).remaining());
    }

    @Test
    void poolWithoutNodesIsNotMentioned() {
        for (Scaling scaling : Scaling.values()) {
            assertEquals(Optional.empty(), new UsedPool("studio", "farm", scaling, 0, 1, true).remaining());
        }
    }

    @Test
    void priceOfAnEarlierStepIsKept() {
        UsedPool earlier = new UsedPool("studio", "farm", Scaling.FIXED, 2, 0.5, true);
        UsedPool unpriced = new UsedPool("studio", "farm", Scaling.FIXED, 4, 0, true);
        UsedPool priced = new UsedPool("studio", "farm", Scaling.FIXED, 4, 1, true);

        assertEquals(
                new UsedPool("studio", "farm", Scaling.FIXED, 4, 0.5, true).remaining(),
                unpriced.after(earlier).remaining());
        assertEquals(priced.remaining(), priced.after(earlier).remaining());
        assertFalse(unpriced.after(earlier).isSame(earlier));
    }
}
