package io.jenkins.plugins.azurerender.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PreemptionsTest {

    private final Preemptions preemptions = new Preemptions(100);

    @Test
    void nodeThatStaysEvictedCountsOnce() {
        assertTrue(preemptions.update(List.of(150L, 170L)));
        assertFalse(preemptions.update(List.of(150L, 170L)));
        assertFalse(preemptions.update(List.of()));
        assertEquals(2, preemptions.getCount());
    }

    @Test
    void nodeThatIsEvictedAgainCountsTwice() {
        preemptions.update(List.of(150L));
        assertTrue(preemptions.update(List.of(190L)));
        assertEquals("2 Spot nodes evicted so far", preemptions.toString());
    }

    @Test
    void earlierEvictionsAreNotCounted() {
        assertFalse(preemptions.update(List.of(99L, 100L)));
        assertEquals(0, preemptions.getCount());
    }
}
